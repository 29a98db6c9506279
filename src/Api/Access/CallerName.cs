using System.Globalization;
using System.Text;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Names of callers: they stand in logs and with each change, so they are one visible line and nobody takes one of the program's own.
/// </summary>
internal static class CallerName
{
    public const int MaxLength = 200;

    /// <summary>Who is on this machine where nothing is configured.</summary>
    public const string Local = "local";

    /// <summary>Who sends no credentials where that is allowed.</summary>
    public const string Anonymous = "anonymous";

    private static readonly HashSet<string> reserved =
    [
        Local,
        Anonymous,
        "store",
        "bundled data",
        "import command",
        "copy command",
        "generate command",
    ];

    public static string ReservedNames => string.Join(", ", reserved);

    /// <summary>Whether a key or token may give its caller this name.</summary>
    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= MaxLength && !string.IsNullOrWhiteSpace(name) && IsVisible(name) && !IsReserved(name);

    /// <summary>Also as it would look: in capitals, in wide letters, among blanks.</summary>
    private static bool IsReserved(string name)
    {
        var words = name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return reserved.Contains(string.Join(' ', words));
    }

    private static bool IsVisible(string name)
    {
        for (var i = 0; i < name.Length; i += char.IsSurrogatePair(name, i) ? 2 : 1)
            if (
                CharUnicodeInfo.GetUnicodeCategory(name, i)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.OtherNotAssigned
            )
                return false;
        return true;
    }
}
