using System.Text.Json;
using System.Text.Unicode;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>A message a client sent: its envelope read, its payload left as the bytes it is.</summary>
/// <param name="Type">As <c>subscribe</c>.</param>
/// <param name="Id">Of the operation; null where the type has none.</param>
/// <param name="Payload">JSON, empty where there is none.</param>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The message, or null when the bytes are none.</summary>
    public static SocketMessage? Read(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
            return null;
        try
        {
            return Members(utf8);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static SocketMessage? Members(ReadOnlyMemory<byte> utf8)
    {
        string? type = null,
            id = null;
        ReadOnlyMemory<byte> payload = default;
        var reader = new Utf8JsonReader(utf8.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (name == "type")
                type = reader.GetString();
            else if (name == "id")
                id = reader.GetString();
            else
                reader.Skip();
            if (name == "payload" && reader.TokenType != JsonTokenType.Null)
                payload = utf8[start..(int)reader.BytesConsumed];
        }
        return reader.Read() || type is null ? null : new SocketMessage(type, id, payload);
    }

    /// <summary>The member of the payload of a <c>connection_init</c> that stands for the Authorization header.</summary>
    public string? Authorization()
    {
        if (Payload.IsEmpty)
            return null;
        using var payload = JsonDocument.Parse(Payload);
        if (payload.RootElement.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in payload.RootElement.EnumerateObject())
            if (member.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                return member.Value.GetString();
        return null;
    }
}
