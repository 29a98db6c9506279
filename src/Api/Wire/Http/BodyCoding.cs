using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>Unpacks the body of a request that came compressed (RFC 9110 § 8.4), up to a bound.</summary>
internal static class BodyCoding
{
    /// <summary>What a caller may compress a body with, as <c>Accept-Encoding</c> says it.</summary>
    public const string Accepted = "gzip, deflate, br";

    private const int MaxNameLength = 40;

    /// <summary>The coding of a body; null: it is as it is.</summary>
    /// <exception cref="Errors.WireException">415: a coding that is not read, or more than one.</exception>
    public static string? Of(StringValues header)
    {
        var name = header.ToString().Trim().ToLowerInvariant();
        return name switch
        {
            "" or "identity" => null,
            "gzip" or "deflate" or "br" => name,
            "x-gzip" => "gzip",
            _ => throw HttpFaults.UnknownCoding(Shown(name)),
        };
    }

    /// <summary>Unpacks a whole body, and stops as soon as it is larger than it may be.</summary>
    /// <exception cref="Errors.WireException">413: more than <paramref name="maxBytes"/>; 400: the bytes are not in this
    /// coding.</exception>
    public static byte[] Unpack(byte[] packed, int length, string coding, int maxBytes)
    {
        using var source = Reader(new MemoryStream(packed, 0, length), coding);
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        try
        {
            for (int read; (read = source.Read(part)) > 0; )
            {
                if (whole.Length + read > maxBytes)
                    throw HttpFaults.BodyTooLarge(maxBytes);
                whole.Write(part, 0, read);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            throw HttpFaults.BrokenCoding(coding);
        }
        return whole.ToArray();
    }

    private static Stream Reader(Stream packed, string coding) =>
        coding switch
        {
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
            _ => new BrotliStream(packed, CompressionMode.Decompress),
        };

    /// <summary>A name as it can be said back: nothing in it but letters, digits and what stands between names.</summary>
    private static string Shown(string name)
    {
        var shown = new StringBuilder();
        foreach (var one in name.AsSpan(0, Math.Min(name.Length, MaxNameLength)))
            shown.Append(char.IsAsciiLetterOrDigit(one) || one is '-' or ',' or ' ' ? one : '?');
        return shown.ToString();
    }
}
