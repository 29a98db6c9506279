namespace AntiCorruption.Graph.Search;

/// <summary>How a word stands in a text: not at all, within another, at the beginning of one, or as one of its own.</summary>
internal enum WordPlace : byte
{
    None,
    Within,
    Beginning,
    Whole,
}

/// <summary>
/// A text as it is compared: its folded letters without spaces, and where words begin. Words are parted by spaces and punctuation, by
/// a change between Thai, Latin and figures, and by the signs of <see cref="Abbreviations"/>, each of which is a word.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Thai words of fewer letters are found by chance within others.</summary>
    private const int MinInnerLength = 3;

    /// <summary>One more than letters: the end parts words, too.</summary>
    private readonly bool[] starts;

    private FoldedText(string letters, bool[] starts)
    {
        Letters = letters;
        this.starts = starts;
    }

    public string Letters { get; }

    public static FoldedText Of(string text, int maxLength = int.MaxValue)
    {
        var words = ThaiFolding.Words(text);
        var letters = string.Concat(words);
        var starts = new bool[letters.Length + 1];
        var at = 0;
        foreach (var word in words)
            starts[at += word.Length] = true;
        for (var i = 1; i < letters.Length; i++)
            starts[i] |= Script(letters[i - 1]) != Script(letters[i]);
        starts[0] = true;
        return letters.Length <= maxLength ? new(letters, starts) : new(letters[..maxLength], [.. starts[..maxLength], true]);
    }

    /// <summary>Whether a word begins at a place, or the text ends there.</summary>
    public bool IsStart(int at) => starts[at];

    public bool IsWord(int at, int length) => starts[at] && starts[at + length];

    public IEnumerable<string> Words()
    {
        for (int start = 0, end = 1; start < Letters.Length; end++)
            if (starts[end])
            {
                yield return Letters[start..end];
                start = end;
            }
    }

    /// <summary>The text with one letter, a word of its own, in place of some.</summary>
    public FoldedText Replace(int at, int length, char sign)
    {
        var end = at + length;
        return new(
            string.Concat(Letters.AsSpan(0, at), [sign], Letters.AsSpan(end)),
            [.. starts[..at], true, true, .. starts[(end + 1)..]]
        );
    }

    /// <summary>The text with a word put in before a place where one begins.</summary>
    public FoldedText Insert(int at, string word) =>
        new(Letters.Insert(at, word), [.. starts[..at], true, .. new bool[word.Length - 1], true, .. starts[(at + 1)..]]);

    /// <summary>
    /// The best place that a word has in the text. Only Thai, which writes no spaces, is looked for within words; figures stand whole or
    /// not at all.
    /// </summary>
    public WordPlace PlaceOf(string word)
    {
        var best = WordPlace.None;
        for (
            var at = Letters.IndexOf(word, StringComparison.Ordinal);
            at >= 0 && best != WordPlace.Whole;
            at = Letters.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
        {
            var place =
                IsWord(at, word.Length) ? WordPlace.Whole
                : starts[at] && word.Length > 1 && !char.IsAsciiDigit(word[0]) ? WordPlace.Beginning
                : word.Length >= MinInnerLength && IsThai(word[0]) ? WordPlace.Within
                : WordPlace.None;
            if (place > best)
                best = place;
        }
        return best;
    }

    public static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';

    private static int Script(char c) =>
        IsThai(c) ? 0
        : char.IsAsciiDigit(c) ? 1
        : Abbreviations.IsSign(c) ? c
        : 2;
}
