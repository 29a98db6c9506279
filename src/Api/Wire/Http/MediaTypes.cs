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

    /// <summary>What is served, that first which is meant where nothing else decides.</summary>
    private static readonly (string Name, AnswerType Type)[] served =
    [
        ("application/json", AnswerType.Json),
        ("application/graphql-response+json", AnswerType.GraphQLResponse),
        ("text/html", AnswerType.Html),
        ("application/xhtml+xml", AnswerType.Html),
        ("text/event-stream", AnswerType.EventStream),
    ];

    public static string Of(AnswerType type) => type == AnswerType.GraphQLResponse ? GraphQLResponse : Json;

    /// <summary>
    /// The type the caller likes best among those served; <see cref="AnswerType.Html"/> only where a page can be meant. Of the ranges that
    /// hold a type the most specific says how well it is liked (RFC 9110 § 12.5.1); of types liked alike the one named first is taken.
    /// </summary>
    public static AnswerType Best(StringValues accept, bool pageServed)
    {
        if (StringValues.IsNullOrEmpty(accept) || accept.Count == 1 && accept[0] is "*/*" or "application/json")
            return AnswerType.Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return AnswerType.None;
        var best = (Type: AnswerType.None, Quality: 0.0, Place: 0);
        foreach (var (name, type) in MediaTypes.served)
        {
            if (type == AnswerType.Html && !pageServed)
                continue;
            var (quality, place) = Liking(ranges, name);
            if (quality > best.Quality || quality == best.Quality && quality > 0 && place < best.Place)
                best = (type, quality, place);
        }
        return best.Type;
    }

    /// <summary>Whether the body of a request is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8")
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && Utf8(type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>How well a type is liked, 0 to 1, and where in the list that is said.</summary>
    private static (double Quality, int Place) Liking(IList<MediaTypeHeaderValue> ranges, string name)
    {
        var (quality, place, precision) = (0.0, ranges.Count, -1);
        for (var at = 0; at < ranges.Count; at++)
        {
            var found = Utf8(ranges[at]) ? Precision(ranges[at], name) : -1;
            if (found > precision)
                (quality, place, precision) = (ranges[at].Quality ?? 1, at, found);
        }
        return (quality, place);
    }

    /// <summary>How closely a range names a type: 2 by its name, 1 by its group, 0 as any; -1: it does not hold it.</summary>
    private static int Precision(MediaTypeHeaderValue range, string name)
    {
        if (range.MatchesAllTypes)
            return 0;
        if (range.MatchesAllSubTypes)
            return name.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 1 : -1;
        return range.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase) ? 2 : -1;
    }

    private static bool Utf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || type.Charset.Length == 0
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
