using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>
/// What an export says of itself: version, scope, arguments, counts, licence. Nothing in it depends on when or where it was made.
/// </summary>
internal static class ExportAbout
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>All of it in one line, for formats that have a place for a text only.</summary>
    public static string Line(ExportNetwork network)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable with { Indented = false }))
        {
            Write(json, network);
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>A file of its own, to lie beside those that have no place for it; with every column and what it means.</summary>
    public static Task WriteAsync(ExportNetwork network, ExportOutput output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        Fields(json, network);
        json.WriteStartObject("tables"u8);
        Columns(json, network.NodeTable);
        Columns(json, network.LinkTable);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
        return Task.CompletedTask;
    }

    /// <summary>As an object; every member has a value that a reader of flat attributes takes.</summary>
    public static void Write(Utf8JsonWriter json, ExportNetwork network)
    {
        json.WriteStartObject();
        Fields(json, network);
        json.WriteEndObject();
    }

    /// <summary>All of it as names and values, for a sheet of a workbook.</summary>
    public static IEnumerable<(string Name, string Value)> Each(ExportNetwork network)
    {
        var (scoped, options) = (network.Scoped, network.Options);
        yield return ("program", "AntiCorruption");
        yield return ("version", Number(scoped.Snapshot.Version));
        if (scoped.Snapshot.UpToFiscalYear is { } year)
            yield return ("upToFiscalYear", Number(year));
        yield return ("scope", ScopeText.Of(scoped.Scope));
        yield return ("direction", EnumNames.Constant(options.Direction));
        yield return ("parallel", EnumNames.Constant(options.Parallel));
        yield return ("names", EnumNames.Constant(options.Names));
        yield return ("personsAs", EnumNames.Constant(options.PersonsAs));
        if (options.Measures.Count > 0)
            yield return ("metrics", string.Join(',', options.Measures.Select(measure => measure.Name)));
        if (options.Licence is { } licence)
            yield return ("licence", licence);
        if (options.RiskReason is not null)
            yield return ("exposedPersonCount", Number(network.Risk.ExposedCount));
        yield return ("partyCount", Number(scoped.Counts.PartyCount));
        yield return ("storedLinkCount", Number(scoped.Counts.LinkCount));
        yield return ("derivedLinkCount", Number(scoped.Counts.DerivedLinkCount));
        yield return ("evidencedLinkCount", Number(scoped.Counts.EvidencedLinkCount));
        yield return ("syntheticLinkCount", Number(scoped.Counts.SyntheticLinkCount));
    }

    private static void Fields(Utf8JsonWriter json, ExportNetwork network)
    {
        foreach (var (name, value) in Each(network))
        {
            if (name.EndsWith("Count", StringComparison.Ordinal) || name is "version" or "upToFiscalYear")
            {
                json.WriteNumber(name, long.Parse(value, CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteString(name, value);
            }
        }
    }

    private static void Columns(Utf8JsonWriter json, ExportTable table)
    {
        json.WriteStartArray(table.Name);
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, column.Name);
            json.WriteString("type"u8, EnumNames.Constant(column.Type));
            json.WriteString("meaningEn"u8, column.MeaningEn);
            json.WriteString("meaningTh"u8, column.MeaningTh);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
