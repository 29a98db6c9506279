using System.Text;
using System.Text.RegularExpressions;

namespace AntiCorruption.Api.Wire.Errors;

/// <summary>
/// The engine's English messages about documents and variables in Thai, with the same names of variables, arguments, fields and types. A
/// message may be several sentences, one after the other.
/// </summary>
internal static class ThaiWords
{
    private static readonly Regex quoted = new("'[^']{1,100}'", RegexOptions.NonBacktracking);

    /// <summary>
    /// Beginnings of messages, the first that fits counts. Values may hold anything; they are met in time that grows with their length.
    /// </summary>
    private static readonly (Regex English, string Thai)[] sentences =
    [
        // Variables.
        Sentence(@"Variable '(\$[^']*)' is invalid\.", "ตัวแปร '$1' ไม่ถูกต้อง:"),
        Sentence(@"No value provided for a non-null variable\.", "ไม่ได้ระบุค่า ทั้งที่ต้องมีค่า"),
        Sentence(@"Received a null input for a non-null variable\.", "ค่าเป็น null ไม่ได้"),
        Sentence(
            @"Unable to parse input as a '([^']+)' type\. Did you provide a List or Scalar value accidentally\?",
            "ต้องเป็นออบเจกต์ชนิด '$1'"
        ),
        Sentence(@"Unrecognized input fields (.+?) for type '([^']+)'\.?", "ชนิด '$2' ไม่มีฟิลด์ $1"),
        Sentence(@"Variable '(\$[^']*)' is not defined by operation '([^']*)'\.", "ไม่ได้ประกาศตัวแปร '$1' ในคำสั่ง '$2'"),
        Sentence(@"Variable '(\$[^']*)' is not defined\.", "ไม่ได้ประกาศตัวแปร '$1'"),
        Sentence(@"Variable '(\$[^']*)' is never used in operation '([^']*)'\.", "ตัวแปร '$1' ไม่ถูกใช้ในคำสั่ง '$2'"),
        Sentence(@"Variable '(\$[^']*)' is never used\.", "ตัวแปร '$1' ไม่ถูกใช้"),
        Sentence(
            @"Variable '(\$[^']*)' of type '([^']+)' used in position expecting type '([^']+)'\.",
            "ตัวแปร '$1' เป็นชนิด '$2' แต่ใช้ในตำแหน่งที่ต้องเป็นชนิด '$3'"
        ),
        Sentence(
            @"Variable '(\$[^']*)' cannot be non-input type '([^']+)'\.",
            "ตัวแปร '$1' ใช้ชนิด '$2' ไม่ได้ เพราะไม่ใช่ชนิดของข้อมูลขาเข้า"
        ),
        Sentence(@"Variable has unknown type '([^']+)'\.?", "ไม่มีชนิด '$1' ของตัวแปร"),
        Sentence(
            @"Variable '(\$[^']*)' of type '([^']+)' has invalid default value (.*?)\.(?: |$)",
            "ค่าเริ่มต้น $3 ของตัวแปร '$1' ไม่ใช่ชนิด '$2' "
        ),
        // Arguments and values.
        Sentence(@"Argument '([^']+)' has invalid value\.", "ค่าของอาร์กิวเมนต์ '$1' ไม่ถูกต้อง:"),
        Sentence(
            @"Argument '([^']+)' of type '([^']+)' is required for field '([^']+)' but not provided\.",
            "ฟิลด์ '$3' ต้องมีอาร์กิวเมนต์ '$1' ชนิด '$2'"
        ),
        Sentence(
            @"Argument '([^']+)' of type '([^']+)' is required for directive '([^']+)' but not provided\.",
            "ไดเรกทีฟ '$3' ต้องมีอาร์กิวเมนต์ '$1' ชนิด '$2'"
        ),
        Sentence(@"Unknown argument '([^']+)' on field '([^']+)' of type '([^']+)'\.", "ฟิลด์ '$2' ของชนิด '$3' ไม่มีอาร์กิวเมนต์ '$1'"),
        Sentence(@"Unknown argument '([^']+)' on directive '([^']+)'\.", "ไดเรกทีฟ '$2' ไม่มีอาร์กิวเมนต์ '$1'"),
        Sentence(@"Expected type '([^']+)', found not an object\.", "ต้องเป็นออบเจกต์ชนิด '$1'"),
        Sentence(@"Expected type '([^']+)', found (.*?)\.(?: |$)", "ต้องเป็นชนิด '$1' ไม่ใช่ $2 "),
        Sentence(@"Expected non-null value, found null\.", "ค่าเป็น null ไม่ได้"),
        Sentence(@"Expected '([^']+)!', found null\.", "ต้องเป็นชนิด '$1!' ไม่ใช่ null"),
        Sentence(@"In field '([^']+)': ", "ในฟิลด์ '$1': "),
        Sentence(@"In element #(\d+): ", "ในรายการที่ $1: "),
        Sentence(@"\[?Unknown field\.?\]?", "ไม่มีฟิลด์นี้"),
        Sentence(@"Missing required field '([^']+)' of type '([^']+)'\.", "ขาดฟิลด์ '$1' ชนิด '$2' ที่ต้องมี"),
        Sentence(
            @"Unable to convert '(.*?)'(?: of type '[^']+')? (?:literal from AST representation )?to the enumeration type '([^']+)'\.?",
            "'$1' ไม่ใช่ค่าของ '$2'"
        ),
        Sentence(
            @"Unable to convert '(.*?)'(?: of type '[^']+')? (?:literal from AST representation )?to the scalar type '([^']+)'\.?",
            "'$1' ไม่ใช่ค่าชนิด '$2'"
        ),
        Sentence(@"Unable to convert '(.*?)' to '([^']+)'\.?", "'$1' ไม่ใช่ค่าชนิด '$2'"),
        Sentence(@"(?:Error: )?Value was either too large or too small for an? [^.]+\.", "ตัวเลขมากหรือน้อยเกินไป"),
        Sentence(@"a text is needed, not [^.]+\.", "ต้องเป็นข้อความ"),
        Sentence(@"a whole number is needed, not [^.]+\.", "ต้องเป็นจำนวนเต็ม"),
        Sentence(@"a number is needed, not [^.]+\.", "ต้องเป็นตัวเลข"),
        Sentence(@"true or false is needed, not [^.]+\.", "ต้องเป็น true หรือ false"),
        Sentence(@"a list is needed, not [^.]+\.", "ต้องเป็นรายการ"),
        Sentence(@"an object is needed, not [^.]+\.", "ต้องเป็นออบเจกต์"),
        // Fields and types.
        Sentence(@"Cannot query field '([^']+)' on type '([^']+)'\.", "ชนิด '$2' ไม่มีฟิลด์ '$1'"),
        Sentence(@"Field '?([^' ]+)'? of type '?([^' ]+)'? must have a sub selection\.?", "ต้องเลือกฟิลด์ย่อยของ '$1' (ชนิด '$2')"),
        Sentence(@"Field '?([^' ]+)'? of type '?([^' ]+)'? must not have a sub selection\.?", "'$1' (ชนิด '$2') ไม่มีฟิลด์ย่อยให้เลือก"),
        Sentence(@"Unknown type '?([^'. ]+)'?\.", "ไม่มีชนิด '$1'"),
        Sentence(@"Unknown directive '([^']+)'\.", "ไม่มีไดเรกทีฟ '$1'"),
        Sentence(@"Unknown fragment '([^']+)'\.", "ไม่มีแฟรกเมนต์ '$1'"),
        Sentence(@"Directive '([^']+)' may not be used on ([^.]+)\.", "ใช้ไดเรกทีฟ '$1' ที่ $2 ไม่ได้"),
        Sentence(@"The directive '([^']+)' can only be used once at this location\.", "ใช้ไดเรกทีฟ '$1' ตรงนี้ได้ครั้งเดียว"),
        Sentence(@"Did you mean to use an inline fragment on ([^?]+)\??", "หมายถึงแฟรกเมนต์ของ $1 หรือไม่"),
        Sentence(@"Did you mean ([^?]+)\??", "หมายถึง $1 หรือไม่"),
        Sentence(
            @"Fields? (.*?) conflicts? because they have differing arguments\. "
                + @"Use different aliases on the fields to fetch both if this was intentional\.",
            "ฟิลด์ $1 ขัดกันเพราะอาร์กิวเมนต์ต่างกัน ให้ตั้งชื่อแทน (alias) ให้ต่างกัน"
        ),
        Sentence(
            @"Fields? (.*?) conflicts? because (.*?)\. Use different aliases on the fields to fetch both if this was intentional\.",
            "ฟิลด์ $1 ขัดกัน ($2) ให้ตั้งชื่อแทน (alias) ให้ต่างกัน"
        ),
        // Fragments and operations.
        Sentence(
            @"Fragment '([^']+)' cannot be spread here as objects of type '([^']+)' can never be of type '([^']+)'\.",
            "ใช้แฟรกเมนต์ '$1' ตรงนี้ไม่ได้ เพราะชนิด '$2' ไม่เป็นชนิด '$3'"
        ),
        Sentence(
            @"Fragment cannot be spread here as objects of type '([^']+)' can never be of type '([^']+)'\.",
            "ใช้แฟรกเมนต์ตรงนี้ไม่ได้ เพราะชนิด '$1' ไม่เป็นชนิด '$2'"
        ),
        Sentence(
            @"Fragment '([^']+)' cannot condition on non composite type '([^']+)'\.",
            "แฟรกเมนต์ '$1' ใช้กับชนิด '$2' ซึ่งไม่มีฟิลด์ไม่ได้"
        ),
        Sentence(@"Fragment cannot condition on non composite type '([^']+)'\.", "แฟรกเมนต์ใช้กับชนิด '$1' ซึ่งไม่มีฟิลด์ไม่ได้"),
        Sentence(@"Fragment '([^']+)' is never used\.", "แฟรกเมนต์ '$1' ไม่ถูกใช้"),
        Sentence(@"Cannot spread fragment '([^']+)' within itself[^.]*\.", "แฟรกเมนต์ '$1' อ้างวนถึงตัวเอง"),
        Sentence(@"There can only be one fragment named '([^']+)'\.?", "มีแฟรกเมนต์ชื่อ '$1' ซ้ำ"),
        Sentence(@"There can only be one operation named '?([^'. ]+)'?\.?", "มีคำสั่งชื่อ '$1' ซ้ำ"),
        Sentence(@"There can be only one argument named '([^']+)'\.?", "มีอาร์กิวเมนต์ชื่อ '$1' ซ้ำ"),
        Sentence(@"There can be only one variable named '([^']+)'\.?", "มีตัวแปรชื่อ '$1' ซ้ำ"),
        Sentence(@"There can be only one input field named '?([^'. ]+)'?\.?", "มีฟิลด์ชื่อ '$1' ซ้ำ"),
        Sentence(@"This anonymous operation must be the only defined operation\.", "คำสั่งที่ไม่มีชื่อต้องเป็นคำสั่งเดียวในเอกสาร"),
    ];

    /// <summary>A message in Thai; where a part of it is not known, the general words are said with the names in it.</summary>
    /// <param name="general">What kind of fault it is, in Thai.</param>
    public static string Of(string message, string general)
    {
        var thai = new StringBuilder();
        for (var rest = message.TrimStart(); rest.Length > 0; rest = rest.TrimStart())
        {
            var (match, sentence) = Find(rest);
            if (match is null)
                return General(message, general);
            thai.Append(match.Result(sentence).TrimEnd()).Append(' ');
            rest = rest[match.Length..];
        }
        return thai.ToString().TrimEnd(' ', ':');
    }

    private static (Match? Match, string Thai) Find(string text)
    {
        foreach (var (english, thai) in sentences)
            if (english.Match(text) is { Success: true } match)
                return (match, thai);
        return (null, "");
    }

    private static string General(string message, string general)
    {
        var names = quoted.Matches(message).Select(match => match.Value).Distinct().Take(5).ToList();
        return names.Count == 0 ? general : $"{general} ({string.Join(", ", names)})";
    }

    private static (Regex, string) Sentence(string english, string thai) =>
        (new("^" + english, RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant), thai);
}
