using System.Globalization;
using System.Text;

namespace AntiCorruption.Api.Settings;

/// <summary>Text from outside as it can stand in one line of a message or a log, whatever is in it.</summary>
public static class OneLine
{
    /// <summary>At most so many letters of the text; what could break a line, hide or turn it stands as <c>\u000A</c>.</summary>
    public static string Of(string text, int length = 80)
    {
        var line = new StringBuilder();
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, length)))
            if (IsPlain(letter))
                line.Append(letter);
            else
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
        return text.Length > length ? line.Append('…').ToString() : line.ToString();
    }

    private static bool IsPlain(char letter) =>
        char.GetUnicodeCategory(letter)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned
            );
}
