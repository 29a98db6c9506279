using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Links are the many: a row is read straight into its record, and only one with rarer fields goes the longer way.</summary>
internal static class Neo4jLinks
{
    /// <summary>Types of relationships, by <see cref="CollaborationType"/>.</summary>
    public static readonly string[] Types = ["COLLABORATES_WITH", "COORDINATES_WITH", "SUPPORTS", "EXPANDED_TO"];

    /// <summary>The same as names of parameters.</summary>
    public static readonly string[] Parameters = ["collaboratesWith", "coordinatesWith", "supports", "expandedTo"];

    /// <summary>Reads <c>[type, from, to, properties]</c>.</summary>
    public static StoredRecord Read(ref Utf8JsonReader row)
    {
        row.Read();
        var type = TypeOf(ref row);
        var from = ReadId(ref row);
        return Read(ref row, type, from);
    }

    /// <summary>Reads <c>[from, [[type, to, properties], …]]</c>: the links that lead from one party.</summary>
    public static IReadOnlyList<StoredRecord> ReadOfParty(ref Utf8JsonReader row)
    {
        var from = ReadId(ref row);
        row.Read();
        List<StoredRecord>? links = null;
        while (row.Read() && row.TokenType == JsonTokenType.StartArray)
        {
            row.Read();
            var type = TypeOf(ref row);
            (links ??= []).Add(Read(ref row, type, from));
            row.Read();
        }
        return links ?? (IReadOnlyList<StoredRecord>)[];
    }

    /// <summary>Writes the properties of a link that has those only that most have; else nothing, and gives false.</summary>
    public static bool TryWriteProperties(Utf8JsonWriter json, Collaboration link)
    {
        if (link is not { Key: null, Evidence.Count: 0, Trust: null, Value: null, Note: null, ActivityIds.Count: 0 }) return false;
        json.WriteStartObject();
        json.WriteNumber("id"u8, link.Id);
        json.WriteString("status"u8, link.Status.ToString());
        if (link.Intensity is { } intensity) json.WriteString("intensity"u8, intensity.ToString());
        if (link.IsSynthetic) json.WriteBoolean("isSynthetic"u8, true);
        if (link.IsArchived) json.WriteBoolean("isArchived"u8, true);
        if (link.Start is { } start) json.WriteString("start"u8, start.ToString());
        if (link.End is { } end) json.WriteString("end"u8, end.ToString());
        if (!link.FiscalYears.IsEmpty)
        {
            json.WriteStartArray("fiscalYears"u8);
            foreach (var year in link.FiscalYears) json.WriteNumberValue(year);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        return true;
    }

    /// <summary>Reads <c>to, properties</c>, to the end of the properties.</summary>
    private static StoredRecord Read(ref Utf8JsonReader row, CollaborationType type, int? from)
    {
        var to = ReadId(ref row);
        row.Read();
        var properties = row;
        if (from is { } start && to is { } end && TryReadPlain(ref row, type, start, end) is { } link) return new(link.Id, link);
        row = properties;
        var given = new Neo4jRecords.RecordText();
        given.Json.WriteNumber("fromId", from ?? 0);
        given.Json.WriteNumber("toId", to ?? 0);
        given.Json.WriteString("type", type.ToString());
        var id = given.AddProperties(ref row);
        return from is not null && to is not null ? given.ToRecord(RecordKind.Collaboration, id) : new(id, null, "it leads from or to a party without a number");
    }

    private static int? ReadId(ref Utf8JsonReader row) => row.Read() && row.TokenType == JsonTokenType.Number && row.TryGetInt32(out var id) ? id : null;

    private static CollaborationType TypeOf(ref Utf8JsonReader value)
    {
        for (var i = 0; i < Types.Length; i++)
            if (value.ValueTextEquals(Types[i])) return (CollaborationType)i;
        throw new JsonException($"{value.GetString()} is no type of link");
    }

    /// <summary>Reads the fields that most links have; null when there is another, or a value of another form.</summary>
    private static Collaboration? TryReadPlain(ref Utf8JsonReader properties, CollaborationType type, int from, int to)
    {
        var id = 0;
        Intensity? intensity = null;
        CollaborationStatus? status = null;
        var years = FiscalYears.None;
        PartialDate? start = null, end = null;
        bool isSynthetic = false, isArchived = false;
        while (properties.Read() && properties.TokenType == JsonTokenType.PropertyName)
        {
            var isRead =
                properties.ValueTextEquals("id"u8) ? properties.Read() && properties.TokenType == JsonTokenType.Number && properties.TryGetInt32(out id)
                : properties.ValueTextEquals("status"u8) ? properties.Read() && (status = Status(ref properties)) is not null
                : properties.ValueTextEquals("intensity"u8) ? properties.Read() && (intensity = IntensityOf(ref properties)) is not null
                : properties.ValueTextEquals("fiscalYears"u8) ? properties.Read() && TryReadYears(ref properties, ref years)
                : properties.ValueTextEquals("isSynthetic"u8) ? properties.Read() && TryReadBoolean(ref properties, ref isSynthetic)
                : properties.ValueTextEquals("isArchived"u8) ? properties.Read() && TryReadBoolean(ref properties, ref isArchived)
                : properties.ValueTextEquals("start"u8) ? properties.Read() && (start = Date(ref properties)) is not null
                : properties.ValueTextEquals("end"u8) && properties.Read() && (end = Date(ref properties)) is not null;
            if (!isRead) return null;
        }
        if (status is null) return null;
        return new() { Id = id, FromId = from, ToId = to, Type = type, Intensity = intensity, Status = status.Value, FiscalYears = years, Start = start, End = end, IsSynthetic = isSynthetic, IsArchived = isArchived };
    }

    private static CollaborationStatus? Status(ref Utf8JsonReader value) =>
        value.TokenType != JsonTokenType.String ? null
        : value.ValueTextEquals("Active"u8) ? CollaborationStatus.Active
        : value.ValueTextEquals("Proposed"u8) ? CollaborationStatus.Proposed
        : value.ValueTextEquals("Dormant"u8) ? CollaborationStatus.Dormant
        : value.ValueTextEquals("Ended"u8) ? CollaborationStatus.Ended
        : null;

    private static Intensity? IntensityOf(ref Utf8JsonReader value) =>
        value.TokenType != JsonTokenType.String ? null
        : value.ValueTextEquals("Coordination"u8) ? Intensity.Coordination
        : value.ValueTextEquals("Cooperation"u8) ? Intensity.Cooperation
        : value.ValueTextEquals("Awareness"u8) ? Intensity.Awareness
        : value.ValueTextEquals("Integration"u8) ? Intensity.Integration
        : null;

    private static PartialDate? Date(ref Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.String && PartialDate.TryParse(value.GetString(), out var date) ? date : null;

    private static bool TryReadBoolean(ref Utf8JsonReader value, ref bool result)
    {
        if (value.TokenType is not (JsonTokenType.True or JsonTokenType.False)) return false;
        result = value.GetBoolean();
        return true;
    }

    private static bool TryReadYears(ref Utf8JsonReader value, ref FiscalYears years)
    {
        if (value.TokenType != JsonTokenType.StartArray) return false;
        while (value.Read() && value.TokenType != JsonTokenType.EndArray)
        {
            if (value.TokenType != JsonTokenType.Number || !value.TryGetInt32(out var year) || !FiscalYear.IsValid(year)) return false;
            years |= FiscalYears.Of(year);
        }
        return true;
    }
}
