using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Search;

/// <summary>
/// The names of one record, the names of the places that it lies in, and how well known it is: the more, the sooner it is meant.
/// </summary>
public sealed record NamedRecord(RecordKind Kind, int Id, IReadOnlyList<string> Names, int Weight, string? Place = null);

/// <summary>
/// A record that a text may mean. Scores lie between 0 and 1: 1 is a name written out, <see cref="NameIndex.WordScore"/> and above a record
/// with all the words.
/// </summary>
public sealed record NameHit(RecordKind Kind, int Id, double Score, string MatchedName);

/// <summary>A text that cannot be searched for.</summary>
public sealed class SearchInputException(string message, string messageTh) : Exception(message)
{
    public string MessageTh => messageTh;
}

/// <summary>
/// Finds records by their names however these are written. First come those that have every word of the text, in any order, spelled out
/// or short, in Thai or English; then names that are spelled alike, which are all there is when no record has the words.
/// Immutable; memory about 70 bytes a letter of all names.
/// </summary>
public sealed class NameIndex
{
    /// <summary>The longest text that is searched for, in characters.</summary>
    public const int MaxTextLength = 200;

    /// <summary>Hits given at most.</summary>
    public const int MaxHitCount = 1_000;

    /// <summary>The least score of a record that has all the words of a text.</summary>
    public const double WordScore = WordSearch.MinScore;

    /// <summary>The least likeness of a name that is only spelled alike: by itself, and beside records that have the words.</summary>
    private const double MinLikeness = 0.32;
    private const double MinLikenessBesideWords = 0.6;

    private readonly NameTable table;
    private readonly PieceSearch pieces;
    private readonly WordSearch words;
    private readonly Abbreviations abbreviations;

    private NameIndex(NameTable table, Abbreviations abbreviations)
    {
        this.table = table;
        this.abbreviations = abbreviations;
        pieces = PieceSearch.Build(table);
        words = new(table, pieces, abbreviations);
    }

    public static NameIndex Empty { get; } = Build([]);

    /// <summary>Cost: time in the letters of all names, on all processors.</summary>
    public static NameIndex Build(IReadOnlyList<NamedRecord> named, Abbreviations? abbreviations = null)
    {
        abbreviations ??= Abbreviations.BuiltIn;
        return new(NameTable.Build(named, abbreviations), abbreviations);
    }

    /// <summary>
    /// The records that a text may mean, best first; ties by weight, then kind and id. Empty for a text without letters and digits.
    /// </summary>
    /// <exception cref="SearchInputException">The text is longer than <see cref="MaxTextLength"/>.</exception>
    public IReadOnlyList<NameHit> Find(string text, Func<NamedRecord, bool>? wanted = null, CancellationToken cancellationToken = default)
    {
        if (text.Length > MaxTextLength)
            throw new SearchInputException(
                $"A search text has at most {MaxTextLength} characters.",
                $"ข้อความค้นหายาวได้ไม่เกิน {MaxTextLength} ตัวอักษร"
            );
        // One character may fold to many: the bound holds for what is compared, too.
        var written = FoldedText.Of(text, MaxTextLength);
        if (written.Letters.Length == 0)
            return [];
        var best = FindBest(written, abbreviations.Shorten(text, MaxTextLength), wanted, cancellationToken);
        return
        [
            .. best.OrderByDescending(hit => Math.Round(hit.Value.Score, 9))
                .ThenByDescending(hit => table.Records[hit.Key].Weight)
                .ThenBy(hit => table.Records[hit.Key].Kind)
                .ThenBy(hit => table.Records[hit.Key].Id)
                .Take(MaxHitCount)
                .Select(hit => new NameHit(
                    table.Records[hit.Key].Kind,
                    table.Records[hit.Key].Id,
                    Math.Round(hit.Value.Score, 9),
                    table.Documents[hit.Value.Document].Name
                )),
        ];
    }

    /// <summary>Hits of several indexes as those of one: what is only spelled alike gives way to what has the words.</summary>
    public static IReadOnlyList<NameHit> Merge(IEnumerable<NameHit> hits)
    {
        List<NameHit> all = [.. hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Kind).ThenBy(hit => hit.Id).Take(MaxHitCount)];
        if (all.Count > 0 && all[0].Score >= WordScore)
            all.RemoveAll(hit => hit.Score < WordScore * MinLikenessBesideWords);
        return all;
    }

    /// <summary>The best document and score by record.</summary>
    private Dictionary<int, (double Score, int Document)> FindBest(
        FoldedText written,
        FoldedText shortened,
        Func<NamedRecord, bool>? wanted,
        CancellationToken cancellationToken
    )
    {
        var best = new Dictionary<int, (double Score, int Document)>();
        foreach (var (document, score) in words.Find(shortened, cancellationToken))
            if (wanted is null || wanted(table.Records[table.Documents[document].Record]))
                Keep(document, score);
        // A text of nothing but kinds of places and bodies has no letters to be spelled alike by.
        if (shortened.Letters.All(Abbreviations.IsSign))
            return best;
        var least = best.Count > 0 ? MinLikenessBesideWords : MinLikeness;
        foreach (var letters in new[] { written.Letters, shortened.Letters }.Distinct().Where(letters => letters.Length >= 4))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (document, likeness) in pieces.Find(letters, wanted))
                if (likeness >= least)
                    Keep(document, WordScore * likeness);
        }
        return best;

        void Keep(int document, double score)
        {
            var name = table.Documents[document];
            if (name.Is(written, shortened))
                score = 1;
            if (!best.TryGetValue(name.Record, out var other) || score > other.Score)
                best[name.Record] = (score, document);
        }
    }
}
