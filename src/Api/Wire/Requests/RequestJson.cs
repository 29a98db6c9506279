using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using AntiCorruption.Api.Wire.Errors;
using GraphQL;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>Reads a request (the body of a POST, the payload of a subscribe message) from UTF-8 JSON.</summary>
internal static class RequestJson
{
    /// <summary>Deeper variables are refused before anything recurses over them.</summary>
    private static readonly JsonReaderOptions strict = new() { MaxDepth = 64 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="WireException">Broken UTF-8 or JSON, a batch, a member of the wrong type.</exception>
    public static WireRequest Parse(ReadOnlySpan<byte> utf8)
    {
        // Programs of Windows write one before the text; RFC 8259 § 8.1 lets a reader pass over it.
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];
        if (!Utf8.IsValid(utf8))
            throw RequestFaults.NotUtf8();
        try
        {
            var reader = new Utf8JsonReader(utf8, strict);
            var request = Members(ref reader);
            return reader.Read() ? throw RequestFaults.NotJson("more after the end") : request;
        }
        catch (JsonException broken)
        {
            throw RequestFaults.NotJson(
                string.Create(CultureInfo.InvariantCulture, $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}")
            );
        }
        catch (InvalidOperationException)
        {
            throw RequestFaults.NotJson("half of a surrogate pair in a text");
        }
    }

    /// <summary>Reads a JSON text that must be an object or null, as <c>variables</c> and <c>extensions</c> of a GET.</summary>
    public static Inputs? ParseMap(ReadOnlySpan<byte> utf8, string member)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, strict);
            reader.Read();
            var map = Map(ref reader, member);
            return reader.Read() ? throw RequestFaults.WrongType(member, "one JSON object") : map;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw RequestFaults.NotJson(member);
        }
    }

    private static WireRequest Members(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
            throw RequestFaults.Batch();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw RequestFaults.NotAnObject();
        string? query = null,
            documentId = null,
            operationName = null;
        Inputs? variables = null,
            extensions = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
                query = Text(ref reader, "query");
            else if (reader.ValueTextEquals("operationName"u8))
                operationName = Text(ref reader, "operationName");
            else if (reader.ValueTextEquals("variables"u8))
                variables = NextMap(ref reader, "variables");
            else if (reader.ValueTextEquals("extensions"u8))
                extensions = NextMap(ref reader, "extensions");
            else if (reader.ValueTextEquals("documentId"u8))
                documentId = Text(ref reader, "documentId");
            else
                reader.Skip();
        }
        return new WireRequest
        {
            Query = query,
            DocumentId = documentId,
            OperationName = operationName,
            Variables = variables,
            Extensions = extensions,
        };
    }

    private static string? Text(ref Utf8JsonReader reader, string member)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? reader.GetString()
            : throw RequestFaults.WrongType(member, "a string");
    }

    private static Inputs? NextMap(ref Utf8JsonReader reader, string member)
    {
        reader.Read();
        return Map(ref reader, member);
    }

    private static Inputs? Map(ref Utf8JsonReader reader, string member) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.StartObject => new Inputs(JsonValues.Object(ref reader)),
            _ => throw RequestFaults.WrongType(member, "a JSON object or null"),
        };
}
