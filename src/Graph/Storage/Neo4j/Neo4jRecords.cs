using System.Buffers;
using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>What lies in the database under an id: a record, or why it is none.</summary>
internal readonly record struct StoredRecord(int Id, GraphRecord? Record, string? Problem = null);

/// <summary>
/// Records as properties: texts, numbers, truth values and lists of them as they are, anything nested as JSON text. What is
/// a relationship in the graph (a link's ends and type, who took part) is no property.
/// </summary>
internal static class Neo4jRecords
{
    private static readonly HashSet<string> NestedFields = ["covers", "location", "personal", "outputs", "steps", "followUps", "evidence", "trust", "value"];
    private static readonly HashSet<string> RelationFields = ["fromId", "toId", "type", "participations"];

    /// <summary>The label beside the kind's own, by which a record is found in Neo4j; null for kinds that have none.</summary>
    public static string? Label(GraphRecord record) => record switch
    {
        Party party => party.PartyKind.ToString(),
        Area area => area.Level.ToString(),
        _ => null,
    };

    /// <summary>The properties of a record as an object; those that only the record before had are null in it, which takes them away.</summary>
    public static void WriteProperties(Utf8JsonWriter json, GraphRecord? before, GraphRecord after)
    {
        if (before is null && after is Collaboration link && Neo4jLinks.TryWriteProperties(json, link)) return;
        var gone = before is null ? [] : Names(before);
        json.WriteStartObject();
        var reader = new Utf8JsonReader(RecordJson.WriteBytes(after));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (RelationFields.Contains(name)) reader.Skip();
            else WriteProperty(json, name, ref reader);
            gone.Remove(name);
        }
        foreach (var name in gone.Where(name => !RelationFields.Contains(name))) json.WriteNull(name);
        json.WriteEndObject();
    }

    public static StoredRecord Read(RecordKind kind, ref Utf8JsonReader row)
    {
        if (kind == RecordKind.Collaboration) return Neo4jLinks.Read(ref row);
        var given = new RecordText();
        row.Read();
        var id = given.AddProperties(ref row);
        if (kind == RecordKind.Activity)
        {
            row.Read();
            AddParticipations(given, ref row);
        }
        return given.ToRecord(kind, id);
    }

    private static void AddParticipations(RecordText given, ref Utf8JsonReader rows)
    {
        given.Json.WriteStartArray("participations");
        while (rows.Read() && rows.TokenType == JsonTokenType.StartArray)
        {
            given.Json.WriteStartObject();
            foreach (var name in (ReadOnlySpan<string>)["partyId", "role", "note", "peopleCount"])
            {
                rows.Read();
                given.Json.WritePropertyName(name);
                given.Copy(ref rows);
            }
            given.Json.WriteEndObject();
            rows.Read();
        }
        given.Json.WriteEndArray();
    }

    private static HashSet<string> Names(GraphRecord record)
    {
        var names = new HashSet<string>();
        var reader = new Utf8JsonReader(RecordJson.WriteBytes(record));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }
        return names;
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, ref Utf8JsonReader value)
    {
        if (NestedFields.Contains(name)) json.WriteString(name, JsonElement.ParseValue(ref value).GetRawText());
        else
        {
            json.WritePropertyName(name);
            JsonElement.ParseValue(ref value).WriteTo(json);
        }
    }

    /// <summary>A record's JSON, put together from what the database gave.</summary>
    internal sealed class RecordText
    {
        private readonly ArrayBufferWriter<byte> bytes = new(512);

        public RecordText()
        {
            Json = new(bytes);
            Json.WriteStartObject();
        }

        public Utf8JsonWriter Json { get; }

        private string? Problem { get; set; }

        /// <summary>Takes over the properties at hand; gives the id among them, 0 when there is none.</summary>
        public int AddProperties(ref Utf8JsonReader properties)
        {
            var id = 0;
            while (properties.Read() && properties.TokenType == JsonTokenType.PropertyName)
            {
                var name = properties.GetString()!;
                properties.Read();
                if (name == "id" && properties.TokenType == JsonTokenType.Number) properties.TryGetInt32(out id);
                if (RelationFields.Contains(name)) properties.TrySkip();
                else if (NestedFields.Contains(name)) AddNested(name, ref properties);
                else
                {
                    Json.WritePropertyName(name);
                    Copy(ref properties);
                }
            }
            return id;
        }

        public void Copy(ref Utf8JsonReader value) => JsonElement.ParseValue(ref value).WriteTo(Json);

        public StoredRecord ToRecord(RecordKind kind, int id)
        {
            if (Problem is not null) return new(id, null, Problem);
            Json.WriteEndObject();
            Json.Flush();
            try
            {
                return new(id, RecordJson.Read(kind, bytes.WrittenSpan));
            }
            catch (Exception fault) when (fault is JsonException or ArgumentException)
            {
                return new(id, null, fault.Message);
            }
        }

        private void AddNested(string name, ref Utf8JsonReader value)
        {
            try
            {
                var text = value.TokenType == JsonTokenType.String ? value.GetString()! : throw new JsonException("not a text");
                using var parsed = JsonDocument.Parse(text);
                if (parsed.RootElement.ValueKind == JsonValueKind.Null) throw new JsonException("null is no value");
                Json.WritePropertyName(name);
                parsed.RootElement.WriteTo(Json);
            }
            catch (Exception fault) when (fault is JsonException or ArgumentException)
            {
                Problem = $"{name} is not JSON: {fault.Message}";
                value.TrySkip();
            }
        }
    }
}
