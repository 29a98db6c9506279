namespace AntiCorruption.Api.Settings;

/// <summary>The word that was meant by a mistyped one.</summary>
internal static class NearestWord
{
    private const int LongestWord = 100;

    /// <summary>
    /// The nearest of the words when at most every third letter is wrong, missing, too many or in its neighbour's place; else null.
    /// Capitals do not matter.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> words)
    {
        if (word.Length > LongestWord)
            return null;
        return words
            .Select(one => (Word: one, Distance: Distance(word.ToLowerInvariant(), one.ToLowerInvariant())))
            .Where(one => one.Distance <= Math.Max(1, Math.Min(word.Length, one.Word.Length) / 3))
            .DefaultIfEmpty()
            .MinBy(one => one.Distance)
            .Word;
    }

    /// <summary>
    /// Edits that make one word of the other: a letter changed, added, taken away, or two neighbours exchanged (optimal string
    /// alignment).
    /// </summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        for (var j = 0; j <= other.Length; j++)
            rows[i, j] = i == 0 || j == 0 ? i + j : Least(rows, one, other, i, j);
        return rows[one.Length, other.Length];
    }

    private static int Least(int[,] rows, string one, string other, int i, int j)
    {
        var change = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
        var least = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var isExchange = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return isExchange ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
    }
}
