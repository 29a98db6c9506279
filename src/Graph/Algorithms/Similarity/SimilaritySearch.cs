using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>
/// Scores of all nodes that have any with one node; one thread's, used again and again. Memory: 12 bytes per node, 36 where walks are
/// counted.
/// </summary>
internal sealed class SimilaritySearch : IDisposable
{
    private readonly CsrGraph graph;
    private readonly SimilarityOptions options;
    private readonly double[]? shares;
    private readonly CancellationToken cancel;
    private readonly Scratch<double> scores;
    private readonly Scratch<int> touched;
    private readonly Walks? walks;
    private int touchedCount;

    /// <param name="graph">Undirected.</param>
    /// <param name="shares">Of <see cref="SharesOf"/>; worked out when needed where null.</param>
    public SimilaritySearch(CsrGraph graph, SimilarityOptions options, double[]? shares = null, CancellationToken cancel = default)
    {
        (this.graph, this.options, this.shares, this.cancel) = (graph, options, shares, cancel);
        scores = Scratch.Filled(graph.NodeCount, 0.0);
        touched = Scratch.Rent<int>(graph.NodeCount + 1);
        walks = options.Index is SimilarityIndex.Katz or SimilarityIndex.LocalPath ? new Walks(graph) : null;
    }

    /// <summary>Best pairs seen by this thread.</summary>
    public BestPairs Best => field ??= new BestPairs(options.Count);

    /// <summary>Pairs offered to <see cref="Best"/> by this thread.</summary>
    public long PairCount { get; private set; }

    public static bool CountsWalks(SimilarityIndex index) =>
        index is SimilarityIndex.Katz or SimilarityIndex.LocalPath or SimilarityIndex.PersonalisedPageRank;

    /// <summary>What a common neighbour counts. It has two neighbours at least: no logarithm of 1.</summary>
    public static double ShareOf(CsrGraph graph, SimilarityIndex index, int node) =>
        index switch
        {
            SimilarityIndex.AdamicAdar => graph.DegreeOf(node) > 1 ? 1 / Math.Log(graph.DegreeOf(node)) : 0,
            SimilarityIndex.ResourceAllocation => graph.DegreeOf(node) > 1 ? 1.0 / graph.DegreeOf(node) : 0,
            _ => 1,
        };

    public static double[] SharesOf(CsrGraph graph, SimilarityIndex index)
    {
        var shares = new double[graph.NodeCount];
        for (var node = 0; node < shares.Length; node++)
            shares[node] = ShareOf(graph, index, node);
        return shares;
    }

    /// <summary>The index of a pair, of the sum over its common neighbours.</summary>
    public static double Finish(CsrGraph graph, SimilarityIndex index, int left, int right, double sum) =>
        index switch
        {
            SimilarityIndex.Jaccard => sum / (graph.DegreeOf(left) + graph.DegreeOf(right) - sum),
            SimilarityIndex.Cosine => sum / Math.Sqrt((double)graph.DegreeOf(left) * graph.DegreeOf(right)),
            _ => sum,
        };

    /// <summary>The score of one pair.</summary>
    public double Pair(int source, int other)
    {
        Fill(source, -1);
        var score = Finish(graph, options.Index, source, other, scores[other]);
        Clear();
        return score;
    }

    /// <summary>Offers every pair of <paramref name="source"/> and a node above <paramref name="floor"/> to <see cref="Best"/>.</summary>
    public void Offer(int source, int floor)
    {
        Fill(source, floor);
        scores[source] = 0;
        if (options.LeaveOutTied)
            foreach (var neighbour in graph.NeighboursOf(source))
                scores[neighbour] = 0;
        var best = Best;
        var threshold = best.Threshold;
        var pairs = 0;
        ref var score = ref MemoryMarshal.GetArrayDataReference(scores.Array);
        foreach (var node in touched.Span[..touchedCount])
        {
            ref var sum = ref Unsafe.Add(ref score, node);
            var value = sum;
            sum = 0;
            if (value <= 0 || node <= floor)
                continue;
            pairs++;
            value = Finish(graph, options.Index, source, node, value);
            if (value < threshold)
                continue;
            best.Add(source, node, value);
            threshold = best.Threshold;
        }
        PairCount += pairs;
        touchedCount = 0;
    }

    public void Dispose()
    {
        scores.Dispose();
        touched.Dispose();
        walks?.Dispose();
    }

    private void Fill(int source, int floor)
    {
        switch (options.Index)
        {
            case SimilarityIndex.Katz:
                FillByWalks(source, options.MaxLength, length => Math.Pow(options.Beta, length));
                break;
            case SimilarityIndex.LocalPath:
                FillByWalks(source, 3, length => length == 1 ? 0
                    : length == 2 ? 1
                    : options.Epsilon);
                break;
            case SimilarityIndex.PersonalisedPageRank:
                FillByWalker(source);
                break;
            default:
                FillByWedges(source, floor);
                break;
        }
    }

    /// <summary>Over all two steps from the source to a node above the floor: one addition each.</summary>
    private void FillByWedges(int source, int floor)
    {
        ref var score = ref MemoryMarshal.GetArrayDataReference(scores.Array);
        ref var list = ref MemoryMarshal.GetArrayDataReference(touched.Array);
        ref var target = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        var count = touchedCount;
        for (int arc = graph.Offsets[source], end = graph.Offsets[source + 1]; arc < end; arc++)
        {
            var middle = Unsafe.Add(ref target, arc);
            var share = shares is null ? ShareOf(graph, options.Index, middle) : shares[middle];
            // Rows ascend: from the far end down to the floor.
            for (int start = graph.Offsets[middle], inner = graph.Offsets[middle + 1] - 1; inner >= start; inner--)
            {
                var node = Unsafe.Add(ref target, inner);
                if (node <= floor)
                    break;
                ref var sum = ref Unsafe.Add(ref score, node);
                Unsafe.Add(ref list, count) = node;
                count += sum == 0 ? 1 : 0;
                sum += share;
            }
        }
        touchedCount = count;
    }

    private void FillByWalks(int source, int longest, Func<int, double> weightOf)
    {
        walks!.Start(source);
        for (var length = 1; length <= longest; length++)
        {
            walks.Step();
            var weight = weightOf(length);
            if (weight > 0)
                foreach (var node in walks.Reached)
                    Add(node, weight * walks[node]);
        }
        walks.Clear();
    }

    /// <summary>Ties work both ways, so d(u)·π_u(v) = d(v)·π_v(u), and one walker tells of both.</summary>
    private void FillByWalker(int source)
    {
        double degree = graph.DegreeOf(source);
        if (degree == 0)
            return;
        var walker = PersonalisedPageRank.Compute(
            graph,
            new()
            {
                Seeds = [source],
                UseWeights = false,
                Damping = options.Damping,
                Tolerance = options.Tolerance,
            },
            cancel
        );
        for (var node = 0; node < walker.Scores.Length; node++)
            if (walker.Scores[node] > 0)
                Add(node, walker.Scores[node] * (1 + degree / graph.DegreeOf(node)));
    }

    private void Add(int node, double value)
    {
        if (scores[node] == 0)
            touched[touchedCount++] = node;
        scores[node] += value;
    }

    private void Clear()
    {
        foreach (var node in touched.Span[..touchedCount])
            scores[node] = 0;
        touchedCount = 0;
    }
}
