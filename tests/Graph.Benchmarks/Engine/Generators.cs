using System.Globalization;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>Made-up graphs, the same for the same name on every machine. They are synthetic and stand for nobody.</summary>
internal static class Generators
{
    private const int Blocks = 77;

    public const string Names =
        "rmatSCALE, urandSCALE with a scale from 1 to 25, collabN[k] for 100 people to 100 million (rmat18, "
        + "urand16, collab10k, collab200k)";

    private const long LeastPeople = 100,
        MostPeople = 100_000_000;

    /// <exception cref="FormatException">No such generator.</exception>
    public static (EdgeList Edges, int Nodes) Make(string name)
    {
        if (name.StartsWith("rmat", StringComparison.Ordinal) && Scale(name[4..]) is { } rmat)
            return (Rmat(rmat), 1 << rmat);
        if (name.StartsWith("urand", StringComparison.Ordinal) && Scale(name[5..]) is { } uniform)
            return (Uniform(uniform), 1 << uniform);
        if (
            name.StartsWith("collab", StringComparison.Ordinal)
            && int.TryParse(name[6..].TrimEnd('k'), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && (name.EndsWith('k') ? 1000L * count : count) is >= LeastPeople and <= MostPeople and var people
        )
            return (Collaboration((int)people), (int)people);
        throw new FormatException($"'{name}' is no generator; there are {Names}.");
    }

    private static int? Scale(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and < 26 ? scale : null;

    /// <summary>R-MAT (Chakrabarti, Zhan, Faloutsos 2004) with a = .57, b = c = .19, edge factor 16, node numbers shuffled.</summary>
    private static EdgeList Rmat(int scale)
    {
        var random = new SeededRandom(18, (ulong)scale);
        var names = Shuffled(1 << scale, ref random);
        var edges = new EdgeList();
        for (var i = 0L; i < 16L << scale; i++)
        {
            int u = 0,
                v = 0;
            for (var bit = 0; bit < scale; bit++)
            {
                var at = random.NextDouble();
                u = u * 2 + (at >= 0.76 ? 1 : 0);
                v = v * 2 + (at is >= 0.57 and < 0.76 or >= 0.95 ? 1 : 0);
            }
            edges.Add(names[u], names[v]);
        }
        return edges;
    }

    private static EdgeList Uniform(int scale)
    {
        var random = new SeededRandom(19, (ulong)scale);
        var edges = new EdgeList();
        for (var i = 0L; i < 16L << scale; i++)
            edges.Add(random.NextInt(1 << scale), random.NextInt(1 << scale));
        return edges;
    }

    /// <summary>
    /// People who write papers in teams of 2 to 10: each paper is a clique. Everyone belongs to one of 77 blocks; most of a paper's authors
    /// are from its block, and a few people write far more than others. Five ties a person; of 200,000 people 48 million pairs are two
    /// steps apart, and the blocks have a modularity of .81.
    /// </summary>
    private static EdgeList Collaboration(int people)
    {
        const double outside = 0.082;
        const double meanBeyondTwo = 1.75;
        var random = new SeededRandom(77, (ulong)people);
        var (names, firsts) = (Shuffled(people, ref random), Shuffled(people, ref random));
        var seen = new HashSet<long>();
        var edges = new EdgeList();
        var ties = people * 5L;
        Span<int> team = stackalloc int[10];
        for (var paper = 0; seen.Count < ties; paper++)
        {
            // Everyone is once the first author before anyone is twice.
            var first = firsts[paper % people];
            team[0] = names[first];
            var block = (int)((long)first * Blocks / people);
            var size = 2 + Math.Min(8, (int)(-meanBeyondTwo * Math.Log(1 - random.NextDouble())));
            for (var i = 1; i < size; i++)
                team[i] = names[Person(people, random.NextDouble() < outside ? random.NextInt(Blocks) : block, ref random)];
            for (var i = 0; i < size; i++)
            for (var j = 0; j < i && seen.Count < ties; j++)
                if (team[i] != team[j] && seen.Add(((long)Math.Min(team[i], team[j]) << 32) | (uint)Math.Max(team[i], team[j])))
                    edges.Add(team[i], team[j]);
        }
        return edges;
    }

    /// <summary>One of a block, the first of it far more often: a power of a uniform draw.</summary>
    private static int Person(int people, int block, ref SeededRandom random)
    {
        const double skew = 2.75;
        var (from, to) = ((int)((long)people * block / Blocks), (int)((long)people * (block + 1) / Blocks));
        return from + (int)(Math.Pow(random.NextDouble(), skew) * (to - from));
    }

    private static int[] Shuffled(int count, ref SeededRandom random)
    {
        var names = Enumerable.Range(0, count).ToArray();
        random.Shuffle(names);
        return names;
    }
}
