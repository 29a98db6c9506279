using System.Globalization;
using System.Text;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// Reads a string of one line as the edition of September 2025 has it: <c>\u{1F600}</c> beside <c>\u0E01</c>, and halves of surrogate pairs
/// only where they make a whole.
/// </summary>
internal ref struct StringLiteral
{
    private const int MaxBracedDigits = 8;

    private readonly string text;
    private readonly int start;
    private readonly StringBuilder? value;
    private int at;

    private StringLiteral(string text, int start, StringBuilder? value) =>
        (this.text, this.start, this.value, at) = (text, start, value, start + 1);

    /// <summary>Whether an escape is written with braces.</summary>
    public bool HasBraces { get; private set; }

    /// <summary>The position behind the closing quotation mark.</summary>
    public readonly int End => at;

    /// <summary>Checks the string that begins at a quotation mark.</summary>
    /// <exception cref="Errors.WireException">SYNTAX_ERROR with the place.</exception>
    public static StringLiteral Check(string text, int start)
    {
        var literal = new StringLiteral(text, start, value: null);
        literal.Read();
        return literal;
    }

    /// <summary>What the string that begins at a quotation mark says.</summary>
    public static string ValueAt(string text, int start)
    {
        var value = new StringBuilder();
        new StringLiteral(text, start, value).Read();
        return value.ToString();
    }

    private void Read()
    {
        while (at < text.Length && text[at] is not ('\n' or '\r'))
        {
            switch (text[at])
            {
                case '"':
                    at++;
                    return;
                case '\\':
                    Escape();
                    break;
                case < ' ' and not '\t':
                    throw SyntaxFaults.UnexpectedCharacter(text, at);
                default:
                    Keep(text[at++]);
                    break;
            }
        }
        throw SyntaxFaults.OpenString(text, start);
    }

    private void Escape()
    {
        var begin = at++;
        var letter = at < text.Length ? text[at++] : throw SyntaxFaults.OpenString(text, start);
        if (letter == 'u')
            Keep(Unicode(begin));
        else
            Keep(Plain(letter, begin));
    }

    private readonly void Keep(char one) => value?.Append(one);

    private readonly void Keep(Rune one) => value?.Append(one.ToString());

    private readonly char Plain(char letter, int begin) =>
        letter switch
        {
            '"' or '\\' or '/' => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw SyntaxFaults.BadEscape(text, begin),
        };

    private Rune Unicode(int begin)
    {
        if (at < text.Length && text[at] == '{')
            return Braced(begin);
        var first = (char)Hex(at, 4, begin);
        at += 4;
        if (!char.IsSurrogate(first))
            return new Rune(first);
        if (!char.IsHighSurrogate(first) || !text.AsSpan(at).StartsWith("\\u"))
            throw SyntaxFaults.HalfSurrogate(text, begin);
        var second = at + 2 < text.Length && text[at + 2] == '{' ? '\0' : (char)Hex(at + 2, 4, begin);
        at += 6;
        return Rune.TryCreate(first, second, out var whole) ? whole : throw SyntaxFaults.HalfSurrogate(text, begin);
    }

    private Rune Braced(int begin)
    {
        HasBraces = true;
        var length = text.AsSpan(at + 1, Math.Min(MaxBracedDigits + 1, text.Length - at - 1)).IndexOf('}');
        if (length <= 0)
            throw SyntaxFaults.BadEscape(text, begin);
        var code = Hex(at + 1, length, begin);
        at += length + 2;
        if (code is >= 0xD800 and <= 0xDFFF)
            throw SyntaxFaults.HalfSurrogate(text, begin);
        return Rune.TryCreate(code, out var rune) ? rune : throw SyntaxFaults.BadEscape(text, begin);
    }

    private readonly uint Hex(int from, int length, int begin) =>
        from + length <= text.Length
        && uint.TryParse(text.AsSpan(from, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : throw SyntaxFaults.BadEscape(text, begin);
}
