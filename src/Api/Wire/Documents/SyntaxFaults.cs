using AntiCorruption.Api.Wire.Errors;
using GraphQLParser;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>Why a text is no GraphQL, with its place. Whatever a text holds, the message stays short.</summary>
internal static class SyntaxFaults
{
    private const int MaxDescriptionLength = 200;

    public static WireException UnexpectedCharacter(string text, int at) =>
        At(text, at, $"the character '{Character(text, at)}' cannot stand here", $"อักขระ '{Character(text, at)}' อยู่ตรงนี้ไม่ได้");

    public static WireException OpenString(string text, int at) =>
        At(text, at, "this string is not closed on its line", "ข้อความนี้ไม่มีเครื่องหมายคำพูดปิดท้ายในบรรทัดเดียวกัน");

    public static WireException OpenBlock(string text, int at) =>
        At(text, at, "this block string is not closed", "ข้อความหลายบรรทัดนี้ไม่มีเครื่องหมายคำพูดปิดท้าย");

    public static WireException BadEscape(string text, int at) =>
        At(
            text,
            at,
            "'\\' must begin an escape such as \\n, \\u0E01 or \\u{1F600}",
            "'\\' ต้องตามด้วยรหัสแทนอักขระ เช่น \\n \\u0E01 หรือ \\u{1F600}"
        );

    public static WireException HalfSurrogate(string text, int at) =>
        At(text, at, "this escape is half of a surrogate pair", "รหัสอักขระนี้เป็นเพียงครึ่งหนึ่งของคู่ surrogate");

    public static WireException BadNumber(string text, int at) => At(text, at, "this is not a number", "ตัวเลขนี้เขียนไม่ถูกต้อง");

    /// <summary>What the parser expected and did not find.</summary>
    public static WireException Unexpected(string text, int at, string description) =>
        At(text, at, Short(description), "พบคำหรือเครื่องหมายที่ไม่ควรอยู่ตรงนี้");

    private static WireException At(string text, int position, string what, string whatTh)
    {
        var (line, column) = Place(text, position);
        var fault = new WireException(
            ErrorCodes.SyntaxError,
            $"The document is not GraphQL at line {line}, column {column}: {what}.",
            $"เอกสารไม่ใช่ GraphQL ที่ถูกต้อง ที่บรรทัด {line} คอลัมน์ {column}: {whatTh}"
        );
        fault.AddLocation(new Location(line, column));
        return fault;
    }

    /// <summary>Line and column of a position, both from 1. Cost: O(position).</summary>
    private static (int Line, int Column) Place(string text, int position)
    {
        var (line, start) = (1, 0);
        for (var at = 0; at < position; at++)
        {
            if (text[at] is not ('\n' or '\r') || text[at] == '\r' && at + 1 < position && text[at + 1] == '\n')
                continue;
            line++;
            start = at + 1;
        }
        return (line, position - start + 1);
    }

    private static string Character(string text, int at) =>
        char.IsControl(text[at]) ? $"U+{(int)text[at]:X4}"
        : System.Text.Rune.TryGetRuneAt(text, at, out var rune) ? rune.ToString()
        : $"U+{(int)text[at]:X4}";

    private static string Short(string description)
    {
        var end = description.IndexOf("; for more information", StringComparison.Ordinal);
        var plain = (end < 0 ? description : description[..end]).TrimEnd('.');
        return plain.Length <= MaxDescriptionLength ? plain : plain[..MaxDescriptionLength] + "…";
    }
}
