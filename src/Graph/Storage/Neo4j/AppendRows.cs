using System.Globalization;
using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>What one row of each list of <c>append.cypher</c> holds.</summary>
internal static class AppendRows
{
    public static void Id(Utf8JsonWriter json, RecordChange change) => json.WriteNumberValue(change.Id);

    public static void Head(Utf8JsonWriter json, ChangeSet set)
    {
        json.WriteStartObject();
        json.WriteNumber("version", set.Version);
        json.WriteString("changeId", set.ChangeId);
        json.WriteString("at", set.At.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("by", set.By);
        json.WriteString("operation", set.Operation);
        json.WriteNumber("size", set.Changes.Count);
        json.WriteEndObject();
    }

    public static void Creation(Utf8JsonWriter json, (long Version, RecordKind Kind, IdRange Range) creation)
    {
        json.WriteStartObject();
        json.WriteNumber("version", creation.Version);
        json.WriteString("kind", creation.Kind.ToString());
        json.WriteNumber("firstId", creation.Range.First);
        json.WriteNumber("lastId", creation.Range.Last);
        json.WriteEndObject();
    }

    public static void Change(Utf8JsonWriter json, (long Version, RecordChange Change) entry)
    {
        json.WriteStartObject();
        json.WriteNumber("version", entry.Version);
        json.WriteString("kind", entry.Change.Kind.ToString());
        json.WriteNumber("recordId", entry.Change.Id);
        if (entry.Change.Before is { } before)
            json.WriteString("before", RecordJson.Write(before));
        json.WriteEndObject();
    }

    public static void MadeLink(Utf8JsonWriter json, RecordChange change)
    {
        var link = (Collaboration)change.After!;
        json.WriteStartObject();
        json.WriteNumber("from", link.FromId);
        json.WriteNumber("to", link.ToId);
        json.WritePropertyName("set");
        if (!Neo4jLinks.TryWriteProperties(json, link))
            RecordProperties.Write(json, null, link);
        json.WriteEndObject();
    }

    /// <summary>What only readers in Neo4j need: the label, and whose lines to other nodes are to be drawn anew.</summary>
    public static void Shown(Utf8JsonWriter json, RecordChange change)
    {
        json.WriteStartObject();
        json.WriteNumber("id", change.Id);
        if (Neo4jRecords.Label(change.After!) is { } label)
        {
            json.WriteString("was", change.Before is null ? "Missing" : Neo4jRecords.Label(change.Before));
            json.WriteString("label", label);
        }
        json.WriteEndObject();
    }

    /// <summary>A new record of a kind with labels.</summary>
    public static void Made(Utf8JsonWriter json, RecordChange change)
    {
        json.WriteStartObject();
        json.WriteNumber("id", change.Id);
        json.WriteString("label", Neo4jRecords.Label(change.After!));
        json.WritePropertyName("set");
        RecordProperties.Write(json, null, change.After!);
        json.WriteEndObject();
    }

    public static void Put(Utf8JsonWriter json, RecordChange change)
    {
        json.WriteStartObject();
        json.WriteNumber("id", change.Id);
        json.WritePropertyName("set");
        RecordProperties.Write(json, change.Before, change.After!);
        if (change.After is Activity activity)
            WriteParts(json, activity);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, Activity activity)
    {
        json.WriteStartArray("parts");
        for (var i = 0; i < activity.Participations.Count; i++)
        {
            var part = activity.Participations[i];
            json.WriteStartObject();
            json.WriteNumber("partyId", part.PartyId);
            json.WriteStartObject("set");
            json.WriteNumber("ordinal", i);
            json.WriteString("role", part.Role.ToString());
            if (part.Note is not null)
                json.WriteString("note", part.Note);
            if (part.PeopleCount is { } count)
                json.WriteNumber("peopleCount", count);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
