using System.Security.Cryptography;
using System.Text;
using AntiCorruption.Api.Wire.Requests;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// The <c>persistedQuery</c> extension of a request, by which a client sends the hash of a document instead of the document
/// (automatic persisted queries, Apollo's protocol version 1).
/// </summary>
/// <param name="Hash">SHA-256 of the document in UTF-8, as 64 lower-case hex digits.</param>
internal sealed record PersistedQuery(string Hash)
{
    /// <summary>The extension, or null when the request has none.</summary>
    /// <exception cref="Errors.WireException">It is there and not as the protocol says.</exception>
    public static PersistedQuery? Of(WireRequest request)
    {
        if (request.Extensions is null || !request.Extensions.TryGetValue("persistedQuery", out var value) || value is null)
            return null;
        var isWell =
            value is IDictionary<string, object?> members
            && members.TryGetValue("version", out var version)
            && version is 1
            && members.TryGetValue("sha256Hash", out var hash)
            && hash is string { Length: 64 };
        return isWell
            ? new PersistedQuery(((string)((IDictionary<string, object?>)value)["sha256Hash"]!).ToLowerInvariant())
            : throw DocumentFaults.WrongPersistedShape();
    }

    public bool Fits(string document) => string.Equals(Hash, HashOf(document), StringComparison.Ordinal);

    /// <summary>SHA-256 of a text in UTF-8, as lower-case hex.</summary>
    public static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
