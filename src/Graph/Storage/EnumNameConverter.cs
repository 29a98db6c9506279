using System.Text.Json;
using System.Text.Json.Serialization;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage;

/// <summary>Enums as their names, read by <see cref="EnumNames"/> alone: a stored number or a list of names is no value.</summary>
internal sealed class EnumNameConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EnumNameConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class EnumNameConverter<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private const int MaxNameLength = 64;

        private static readonly Dictionary<TEnum, JsonEncodedText> Names = Enum.GetValues<TEnum>()
            .ToDictionary(value => value, value => JsonEncodedText.Encode(value.ToString()));

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            Span<char> name = stackalloc char[MaxNameLength];
            if (
                reader.TokenType == JsonTokenType.String
                && !reader.HasValueSequence
                && reader.ValueSpan.Length <= MaxNameLength
                && EnumNames.TryParse<TEnum>(name[..reader.CopyString(name)], out var value)
            )
                return value;
            throw new JsonException($"not one of {EnumNames.Listed<TEnum>()}");
        }

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                Names.TryGetValue(value, out var name) ? name : throw new JsonException($"{value} is no {typeof(TEnum).Name}")
            );
    }
}
