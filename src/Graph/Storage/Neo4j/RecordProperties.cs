using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// How a record's fields lie in properties: as in <see cref="RecordJson"/>, but anything nested as JSON text, and without what is a
/// relationship in the graph.
/// </summary>
internal static class RecordProperties
{
    private static readonly HashSet<string> NestedFields =
    [
        "covers",
        "location",
        "personal",
        "outputs",
        "steps",
        "followUps",
        "evidence",
        "trust",
        "value",
    ];
    private static readonly HashSet<string> RelationFields = ["fromId", "toId", "type", "participations"];

    private static readonly JsonSerializerOptions Format = new(RecordJson.Format)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RecordJson.WriteRequired, Flatten } },
    };

    /// <summary>
    /// Writes a record's properties as an object; those that only the record before had are null in it, which takes them away.
    /// </summary>
    public static void Write(Utf8JsonWriter json, GraphRecord? before, GraphRecord after)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(after, after.GetType(), Format);
        if (before is null)
            json.WriteRawValue(text, skipInputValidation: true);
        else
        {
            using var was = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(before, before.GetType(), Format));
            using var now = JsonDocument.Parse(text);
            json.WriteStartObject();
            foreach (var field in now.RootElement.EnumerateObject())
                field.WriteTo(json);
            foreach (var field in was.RootElement.EnumerateObject().Where(field => !now.RootElement.TryGetProperty(field.Name, out _)))
                json.WriteNull(field.Name);
            json.WriteEndObject();
        }
    }

    /// <summary>Reads the object at hand, and leaves the reader at its end. Fields that are relationships have their defaults.</summary>
    /// <exception cref="JsonException">It is no such record.</exception>
    public static GraphRecord Read(RecordKind kind, ref Utf8JsonReader properties) =>
        kind switch
        {
            RecordKind.Area => Read<Area>(ref properties),
            RecordKind.Party => Read<Party>(ref properties),
            RecordKind.Activity => Read<Activity>(ref properties),
            RecordKind.TargetArea => Read<TargetArea>(ref properties),
            _ => Read<Collaboration>(ref properties),
        };

    /// <summary>The id among the properties, 0 when there is none.</summary>
    public static int ReadId(Utf8JsonReader properties)
    {
        while (properties.Read() && properties.TokenType == JsonTokenType.PropertyName)
        {
            var isId = properties.ValueTextEquals("id"u8);
            properties.Read();
            if (isId)
                return properties.TokenType == JsonTokenType.Number && properties.TryGetInt32(out var id) ? id : 0;
            properties.TrySkip();
        }
        return 0;
    }

    private static T Read<T>(ref Utf8JsonReader properties) =>
        JsonSerializer.Deserialize<T>(ref properties, Format) ?? throw new JsonException("null is no record");

    private static void Flatten(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(GraphRecord)))
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var field = type.Properties[i];
            if (RelationFields.Contains(field.Name))
                type.Properties.RemoveAt(i);
            else if (NestedFields.Contains(field.Name))
                field.CustomConverter = (JsonConverter)
                    Activator.CreateInstance(typeof(TextConverter<>).MakeGenericType(field.PropertyType), field.Name)!;
        }
    }

    /// <summary>A nested value, as JSON text.</summary>
    private sealed class TextConverter<T>(string field) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("not a text");
                return RecordJson.ReadPart<T>(text) ?? throw new JsonException("null is no value");
            }
            catch (Exception fault) when (fault is JsonException or ArgumentException)
            {
                throw new JsonException($"{field} is not JSON: {fault.Message}", fault);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(RecordJson.WritePart(value));
    }
}
