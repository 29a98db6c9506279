using System.Text.Json;
using System.Text.Json.Serialization;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage;

/// <summary>Texts in the one form that the network knows, whatever program wrote them.</summary>
internal sealed class NormalTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? PlainText.Normalise(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
