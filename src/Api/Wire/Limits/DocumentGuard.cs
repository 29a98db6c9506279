using System.Globalization;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>
/// Looks over the text of a document before it is parsed, in one pass without recursion: a text that is too long, has too
/// many tokens or nests too deeply never reaches a parser or a rule that recurses. Cost: O(characters).
/// </summary>
internal static class DocumentGuard
{
    /// <exception cref="WireException">DOCUMENT_TOO_LARGE or DOCUMENT_TOO_DEEP with the figures.</exception>
    public static void Check(string text, WireOptions.LimitOptions limits)
    {
        if (text.Length > limits.MaxDocumentCharacters)
            throw TooLarge(text.Length, limits.MaxDocumentCharacters, "characters", "ตัวอักษร");
        var tokens = 0;
        var depth = 0;
        for (var at = 0; at < text.Length; )
        {
            var start = at;
            at = Token(text, at);
            if (Counts(text[start]) && ++tokens > limits.MaxTokens)
                throw TooLarge(tokens, limits.MaxTokens, "tokens", "คำ");
            depth += Step(text[start]);
            if (depth > limits.MaxNesting)
                throw TooDeep(limits.MaxNesting);
        }
    }

    private static bool Counts(char first) => first is not ('#' or ',' or '\uFEFF') && !char.IsWhiteSpace(first);

    private static int Step(char first) =>
        first switch
        {
            '{' or '(' or '[' => 1,
            '}' or ')' or ']' => -1,
            _ => 0,
        };

    /// <summary>The position after the token (or blank, or comment) that starts here.</summary>
    private static int Token(string text, int at)
    {
        var first = text[at];
        if (first == '#')
            return EndOfLine(text, at);
        if (first == '"')
            return text.AsSpan(at).StartsWith("\"\"\"") ? EndOfBlock(text, at + 3) : EndOfString(text, at + 1);
        if (!IsWord(first))
            return at + 1;
        while (at < text.Length && IsWord(text[at]))
            at++;
        return at;
    }

    private static bool IsWord(char one) => char.IsAsciiLetterOrDigit(one) || one == '_';

    private static int EndOfLine(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : at + length;
    }

    private static int EndOfString(string text, int at)
    {
        for (; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            if (text[at] == '"')
                return at + 1;
            if (text[at] == '\\')
                at++;
        }
        return Math.Min(at, text.Length);
    }

    private static int EndOfBlock(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text.AsSpan(at).StartsWith("\"\"\""))
                return at + 3;
            if (text.AsSpan(at).StartsWith("\\\"\"\""))
                at += 3;
        }
        return text.Length;
    }

    private static WireException TooLarge(int size, int max, string unit, string unitTh) =>
        new(
            "DOCUMENT_TOO_LARGE",
            string.Create(CultureInfo.InvariantCulture, $"The document has {size} {unit} or more; at most {max} are served."),
            string.Create(CultureInfo.InvariantCulture, $"เอกสารมี {size} {unitTh}ขึ้นไป อนุญาตไม่เกิน {max}")
        );

    private static WireException TooDeep(int max) =>
        new(
            "DOCUMENT_TOO_DEEP",
            string.Create(CultureInfo.InvariantCulture, $"The document nests brackets more than {max} deep."),
            string.Create(CultureInfo.InvariantCulture, $"เอกสารซ้อนวงเล็บลึกเกิน {max} ชั้น")
        );
}
