using System.Globalization;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// The tokens of a text, each checked, so that the parser meets no fault within one: what it may still refuse is that a token stands where
/// none may. Cost: O(characters).
/// </summary>
internal sealed class DocumentTokens
{
    /// <summary>The longest name or number, in characters.</summary>
    public const int MaxWordLength = 400;

    private readonly string text;
    private readonly List<Range> tokens = [];
    private readonly List<Range> comments = [];

    /// <exception cref="WireException">SYNTAX_ERROR with the place; DOCUMENT_TOO_LARGE: a name or number is too long.</exception>
    public DocumentTokens(string text)
    {
        this.text = text;
        for (var at = 0; at < text.Length; )
            at = IsBlank(text[at]) ? at + 1 : Take(at);
    }

    /// <summary>Where each token lies, in order.</summary>
    public IReadOnlyList<Range> Tokens => tokens;

    /// <summary>Where each comment lies, its <c>#</c> included and its line break not.</summary>
    public IReadOnlyList<Range> Comments => comments;

    /// <summary>Whether a string has an escape with braces.</summary>
    public bool HasBraces { get; private set; }

    private static bool IsBlank(char one) => one is ' ' or '\t' or '\n' or '\r' or ',' or '\uFEFF';

    private static bool IsWord(char one) => char.IsAsciiLetterOrDigit(one) || one == '_';

    private int Take(int start)
    {
        var end = End(start);
        (text[start] == '#' ? comments : tokens).Add(start..end);
        return end;
    }

    private int End(int start) =>
        text[start] switch
        {
            '#' => EndOfLine(start),
            '"' => text.AsSpan(start).StartsWith("\"\"\"") ? EndOfBlock(start) : EndOfString(start),
            '.' when text.AsSpan(start).StartsWith("...") => start + 3,
            '!' or '$' or '&' or '(' or ')' or ':' or '=' or '@' or '[' or ']' or '{' or '|' or '}' => start + 1,
            '-' or >= '0' and <= '9' => Bounded(start, EndOfNumber(start)),
            var first when IsWord(first) => Bounded(start, EndOfName(start)),
            _ => throw SyntaxFaults.UnexpectedCharacter(text, start),
        };

    private int EndOfLine(int at)
    {
        var length = text.AsSpan(at).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : at + length;
    }

    private int EndOfString(int start)
    {
        var literal = StringLiteral.Check(text, start);
        HasBraces |= literal.HasBraces;
        return literal.End;
    }

    private int EndOfBlock(int start)
    {
        for (var at = start + 3; at < text.Length; at++)
        {
            if (text[at] < ' ' && !IsBlank(text[at]))
                throw SyntaxFaults.UnexpectedCharacter(text, at);
            if (text.AsSpan(at).StartsWith("\"\"\""))
                return at + 3;
            if (text.AsSpan(at).StartsWith("\\\"\"\""))
                at += 3;
        }
        throw SyntaxFaults.OpenBlock(text, start);
    }

    private int EndOfName(int at)
    {
        while (at < text.Length && IsWord(text[at]))
            at++;
        return at;
    }

    private int EndOfNumber(int start)
    {
        var at = text[start] == '-' ? start + 1 : start;
        var leadsWithZero = at < text.Length && text[at] == '0';
        var end = EndOfDigits(start, at);
        if (leadsWithZero && end > at + 1)
            throw SyntaxFaults.BadNumber(text, start);
        at = end;
        if (at < text.Length && text[at] == '.')
            at = EndOfDigits(start, at + 1);
        if (at < text.Length && text[at] is 'e' or 'E')
            at = EndOfDigits(start, at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1);
        return at;
    }

    private int EndOfDigits(int start, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > at ? end : throw SyntaxFaults.BadNumber(text, start);
    }

    private static int Bounded(int start, int end) =>
        end - start <= MaxWordLength
            ? end
            : throw new WireException(
                "DOCUMENT_TOO_LARGE",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The document has a name or number of {end - start} characters; at most {MaxWordLength} are served."
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"เอกสารมีชื่อหรือตัวเลขยาว {end - start} ตัวอักษร อนุญาตไม่เกิน {MaxWordLength}"
                )
            );
}
