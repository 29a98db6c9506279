namespace AntiCorruption.Graph.Search;

/// <summary>
/// Finds the records that have every word of a text: at least one in a name of their own, the rest there or in the names of the places
/// that they lie in, in any order. The larger the part of the name, the better.
/// </summary>
internal sealed class WordSearch(NameTable table, PieceSearch pieces, Abbreviations abbreviations)
{
    /// <summary>The least score of a record that has every word; others score less.</summary>
    public const double MinScore = 0.7;

    private const double PlaceWeight = 0.08;
    private const double PartWeight = 0.2;
    private const double BeginsWeight = 0.01;
    private const int MaxWordCount = 16;

    public IEnumerable<(int Document, double Score)> Find(FoldedText text, CancellationToken cancellationToken)
    {
        string[] words = [.. text.Words().Distinct()];
        if (words.Any(word => !abbreviations.IsEmptyWord(word)))
            words = [.. words.Where(word => !abbreviations.IsEmptyWord(word))];
        if (words.Length is 0 or > MaxWordCount)
            return [];
        var found = new Dictionary<int, Held>();
        for (var i = 0; i < words.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (document, place) in DocumentsWith(words[i], isAlone: words.Length == 1))
                found[document] = found.GetValueOrDefault(document, Held.Nothing).With(i, words[i].Length, place);
        }
        return found
            .GroupBy(one => table.Documents[one.Key].Record)
            .Select(record => Best(words, record.Key, record))
            .Where(hit => hit.Score > 0);
    }

    /// <summary>The best name of a record and its score; 0 when a word is missing.</summary>
    private (int Document, double Score) Best(string[] words, int record, IEnumerable<KeyValuePair<int, Held>> names)
    {
        var (all, document, score) = (0, -1, 0d);
        foreach (var (name, held) in names)
        {
            all |= held.Words;
            var own = ScoreOf(name, held, words);
            if (own > score)
                (document, score) = (name, own);
        }
        for (var i = 0; i < words.Length; i++)
            if ((all >> i & 1) == 0 && !table.IsPlacedIn(record, words[i]))
                return (document, 0);
        return (document, score);
    }

    private double ScoreOf(int document, Held held, string[] words)
    {
        var name = table.Documents[document].Shortened;
        var part = Math.Min(1, (double)held.Length / name.Letters.Length);
        var place = (double)held.Worst / (double)WordPlace.Whole;
        var begins = name.Letters.StartsWith(words[0], StringComparison.Ordinal) ? BeginsWeight : 0;
        return MinScore + PlaceWeight * place + PartWeight * part + begins;
    }

    /// <summary>
    /// A Latin word that is not finished is one that is being typed, when it is alone; among others it is more likely misspelt.
    /// </summary>
    private IEnumerable<(int Document, WordPlace Place)> DocumentsWith(string word, bool isAlone)
    {
        if (Abbreviations.IsSign(word[0]))
            return table.DocumentsOf(word[0]).ToArray().Select(document => (document, WordPlace.Whole));
        var least = isAlone || FoldedText.IsThai(word[0]) ? WordPlace.Within : WordPlace.Whole;
        return pieces
            .DocumentsWith(word)
            .Select(document => (document, Place: table.Documents[document].PlaceOf(word)))
            .Where(hit => hit.Place >= least);
    }

    /// <summary>What a name has of a text: which words, how many letters of it, and how the worst of them stands.</summary>
    private readonly record struct Held(int Words, int Length, WordPlace Worst)
    {
        public static readonly Held Nothing = new(0, 0, WordPlace.Whole);

        public Held With(int word, int length, WordPlace place) => new(Words | 1 << word, Length + length, place < Worst ? place : Worst);
    }
}
