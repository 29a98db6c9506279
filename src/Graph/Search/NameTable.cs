namespace AntiCorruption.Graph.Search;

/// <summary>One name of a record, folded: as it is written, and with its long and short forms as signs.</summary>
internal sealed record Document(int Record, string Name, FoldedText Written, FoldedText Shortened)
{
    /// <summary>The better of a word's places in the two forms: a short form parts the name after it from what stands before.</summary>
    public WordPlace PlaceOf(string word) => (WordPlace)Math.Max((byte)Written.PlaceOf(word), (byte)Shortened.PlaceOf(word));

    public bool Is(FoldedText written, FoldedText shortened) =>
        Written.Letters == written.Letters || Shortened.Letters == shortened.Letters;
}

/// <summary>The names of records, brought to the forms in which they are searched.</summary>
internal sealed class NameTable
{
    private readonly FoldedText?[] places;
    private readonly string[] signs;
    private readonly Dictionary<char, int[]> documentsOfSigns;

    private NameTable(NamedRecord[] records, Document[] documents, FoldedText?[] places, string[] signs)
    {
        Records = records;
        Documents = documents;
        this.places = places;
        this.signs = signs;
        documentsOfSigns = documents
            .Index()
            .SelectMany(one => signs[one.Index].Select(sign => (Sign: sign, one.Index)))
            .GroupBy(pair => pair.Sign)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.Index).ToArray());
    }

    public NamedRecord[] Records { get; }
    public Document[] Documents { get; }

    /// <summary>Cost: time in the letters of all names times the forms that are known, on all processors.</summary>
    public static NameTable Build(IReadOnlyList<NamedRecord> named, Abbreviations abbreviations)
    {
        NamedRecord[] records = [.. named];
        var folded = new Document[records.Length][];
        Parallel.For(0, records.Length, i =>
            folded[i] = [
                .. records[i]
                    .Names.Select(name => new Document(i, name, FoldedText.Of(name), abbreviations.Shorten(name)))
                    .Where(document => document.Written.Letters.Length > 0)
                    .DistinctBy(document => document.Written.Letters),
            ]
        );
        Document[] documents = [.. folded.SelectMany(names => names)];
        var signs = new string[documents.Length];
        Parallel.For(0, documents.Length, i =>
            signs[i] = string.Concat(
                abbreviations.SignsIn(documents[i].Written).Union(documents[i].Shortened.Letters.Where(Abbreviations.IsSign))
            )
        );
        var places = records
            .Select(record => record.Place)
            .OfType<string>()
            .Distinct()
            .ToDictionary(place => place, place => abbreviations.Shorten(place), StringComparer.Ordinal);
        return new(records, documents, [.. records.Select(record => record.Place is null ? null : places[record.Place])], signs);
    }

    /// <summary>The documents that hold a sign, or spell out one of its forms within a longer one.</summary>
    public ReadOnlySpan<int> DocumentsOf(char sign) => documentsOfSigns.GetValueOrDefault(sign);

    /// <summary>Whether the places that a record lies in have a word.</summary>
    public bool IsPlacedIn(int record, string word) => places[record]?.PlaceOf(word) == WordPlace.Whole;
}
