using System.Buffers;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Search;

/// <summary>The names of one record, and how well known it is: the more, the sooner it is meant.</summary>
public sealed record NamedRecord(RecordKind Kind, int Id, IReadOnlyList<string> Names, int Weight);

/// <summary>A record that a text may mean. Scores lie between 0 and 1; 1 is a name written out.</summary>
public sealed record NameHit(RecordKind Kind, int Id, double Score, string MatchedName);

/// <summary>A text that cannot be searched for.</summary>
public sealed class SearchInputException(string message, string messageTh) : Exception(message)
{
    public string MessageTh => messageTh;
}

/// <summary>
/// Finds records by their names however these are written: folded, abbreviated, in part, in another order, misspelt.
/// A name and a text are compared by the three-letter pieces that they share, rare pieces counting more; the best are
/// then compared letter by letter. Immutable; memory about 60 bytes a letter of all names.
/// </summary>
public sealed class NameIndex
{
    /// <summary>The longest text that is searched for, in characters.</summary>
    public const int MaxTextLength = 200;

    /// <summary>Hits given at most.</summary>
    public const int MaxHitCount = 1_000;

    private const int ComparedCount = 200;
    private const int CommonCount = 4_096;
    private const double MinScore = 0.32;

    private readonly NamedRecord[] records;
    private readonly List<Document> documents;
    private readonly Dictionary<ulong, int[]> postings;

    private NameIndex(NamedRecord[] records, List<Document> documents, Dictionary<ulong, int[]> postings)
    {
        this.records = records;
        this.documents = documents;
        this.postings = postings;
    }

    public static NameIndex Empty { get; } = Build([]);

    /// <summary>Cost: time in the letters of all names, on all processors.</summary>
    public static NameIndex Build(IReadOnlyList<NamedRecord> named)
    {
        NamedRecord[] records = [.. named];
        var folded = new (string Name, string Form)[records.Length][];
        Parallel.For(0, records.Length, i => folded[i] = [.. records[i].Names.SelectMany(name => Forms(name).Select(form => (name, form))).DistinctBy(pair => pair.form)]);
        var documents = new List<Document>();
        for (var i = 0; i < records.Length; i++)
            foreach (var (name, form) in folded[i]) documents.Add(new(i, name, form));
        return new(records, documents, Postings(documents));
    }

    /// <summary>The records that a text may mean, best first; ties by weight, then kind and id. Empty for a text without letters and digits.</summary>
    /// <exception cref="SearchInputException">The text is longer than <see cref="MaxTextLength"/>.</exception>
    public IReadOnlyList<NameHit> Find(string text, Func<NamedRecord, bool>? wanted = null, CancellationToken cancellationToken = default)
    {
        if (text.Length > MaxTextLength)
            throw new SearchInputException($"A search text has at most {MaxTextLength} characters.", $"ข้อความค้นหายาวได้ไม่เกิน {MaxTextLength} ตัวอักษร");
        var best = new Dictionary<int, (double Score, int Document)>();
        foreach (var form in Forms(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (document, score) in form.Length < 4 ? Containing(form, wanted) : Similar(form, wanted))
            {
                var record = documents[document].Record;
                if (!best.TryGetValue(record, out var other) || score > other.Score) best[record] = (score, document);
            }
        }
        return [.. best.Where(hit => hit.Value.Score >= MinScore)
            .OrderByDescending(hit => Math.Round(hit.Value.Score, 9)).ThenByDescending(hit => records[hit.Key].Weight).ThenBy(hit => records[hit.Key].Kind).ThenBy(hit => records[hit.Key].Id)
            .Take(MaxHitCount)
            .Select(hit => new NameHit(records[hit.Key].Kind, records[hit.Key].Id, Math.Round(hit.Value.Score, 9), documents[hit.Value.Document].Name))];
    }

    /// <summary>A text as it is searched for: folded, and with its long forms made short where it has any.</summary>
    private static IEnumerable<string> Forms(string name)
    {
        var folded = ThaiFolding.Fold(name);
        if (folded.Length == 0) yield break;
        yield return folded;
        var shortened = Abbreviations.Shorten(folded);
        if (shortened != folded) yield return shortened;
    }

    /// <summary>Short texts are looked for as they are, in every name.</summary>
    private IEnumerable<(int Document, double Score)> Containing(string form, Func<NamedRecord, bool>? wanted)
    {
        for (var i = 0; i < documents.Count; i++)
        {
            var name = documents[i].Form;
            var at = name.IndexOf(form, StringComparison.Ordinal);
            if (at < 0 || wanted is not null && !wanted(records[documents[i].Record])) continue;
            yield return (i, name.Length == form.Length ? 1 : (at == 0 ? 0.7 : 0.4) + 0.2 * form.Length / name.Length);
        }
    }

    private List<(int Document, double Score)> Similar(string form, Func<NamedRecord, bool>? wanted)
    {
        var weights = new Dictionary<ulong, double>();
        foreach (var gram in Grams(form)) weights.TryAdd(gram, Rarity(postings.TryGetValue(gram, out var found) ? found.Length : 0));
        var total = weights.Values.Sum();
        var shared = ArrayPool<float>.Shared.Rent(documents.Count);
        try
        {
            var candidates = Touched(weights, shared).Where(document => wanted is null || wanted(records[documents[document].Record])).ToArray();
            var ranks = Array.ConvertAll(candidates, document => -(0.7 * shared[document] / total + 0.3 * shared[document] / Math.Max(total, documents[document].Total)));
            Array.Sort(ranks, candidates);
            return [.. candidates.Take(MaxHitCount * 2).Select((document, place) => (document, Compared(form, document, weights, total, place < ComparedCount)))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(shared);
        }
    }

    /// <summary>
    /// The documents that share pieces with a text, with the weight they share in <paramref name="shared"/>. Pieces that
    /// very many names have pick none where rarer ones do: thousands of names begin alike.
    /// </summary>
    private List<int> Touched(Dictionary<ulong, double> weights, float[] shared)
    {
        Array.Clear(shared, 0, documents.Count);
        var touched = new List<int>();
        foreach (var (found, weight) in weights.Select(pair => (Found: postings.GetValueOrDefault(pair.Key) ?? [], pair.Value)).OrderBy(pair => pair.Found.Length))
        {
            if (found.Length > CommonCount && touched.Count >= ComparedCount) break;
            foreach (var document in found)
            {
                if (shared[document] == 0) touched.Add(document);
                shared[document] += (float)weight;
            }
        }
        touched.Sort();
        return touched;
    }

    private double Compared(string form, int document, Dictionary<ulong, double> weights, double total, bool compareLetters)
    {
        var name = documents[document];
        var common = new HashSet<ulong>(Grams(name.Form)).Sum(gram => weights.GetValueOrDefault(gram));
        return Score(form, name.Form, common / total, common / Math.Max(total, name.Total), compareLetters);
    }

    /// <summary>How well a name answers a text, from the pieces of the text found in it, those of both in common, and, for the best, the letters.</summary>
    private static double Score(string text, string name, double found, double common, bool compareLetters)
    {
        if (text == name) return 1;
        var likeness = 0.45 * found + 0.25 * common;
        if (!compareLetters) return likeness;
        var distance = EditDistance(text, name);
        var alike = 1 - (double)distance / Math.Max(text.Length, name.Length);
        var begins = name.StartsWith(text, StringComparison.Ordinal) ? 0.06 : name.Contains(text, StringComparison.Ordinal) ? 0.04 : 0;
        return Math.Min(0.999, likeness + 0.24 * alike + begins);
    }

    private double Rarity(int count) => Math.Log(1 + (documents.Count + 1.0) / (count + 1));

    private static Dictionary<ulong, int[]> Postings(List<Document> documents)
    {
        var lists = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < documents.Count; i++)
            foreach (var gram in Grams(documents[i].Form))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, gram, out _);
                list ??= [];
                if (list.Count == 0 || list[^1] != i) list.Add(i);
            }
        var postings = new Dictionary<ulong, int[]>(lists.Count);
        foreach (var (gram, list) in lists) postings[gram] = [.. list];
        var rarity = postings.ToDictionary(pair => pair.Key, pair => Math.Log(1 + (documents.Count + 1.0) / (pair.Value.Length + 1)));
        Parallel.For(0, documents.Count, i => documents[i].Total = new HashSet<ulong>(Grams(documents[i].Form)).Sum(gram => rarity[gram]));
        return postings;
    }

    /// <summary>The pieces of three letters, the two ends marked.</summary>
    private static IEnumerable<ulong> Grams(string form)
    {
        ulong a = 1, b = form[0];
        for (var i = 1; i <= form.Length; i++)
        {
            ulong c = i < form.Length ? form[i] : '\u0002';
            yield return a << 32 | b << 16 | c;
            (a, b) = (b, c);
        }
    }

    /// <summary>Letters to add, drop, change or swap with their neighbour (optimal string alignment).</summary>
    private static int EditDistance(string a, string b)
    {
        int[] before = new int[b.Length + 1], above = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }

    private sealed record Document(int Record, string Name, string Form)
    {
        /// <summary>The weight of all its pieces.</summary>
        public double Total { get; set; }
    }
}
