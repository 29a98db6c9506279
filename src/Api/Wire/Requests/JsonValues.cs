using System.Numerics;
using System.Text;
using System.Text.Json;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>JSON into the plain values that the engine coerces: dictionaries, lists, string, bool, int, long, BigInteger, double.</summary>
internal static class JsonValues
{
    /// <summary>Reads the object the reader stands at the start of, and leaves it at its end.</summary>
    public static Dictionary<string, object?> Object(ref Utf8JsonReader reader)
    {
        var members = new Dictionary<string, object?>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = Value(ref reader);
        }
        return members;
    }

    private static object? Value(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Number(ref reader),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.StartObject => Object(ref reader),
            JsonTokenType.StartArray => Array(ref reader),
            _ => null,
        };

    private static List<object?> Array(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return items;
    }

    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out var small))
            return small;
        if (reader.TryGetInt64(out var large))
            return large;
        return reader.ValueSpan.IndexOfAny(".eE"u8) < 0 && reader.ValueSpan.Length <= 400
            ? BigInteger.Parse(Encoding.UTF8.GetString(reader.ValueSpan), System.Globalization.CultureInfo.InvariantCulture)
            : reader.GetDouble();
    }
}
