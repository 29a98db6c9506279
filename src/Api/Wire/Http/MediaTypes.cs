using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>What a caller may be answered with.</summary>
internal enum AnswerType
{
    None,
    Json,
    GraphQLResponse,
    EventStream,
    Html,
}

/// <summary>Content negotiation as in GraphQL over HTTP § 6: no Accept and <c>*/*</c> mean <c>application/json</c>.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    public const string EventStream = "text/event-stream; charset=utf-8";

    public static string Of(AnswerType type) => type == AnswerType.GraphQLResponse ? GraphQLResponse : Json;

    /// <summary>The type the caller likes best among those served; <see cref="AnswerType.Html"/> only where a page can be meant.</summary>
    public static AnswerType Best(StringValues accept, bool pageServed)
    {
        if (StringValues.IsNullOrEmpty(accept) || accept.Count == 1 && accept[0] is "*/*" or "application/json")
            return AnswerType.Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wanted))
            return AnswerType.None;
        var best = AnswerType.None;
        var bestQuality = 0.0;
        foreach (var one in wanted)
        {
            var quality = one.Quality ?? 1;
            if (quality <= bestQuality || !Utf8(one))
                continue;
            var type = Match(one, pageServed);
            if (type == AnswerType.None)
                continue;
            (best, bestQuality) = (type, quality);
        }
        return best;
    }

    /// <summary>Whether the body of a request is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8")
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type) && Utf8(type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }

    private static AnswerType Match(MediaTypeHeaderValue one, bool pageServed) => one.MediaType.Value?.ToLowerInvariant() switch
    {
        "application/json" or "application/*" or "*/*" => AnswerType.Json,
        "application/graphql-response+json" => AnswerType.GraphQLResponse,
        "text/event-stream" => AnswerType.EventStream,
        "text/html" or "application/xhtml+xml" when pageServed => AnswerType.Html,
        _ => AnswerType.None,
    };

    private static bool Utf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
