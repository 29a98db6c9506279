using System.Buffers;
using System.Text.RegularExpressions;

namespace AntiCorruption.Graph.Search;

/// <summary>
/// Names that are usual in a long and a short form, in Thai and English, as <c>abbreviations.txt</c> lists them. In a text each becomes
/// one sign of its own that no text can hold otherwise, so that each form finds the others and none is found by its letters.
/// </summary>
public sealed partial class Abbreviations
{
    /// <summary>The signs are private code points, which folding takes out of texts.</summary>
    private const char FirstSign = '\uE000';
    private const char LastSign = '\uF8FF';

    private readonly AbbreviationTable table;
    private readonly (string Letters, char Sign)[] longForms;
    private readonly SearchValues<string> anyLongForm;
    private readonly Dictionary<string, char> shortForms;
    private readonly string zoned;

    private Abbreviations(AbbreviationTable table)
    {
        this.table = table;
        longForms =
        [
            .. table
                .Entries.SelectMany(
                    (entry, i) => LongForms(entry).Select(form => (Letters: ThaiFolding.Fold(form), Sign: (char)(FirstSign + i)))
                )
                .Where(form => form.Letters.Length > 0)
                .DistinctBy(form => form.Letters)
                .OrderByDescending(form => form.Letters.Length),
        ];
        anyLongForm = SearchValues.Create([.. longForms.Select(form => form.Letters)], StringComparison.Ordinal);
        shortForms = table
            .Entries.Index()
            .ToDictionary(entry => ThaiFolding.Fold(entry.Item.Short), entry => (char)(FirstSign + entry.Index), StringComparer.Ordinal);
        zoned = string.Concat(((string[])["ปปท", "ปปช"]).Where(shortForms.ContainsKey).Select(name => shortForms[name]));
    }

    /// <summary>Those that come with the program.</summary>
    public static Abbreviations BuiltIn { get; } = new(AbbreviationTable.BuiltIn());

    internal static bool IsSign(char c) => c is >= FirstSign and <= LastSign;

    /// <summary>Those that come with the program, and more in the same form.</summary>
    /// <exception cref="FormatException">A line is not of the form <c>SHORT = LONG | LONG</c>, or there are too many.</exception>
    public static Abbreviations With(IEnumerable<string> lines)
    {
        var table = AbbreviationTable.BuiltIn();
        table.Add(lines);
        return table.Entries.Count <= LastSign - FirstSign
            ? new(table)
            : throw new FormatException($"At most {LastSign - FirstSign} short forms.");
    }

    /// <summary>Whether a folded word says nothing beside others.</summary>
    internal bool IsEmptyWord(string word) => table.EmptyWords.Contains(word);

    /// <summary>The text with its long and short forms as signs.</summary>
    internal FoldedText Shorten(string text, int maxLength = int.MaxValue)
    {
        var folded = FoldedText.Of(DottedForms().Replace(text, dotted => Spelled(dotted.Value)), maxLength);
        foreach (var (letters, sign) in LongFormsIn(folded))
            for (var at = PlaceOf(letters, folded); at >= 0; at = PlaceOf(letters, folded))
                folded = folded.Replace(at, letters.Length, sign);
        return WithZones(WithShortForms(folded));
    }

    /// <summary>
    /// The signs of all forms that a text spells out, those within longer ones too: a subdistrict's organisation names its subdistrict.
    /// </summary>
    internal string SignsIn(FoldedText text) =>
        string.Concat(LongFormsIn(text).Where(form => PlaceOf(form.Letters, text) >= 0).Select(form => form.Sign).Distinct());

    /// <summary>All long forms, longest first, or none where the text has none of them: most names do not.</summary>
    private (string Letters, char Sign)[] LongFormsIn(FoldedText text) => text.Letters.AsSpan().ContainsAny(anyLongForm) ? longForms : [];

    /// <summary>Where a long form stands: Thai anywhere, others as whole words.</summary>
    private static int PlaceOf(string letters, FoldedText text)
    {
        var at = text.Letters.IndexOf(letters, StringComparison.Ordinal);
        while (at >= 0 && !FoldedText.IsThai(letters[0]) && !text.IsWord(at, letters.Length))
            at = text.Letters.IndexOf(letters, at + 1, StringComparison.Ordinal);
        return at;
    }

    /// <summary>Short forms as words of their own, and those of three consonants and more at a word's beginning: อบตริมใต้.</summary>
    private FoldedText WithShortForms(FoldedText folded)
    {
        for (var at = 0; at < folded.Letters.Length; at++)
            if (folded.IsStart(at) && ShortFormAt(folded, at) is { } found)
                folded = folded.Replace(at, found.Length, found.Sign);
        return folded;
    }

    private (int Length, char Sign)? ShortFormAt(FoldedText folded, int at)
    {
        var rest = folded.Letters.AsSpan(at);
        var lookUp = shortForms.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(rest.Length, AbbreviationTable.MaxShortLength); length > 0; length--)
        {
            if (!lookUp.TryGetValue(rest[..length], out var sign))
                continue;
            var isWhole = folded.IsStart(at + length) && (length > 1 || folded.Letters.Length == 1);
            if (isWhole || length > 2 && AbbreviationTable.IsConsonants(rest[..length]))
                return (length, sign);
        }
        return null;
    }

    /// <summary>A zone office is often named by its number alone: ป.ป.ท. 6.</summary>
    private FoldedText WithZones(FoldedText folded)
    {
        for (var at = 0; at + 1 < folded.Letters.Length; at++)
            if (zoned.Contains(folded.Letters[at]) && char.IsAsciiDigit(folded.Letters[at + 1]))
                return folded.Insert(at + 1, "เขต");
        return folded;
    }

    /// <summary>Groups with dots, parted into known short forms: ต.ริมใต้ is ตำบล ริมใต้, สนง.ป.ป.ช. is two.</summary>
    private string Spelled(string dotted)
    {
        string[] groups = dotted.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var spelled = "";
        for (var start = 0; start < groups.Length; )
        {
            var end = groups.Length;
            while (end > start && !IsShortForm(groups, start, end))
                end--;
            spelled += end == start ? groups[start] + "." : $" {SpelledOut(string.Concat(groups[start..end]))} ";
            start = Math.Max(end, start + 1);
        }
        return spelled;
    }

    /// <summary>A single letter among others is none: จ.ส.อ. is a rank and no place.</summary>
    private bool IsShortForm(string[] groups, int start, int end) =>
        string.Concat(groups[start..end]) is var form
        && (form.Length > 1 || groups.Length == 1)
        && shortForms.ContainsKey(ThaiFolding.Fold(form));

    private string SpelledOut(string shortForm) =>
        shortForm.Length > 1 ? shortForm : table.Entries[shortForms[ThaiFolding.Fold(shortForm)] - FirstSign].Long[0];

    /// <summary>A short form with a vowel is a word, and seen wherever a long one is.</summary>
    private static IEnumerable<string> LongForms(AbbreviationTable.Entry entry) =>
        FoldedText.IsThai(entry.Short[0]) && !AbbreviationTable.IsConsonants(entry.Short) ? entry.Long.Prepend(entry.Short) : entry.Long;

    /// <summary>
    /// Thai letters with dots, where no word goes before and no number follows a single letter: ม.6 is a village or a class.
    /// </summary>
    [GeneratedRegex(@"(?<![ก-๎])(?![ก-ฮ]\.\s*[0-9๐-๙])(?:[ก-ฮ][ก-๎]{0,5}\.)+")]
    private static partial Regex DottedForms();
}
