using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>What lies in the database under an id: a record, or why it is none.</summary>
internal readonly record struct StoredRecord(int Id, GraphRecord? Record, string? Problem = null);

/// <summary>Reads what the statements <c>read-*</c> give of a range of ids: a row, whose items are records.</summary>
internal static class Neo4jRecords
{
    /// <summary>The label beside the kind's own, by which a record is found in Neo4j; null for kinds that have none.</summary>
    public static string? Label(GraphRecord record) =>
        record switch
        {
            Party party => party.PartyKind.ToString(),
            Area area => area.Level.ToString(),
            _ => null,
        };

    /// <param name="nodes">Takes the nodes of parties; tells the ends of links, which else are given by their ids.</param>
    public static List<StoredRecord> ReadRow(RecordKind kind, ref Utf8JsonReader row, PartyNodes? nodes)
    {
        var records = new List<StoredRecord>();
        for (var column = 0; row.Read() && row.TokenType == JsonTokenType.StartArray; column++)
            while (row.Read() && row.TokenType != JsonTokenType.EndArray)
                if (kind == RecordKind.Collaboration)
                    records.Add(Neo4jLinks.Read((CollaborationType)column, ref row, nodes));
                else if (kind == RecordKind.Activity)
                    records.Add(ReadActivity(ref row));
                else if (kind != RecordKind.Party)
                    records.Add(ReadProperties(kind, ref row));
                else if (ReadParty(ref row, nodes) is { } party)
                    records.Add(party);
        return records;
    }

    /// <summary>Reads a record from the object at hand, and leaves the reader at the object's end.</summary>
    public static StoredRecord ReadProperties(RecordKind kind, ref Utf8JsonReader properties)
    {
        var start = properties;
        try
        {
            var record = RecordProperties.Read(kind, ref properties);
            return new(record.Id, record);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            properties = start;
            properties.TrySkip();
            return new(RecordProperties.ReadId(start), null, fault.Message);
        }
    }

    /// <summary>Reads <c>[node, isMissing, properties]</c>; null for a place that only holds links.</summary>
    private static StoredRecord? ReadParty(ref Utf8JsonReader item, PartyNodes? nodes)
    {
        item.Read();
        var node = item.GetInt64();
        item.Read();
        var isMissing = item.GetBoolean();
        item.Read();
        var start = item;
        StoredRecord? party = null;
        if (isMissing)
            item.TrySkip();
        else
            party = ReadProperties(RecordKind.Party, ref item);
        if ((party?.Id ?? RecordProperties.ReadId(start)) is > 0 and var id)
            nodes?.Add(node, id);
        item.Read();
        return party;
    }

    /// <summary>Reads <c>[properties, [[party, role, note, people], …]]</c>.</summary>
    private static StoredRecord ReadActivity(ref Utf8JsonReader item)
    {
        item.Read();
        var activity = ReadProperties(RecordKind.Activity, ref item);
        item.Read();
        var start = item;
        try
        {
            var parts = ReadParticipations(ref item);
            if (activity.Record is Activity record)
                activity = activity with { Record = record with { Participations = parts.ToValueList() } };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            item = start;
            item.TrySkip();
            activity = activity with { Record = null, Problem = activity.Problem ?? $"participations: {fault.Message}" };
        }
        item.Read();
        return activity;
    }

    private static List<Participation> ReadParticipations(ref Utf8JsonReader parts)
    {
        var read = new List<Participation>();
        while (parts.Read() && parts.TokenType == JsonTokenType.StartArray)
        {
            parts.Read();
            var party = parts.GetInt32();
            parts.Read();
            var role = JsonSerializer.Deserialize<ParticipationRole>(ref parts, RecordJson.Format);
            parts.Read();
            var note = parts.GetString();
            parts.Read();
            int? count = parts.TokenType == JsonTokenType.Null ? null : parts.GetInt32();
            read.Add(new(party, role, note, count));
            parts.Read();
        }
        return read;
    }
}
