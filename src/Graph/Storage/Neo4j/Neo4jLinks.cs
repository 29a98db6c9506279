using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Links are the many: an item is read straight into its record, and only one with rarer fields goes the longer way.</summary>
internal static class Neo4jLinks
{
    /// <summary>Types of relationships, by <see cref="CollaborationType"/>.</summary>
    public static readonly string[] Types = ["COLLABORATES_WITH", "COORDINATES_WITH", "SUPPORTS", "EXPANDED_TO"];

    /// <summary>The same as names of parameters.</summary>
    public static readonly string[] Parameters = ["collaboratesWith", "coordinatesWith", "supports", "expandedTo"];

    /// <summary>Reads <c>[from, to, properties]</c>.</summary>
    /// <param name="nodes">Tells which parties the ends are; null where they are given by their ids.</param>
    public static StoredRecord Read(CollaborationType type, ref Utf8JsonReader item, PartyNodes? nodes)
    {
        int? from = ReadEnd(ref item, nodes),
            to = ReadEnd(ref item, nodes);
        item.Read();
        var start = item;
        StoredRecord read;
        if (from is { } first && to is { } second && TryReadPlain(ref item, type, first, second) is { } plain)
            read = new(plain.Id, plain);
        else
        {
            item = start;
            read = Neo4jRecords.ReadProperties(RecordKind.Collaboration, ref item);
            if (from is null || to is null)
                read = new(read.Id, null, "it leads from or to something that is no party with a number");
            else if (read.Record is Collaboration link)
                read = read with { Record = link with { FromId = from.Value, ToId = to.Value, Type = type } };
        }
        item.Read();
        return read;
    }

    /// <summary>Writes the properties of a link that has those only that most have; else nothing, and gives false.</summary>
    public static bool TryWriteProperties(Utf8JsonWriter json, Collaboration link)
    {
        if (link is not { Key: null, Evidence.Count: 0, Trust: null, Value: null, Note: null, ActivityIds.Count: 0 })
            return false;
        json.WriteStartObject();
        json.WriteNumber("id"u8, link.Id);
        json.WriteString("status"u8, link.Status.ToString());
        if (link.Intensity is { } intensity)
            json.WriteString("intensity"u8, intensity.ToString());
        if (link.IsSynthetic)
            json.WriteBoolean("isSynthetic"u8, true);
        if (link.IsArchived)
            json.WriteBoolean("isArchived"u8, true);
        if (link.Start is { } start)
            json.WriteString("start"u8, start.ToString());
        if (link.End is { } end)
            json.WriteString("end"u8, end.ToString());
        if (!link.FiscalYears.IsEmpty)
        {
            json.WriteStartArray("fiscalYears"u8);
            foreach (var year in link.FiscalYears)
                json.WriteNumberValue(year);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        return true;
    }

    private static int? ReadEnd(ref Utf8JsonReader item, PartyNodes? nodes)
    {
        if (!item.Read() || item.TokenType != JsonTokenType.Number || !item.TryGetInt64(out var end))
            return null;
        return nodes is not null ? nodes.Find(end)
            : end is >= 1 and <= int.MaxValue ? (int)end
            : null;
    }

    /// <summary>Reads the fields that most links have; null when there is another, or a value of another form.</summary>
    private static Collaboration? TryReadPlain(ref Utf8JsonReader properties, CollaborationType type, int from, int to)
    {
        var id = 0;
        Intensity? intensity = null;
        CollaborationStatus? status = null;
        var years = FiscalYears.None;
        PartialDate? start = null,
            end = null;
        bool isSynthetic = false,
            isArchived = false;
        while (properties.Read() && properties.TokenType == JsonTokenType.PropertyName)
        {
            var isRead =
                properties.ValueTextEquals("id"u8)
                    ? properties.Read() && properties.TokenType == JsonTokenType.Number && properties.TryGetInt32(out id)
                : properties.ValueTextEquals("status"u8) ? properties.Read() && (status = Status(ref properties)) is not null
                : properties.ValueTextEquals("intensity"u8) ? properties.Read() && (intensity = IntensityOf(ref properties)) is not null
                : properties.ValueTextEquals("fiscalYears"u8) ? properties.Read() && TryReadYears(ref properties, ref years)
                : properties.ValueTextEquals("isSynthetic"u8) ? properties.Read() && TryReadBoolean(ref properties, ref isSynthetic)
                : properties.ValueTextEquals("isArchived"u8) ? properties.Read() && TryReadBoolean(ref properties, ref isArchived)
                : properties.ValueTextEquals("start"u8) ? properties.Read() && (start = Date(ref properties)) is not null
                : properties.ValueTextEquals("end"u8) && properties.Read() && (end = Date(ref properties)) is not null;
            if (!isRead)
                return null;
        }
        if (status is null)
            return null;
        return new()
        {
            Id = id,
            FromId = from,
            ToId = to,
            Type = type,
            Intensity = intensity,
            Status = status.Value,
            FiscalYears = years,
            Start = start,
            End = end,
            IsSynthetic = isSynthetic,
            IsArchived = isArchived,
        };
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
        if (value.TokenType is not (JsonTokenType.True or JsonTokenType.False))
            return false;
        result = value.GetBoolean();
        return true;
    }

    private static bool TryReadYears(ref Utf8JsonReader value, ref FiscalYears years)
    {
        if (value.TokenType != JsonTokenType.StartArray)
            return false;
        while (value.Read() && value.TokenType != JsonTokenType.EndArray)
        {
            if (value.TokenType != JsonTokenType.Number || !value.TryGetInt32(out var year) || !FiscalYear.IsValid(year))
                return false;
            years |= FiscalYears.Of(year);
        }
        return true;
    }
}
