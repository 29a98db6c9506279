using System.Security.Cryptography;
using System.Text;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>Conditions as texts that are compared and kept: a long one, which a caller can make as long as a request, is told by its
/// hash.</summary>
internal static class FilterText
{
    private const int MaxLength = 128;

    public static string Short(string text) =>
        text.Length <= MaxLength ? text : "#" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>All of them in one, in their order.</summary>
    public static string Join(char open, IEnumerable<string> parts, char close) => Short(open + string.Join(',', parts) + close);
}
