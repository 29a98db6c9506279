using System.Buffers;
using System.Globalization;
using System.Text;

namespace AntiCorruption.Graph.Model;

/// <summary>Why a text cannot be taken, as an error says it.</summary>
public sealed record TextFault(string Code, string Message, string MessageTh)
{
    /// <summary>Half a surrogate pair, or a code point that Unicode keeps for programs themselves.</summary>
    public static readonly TextFault NotUnicode = new(
        "NOT_TEXT",
        "The text holds something that is not a character of Unicode.",
        "ข้อความมีรหัสที่ไม่ใช่ตัวอักษรตามมาตรฐาน Unicode"
    );

    public static readonly TextFault Control = new(
        "CONTROL_CHARACTER",
        "A text cannot hold control characters.",
        "ข้อความมีอักขระควบคุมไม่ได้"
    );

    /// <summary>
    /// A bidirectional embedding, override or isolate (U+202A to U+202E, U+2066 to U+2069): what is read is not what is written.
    /// </summary>
    public static readonly TextFault Direction = new(
        "DIRECTION_CONTROL",
        "The text holds a sign that turns the direction of reading, which can make it look like another text.",
        "ข้อความมีอักขระควบคุมทิศทางการอ่าน ซึ่งทำให้ดูเหมือนเป็นข้อความอื่นได้"
    );

    public static readonly TextFault Invisible = new(
        "INVISIBLE_TEXT",
        "The text holds only characters that nobody can see.",
        "ข้อความมีแต่อักขระที่มองไม่เห็น"
    );
}

/// <summary>
/// What is text and what is not, for every way in: characters of Unicode, no control characters, none that turn the direction of reading,
/// something to be seen. Texts are kept in normal form C, so that one key written in two ways is one key.
/// </summary>
public static class PlainText
{
    /// <summary>
    /// Letters and symbols by their category that are drawn as nothing: Hangul fillers, the Khmer inherent vowels, the empty braille cell.
    /// </summary>
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0");

    /// <summary>What keeps a text from being taken; null for a good one, and for an empty one.</summary>
    /// <param name="hasLines">Whether it may have several lines and tabs.</param>
    public static TextFault? FaultOf(ReadOnlySpan<char> text, bool hasLines = false)
    {
        var isVisible = text.IsEmpty;
        while (!text.IsEmpty)
        {
            if (!TryReadCharacter(text, out var rune))
                return TextFault.NotUnicode;
            if (IsControl(rune) && !(hasLines && IsLineOrTab(rune)))
                return TextFault.Control;
            if (TurnsDirection(rune))
                return TextFault.Direction;
            isVisible |= IsVisible(rune);
            text = text[rune.Utf16SequenceLength..];
        }
        return isVisible ? null : TextFault.Invisible;
    }

    /// <summary>The text in normal form C; one that is not Unicode stays as it is.</summary>
    public static string Normalise(string text) =>
        IsPlainlyNormal(text) || !IsUnicode(text) ? text : text.Normalize(NormalizationForm.FormC);

    /// <summary>
    /// The beginning of a text from outside as one line of a message shows it: what could break the line or turn it stands as U+FFFD.
    /// </summary>
    /// <param name="maxLength">In UTF-16 code units.</param>
    public static string Shown(string text, int maxLength)
    {
        var line = new StringBuilder();
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, maxLength)).EnumerateRunes())
            line.Append(IsControl(rune) || TurnsDirection(rune) ? "\uFFFD" : rune.ToString());
        return text.Length > maxLength ? line.Append('…').ToString() : line.ToString();
    }

    /// <summary>The text without what is not Unicode: what older files and other programs hold can still be searched.</summary>
    public static string WithoutNonCharacters(string text)
    {
        if (IsUnicode(text))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty; )
        {
            var isGood = TryReadCharacter(rest, out var rune);
            if (isGood)
                kept.Append(rune.ToString());
            rest = rest[(isGood ? rune.Utf16SequenceLength : 1)..];
        }
        return kept.ToString();
    }

    /// <summary>
    /// Whether a text is in normal form C at first sight, as nearly all are: nothing below U+0300 joins with its neighbour, and of the Thai
    /// signs only a vowel below changes its place, when it stands after a tone mark or another of its kind.
    /// </summary>
    private static bool IsPlainlyNormal(ReadOnlySpan<char> text)
    {
        var before = '\0';
        foreach (var c in text)
        {
            if (c >= '\u0300' && c is < '\u0E00' or > '\u0E7F')
                return false;
            if (c is >= '\u0E38' and <= '\u0E3A' && before is >= '\u0E38' and <= '\u0E3A' or >= '\u0E48' and <= '\u0E4B')
                return false;
            before = c;
        }
        return true;
    }

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (!TryReadCharacter(text, out var rune))
                return false;
            text = text[rune.Utf16SequenceLength..];
        }
        return true;
    }

    /// <summary>The first character; false for half a pair and for the 66 non-characters.</summary>
    private static bool TryReadCharacter(ReadOnlySpan<char> text, out Rune rune) =>
        Rune.DecodeFromUtf16(text, out rune, out _) == OperationStatus.Done
        && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)
        && (rune.Value & 0xFFFE) != 0xFFFE;

    private static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool TurnsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsLineOrTab(Rune rune) => rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029;

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
            )
        && !(rune.IsBmp && Blanks.Contains((char)rune.Value));
}
