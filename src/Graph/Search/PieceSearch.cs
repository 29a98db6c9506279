using System.Buffers;
using System.Runtime.InteropServices;

namespace AntiCorruption.Graph.Search;

/// <summary>
/// Finds names by the three-letter pieces that they share with a text, rare pieces counting more; the best are then compared letter by
/// letter. So a name is found in part, with its words in another order, and misspelt.
/// </summary>
internal sealed class PieceSearch
{
    private const int MaxCandidateCount = 2_000;
    private const int ComparedCount = 200;
    private const int CommonCount = 4_096;

    private readonly NameTable table;
    private readonly Form[] forms;
    private readonly Dictionary<ulong, int[]> postings;

    private PieceSearch(NameTable table, Form[] forms, Dictionary<ulong, int[]> postings)
    {
        this.table = table;
        this.forms = forms;
        this.postings = postings;
    }

    public static PieceSearch Build(NameTable table)
    {
        Form[] forms = [.. table.Documents.Index().SelectMany(one => FormsOf(one.Index, one.Item))];
        var postings = Postings(forms);
        var rarity = postings.ToDictionary(pair => pair.Key, pair => Rarity(forms.Length, pair.Value.Length));
        Parallel.For(0, forms.Length, i => forms[i].Total = new HashSet<ulong>(Grams(forms[i].Letters)).Sum(gram => rarity[gram]));
        return new(table, forms, postings);
    }

    /// <summary>The documents that a name shares pieces with, each with a score between 0 and 1.</summary>
    public List<(int Document, double Score)> Find(string text, Func<NamedRecord, bool>? wanted)
    {
        var weights = new Dictionary<ulong, double>();
        foreach (var gram in Grams(text))
            weights.TryAdd(gram, Rarity(forms.Length, postings.TryGetValue(gram, out var found) ? found.Length : 0));
        var total = weights.Values.Sum();
        var shared = ArrayPool<float>.Shared.Rent(forms.Length);
        try
        {
            var candidates = Touched(weights, shared)
                .Where(form => wanted is null || wanted(table.Records[table.Documents[forms[form].Document].Record]))
                .ToArray();
            var ranks = Array.ConvertAll(candidates, form =>
                -(0.7 * shared[form] / total + 0.3 * shared[form] / Math.Max(total, forms[form].Total))
            );
            Array.Sort(ranks, candidates);
            return
            [
                .. candidates
                    .Take(MaxCandidateCount)
                    .Select((form, place) => (forms[form].Document, Compared(text, forms[form], weights, total, place < ComparedCount))),
            ];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(shared);
        }
    }

    /// <summary>Documents among which are all that have a word in the letters of their name.</summary>
    public IEnumerable<int> DocumentsWith(string word)
    {
        if (word.Length < 3)
            return Enumerable.Range(0, table.Documents.Length);
        var rarest = Enumerable
            .Range(0, word.Length - 2)
            .Select(i => postings.GetValueOrDefault(Gram(word[i], word[i + 1], word[i + 2])) ?? [])
            .MinBy(found => found.Length)!;
        return rarest.Select(form => forms[form].Document).Distinct();
    }

    /// <summary>
    /// The forms that share pieces with a text, with the weight they share in <paramref name="shared"/>. Pieces that very many names have
    /// pick none where rarer ones do: thousands of names begin alike.
    /// </summary>
    private List<int> Touched(Dictionary<ulong, double> weights, float[] shared)
    {
        Array.Clear(shared, 0, forms.Length);
        var touched = new List<int>();
        foreach (
            var (found, weight) in weights
                .Select(pair => (Found: postings.GetValueOrDefault(pair.Key) ?? [], pair.Value))
                .OrderBy(pair => pair.Found.Length)
        )
        {
            if (found.Length > CommonCount && touched.Count >= ComparedCount)
                break;
            foreach (var form in found)
            {
                if (shared[form] == 0)
                    touched.Add(form);
                shared[form] += (float)weight;
            }
        }
        touched.Sort();
        return touched;
    }

    private static double Compared(string text, Form name, Dictionary<ulong, double> weights, double total, bool compareLetters)
    {
        var common = new HashSet<ulong>(Grams(name.Letters)).Sum(gram => weights.GetValueOrDefault(gram));
        return Score(text, name.Letters, common / total, common / Math.Max(total, name.Total), compareLetters);
    }

    /// <summary>
    /// How well a name answers a text, from the pieces of the text found in it, those of both in common, and, for the best, the letters.
    /// </summary>
    private static double Score(string text, string name, double found, double common, bool compareLetters)
    {
        if (text == name)
            return 1;
        var likeness = 0.45 * found + 0.25 * common;
        if (!compareLetters)
            return likeness;
        var alike = 1 - (double)EditDistance(text, name) / Math.Max(text.Length, name.Length);
        var begins =
            name.StartsWith(text, StringComparison.Ordinal) ? 0.06
            : name.Contains(text, StringComparison.Ordinal) ? 0.04
            : 0;
        return Math.Min(0.999, likeness + 0.24 * alike + begins);
    }

    private static IEnumerable<Form> FormsOf(int document, Document name)
    {
        yield return new(document, name.Written.Letters);
        if (name.Shortened.Letters != name.Written.Letters)
            yield return new(document, name.Shortened.Letters);
    }

    private static double Rarity(int formCount, int count) => Math.Log(1 + (formCount + 1.0) / (count + 1));

    private static Dictionary<ulong, int[]> Postings(Form[] forms)
    {
        var lists = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < forms.Length; i++)
            foreach (var gram in Grams(forms[i].Letters))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, gram, out _);
                list ??= [];
                if (list.Count == 0 || list[^1] != i)
                    list.Add(i);
            }
        return lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>The pieces of three letters, the two ends marked.</summary>
    private static IEnumerable<ulong> Grams(string letters)
    {
        var (a, b) = ('\u0001', letters[0]);
        for (var i = 1; i <= letters.Length; i++)
        {
            var c = i < letters.Length ? letters[i] : '\u0002';
            yield return Gram(a, b, c);
            (a, b) = (b, c);
        }
    }

    private static ulong Gram(char a, char b, char c) => (ulong)a << 32 | (ulong)b << 16 | c;

    /// <summary>Letters to add, drop, change or swap with their neighbour (optimal string alignment).</summary>
    private static int EditDistance(string a, string b)
    {
        int[] before = new int[b.Length + 1],
            above = new int[b.Length + 1],
            row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }

    /// <summary>A name in one of its forms.</summary>
    private sealed record Form(int Document, string Letters)
    {
        /// <summary>The weight of all its pieces.</summary>
        public double Total { get; set; }
    }
}
