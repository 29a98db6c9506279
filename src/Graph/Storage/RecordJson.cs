using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage;

/// <summary>
/// Records as JSON: the same record always gives the same bytes. Fields that are unset are left out; Thai stays readable.
/// </summary>
public static class RecordJson
{
    internal static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new NormalTextConverter(),
            new EnumNameConverterFactory(),
            new PartialDateConverter(),
            new FiscalYearsConverter(),
            new ValueListConverterFactory(),
        },
        // An enum's first value is a default too; it must still be written where the model requires the field or begins with another value.
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver { Modifiers = { WriteRequired } },
    };

    public static string Write(GraphRecord record) => JsonSerializer.Serialize(record, record.GetType(), Format);

    /// <summary>The same as UTF-8.</summary>
    public static byte[] WriteBytes(GraphRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), Format);

    /// <summary>A part of a record, such as a link's evidence.</summary>
    public static string WritePart<T>(T part) => JsonSerializer.Serialize(part, Format);

    public static T ReadPart<T>(string json) => JsonSerializer.Deserialize<T>(json, Format)!;

    /// <exception cref="JsonException">The text is not such a record.</exception>
    public static GraphRecord Read(RecordKind kind, string json) =>
        kind switch
        {
            RecordKind.Area => ReadPart<Area>(json),
            RecordKind.Party => ReadPart<Party>(json),
            RecordKind.Activity => ReadPart<Activity>(json),
            RecordKind.TargetArea => ReadPart<TargetArea>(json),
            _ => ReadPart<Collaboration>(json),
        };

    /// <inheritdoc cref="Read(RecordKind, string)"/>
    public static GraphRecord Read(RecordKind kind, ReadOnlySpan<byte> json) =>
        kind switch
        {
            RecordKind.Area => JsonSerializer.Deserialize<Area>(json, Format)!,
            RecordKind.Party => JsonSerializer.Deserialize<Party>(json, Format)!,
            RecordKind.Activity => JsonSerializer.Deserialize<Activity>(json, Format)!,
            RecordKind.TargetArea => JsonSerializer.Deserialize<TargetArea>(json, Format)!,
            _ => JsonSerializer.Deserialize<Collaboration>(json, Format)!,
        };

    internal static void WriteRequired(System.Text.Json.Serialization.Metadata.JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.IsRequired || property.PropertyType == typeof(CollaborationStatus))
                property.ShouldSerialize = static (_, _) => true;
    }

    private sealed class PartialDateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("not a date");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class FiscalYearsConverter : JsonConverter<FiscalYears>
    {
        public override FiscalYears Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            FiscalYears.Of(JsonSerializer.Deserialize<int[]>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, FiscalYears value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var year in value)
                writer.WriteNumberValue(year);
            writer.WriteEndArray();
        }
    }

    private sealed class ValueListConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ValueListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T[]>(ref reader, options)!.ToValueList();

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value.AsSpan())
                JsonSerializer.Serialize(writer, item, options);
            writer.WriteEndArray();
        }
    }
}
