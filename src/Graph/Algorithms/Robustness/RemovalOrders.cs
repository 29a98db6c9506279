using System.Numerics;
using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>Orders in which nodes leave: all nodes, those that leave first; the rest, which stay, in any order.</summary>
internal static class RemovalOrders
{
    /// <summary>Betweenness that lies less than this share below another is equal to it: sums of the same paths in another order.</summary>
    private const double RelativeTolerance = 1e-9;

    /// <summary>How many nodes leave.</summary>
    public static int CountOf(CsrGraph graph, RemovalCurveOptions options)
    {
        if (options.Order == RemovalOrder.Given && options.Given is null)
            throw new ArgumentException($"{nameof(options.Order)} is {RemovalOrder.Given} and no order is given.", nameof(options));
        return Math.Min(
            options.MaxRemoved ?? int.MaxValue,
            options.Order == RemovalOrder.Given ? Math.Min(graph.NodeCount, options.Given!.Count) : graph.NodeCount
        );
    }

    public static int[] Of(CsrGraph graph, RemovalCurveOptions options, int removed, int run, CancellationToken cancel) =>
        options.Order switch
        {
            RemovalOrder.Degree => DegreeOrder.Descending(graph),
            RemovalOrder.DegreeRecomputed => ByDegreeAnew(graph, removed, cancel),
            RemovalOrder.Betweenness => ByScore(Betweenness.Compute(graph, OptionsOf(options), cancel).Scores),
            RemovalOrder.BetweennessRecomputed => ByBetweennessAnew(graph, options, removed, cancel),
            RemovalOrder.Given => Completed(graph, options.Given!),
            _ => Shuffled(graph.NodeCount, options.Seed, run),
        };

    private static BetweennessOptions OptionsOf(RemovalCurveOptions options) =>
        new()
        {
            Lengths = options.Lengths,
            PivotCount = options.PivotCount,
            Seed = options.Seed,
        };

    private static int[] Shuffled(int nodes, ulong seed, int run)
    {
        var order = Numbers(nodes);
        new SeededRandom(seed, (ulong)run).Shuffle(order);
        return order;
    }

    /// <summary>The nodes given and then all others.</summary>
    private static int[] Completed(CsrGraph graph, IReadOnlyList<int> given)
    {
        var left = new BitSet(graph.NodeCount);
        var order = new int[graph.NodeCount];
        var count = 0;
        foreach (var node in given)
        {
            graph.CheckNode(node, nameof(given));
            if (!left.Add(node))
                throw new ArgumentException($"Node {node} is given twice.", nameof(given));
            order[count++] = node;
        }
        return AppendOthers(order, count, left);
    }

    private static int[] AppendOthers(int[] order, int count, BitSet left)
    {
        for (var node = 0; node < order.Length; node++)
            if (left.Add(node))
                order[count++] = node;
        return order;
    }

    /// <summary>Highest first; a run of scores of which each is equal to the one before counts as one score.</summary>
    private static int[] ByScore(double[] scores)
    {
        var order = Numbers(scores.Length);
        Array.Sort(order, (left, right) => scores[left] != scores[right] ? scores[right].CompareTo(scores[left]) : left - right);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && scores[order[to]] >= scores[order[to - 1]] * (1 - RelativeTolerance); to++) { }
            Array.Sort(order, from, to - from);
        }
        return order;
    }

    /// <summary>A tournament over all nodes: each loss plays again only the matches of its neighbours.</summary>
    private static int[] ByDegreeAnew(CsrGraph graph, int removed, CancellationToken cancel)
    {
        var nodes = graph.NodeCount;
        var leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, nodes));
        using var winners = Scratch.Filled(2 * leaves, -1);
        using var degrees = Scratch.Rent<int>(nodes);
        for (var node = 0; node < nodes; node++)
            (degrees[node], winners[leaves + node]) = (graph.DegreeOf(node), node);
        for (var match = leaves - 1; match > 0; match--)
            winners[match] = Better(degrees, winners[2 * match], winners[2 * match + 1]);
        var order = new int[nodes];
        var left = new BitSet(nodes);
        for (var i = 0; i < removed; i++)
        {
            if ((i & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var node = order[i] = winners[1];
            left.Add(node);
            winners[leaves + node] = -1;
            PlayAgain(winners, degrees, leaves, node);
            foreach (var other in graph.NeighboursOf(node))
                if (!left[other])
                {
                    degrees[other]--;
                    PlayAgain(winners, degrees, leaves, other);
                }
        }
        return AppendOthers(order, removed, left);
    }

    private static void PlayAgain(Scratch<int> winners, Scratch<int> degrees, int leaves, int node)
    {
        for (var match = (leaves + node) >> 1; match > 0; match >>= 1)
        {
            var winner = Better(degrees, winners[2 * match], winners[2 * match + 1]);
            if (winner == winners[match] && winner != node)
                break;
            winners[match] = winner;
        }
    }

    /// <summary>Of two nodes the one of higher degree; the left one, which is the smaller, where they are equal.</summary>
    private static int Better(Scratch<int> degrees, int left, int right) =>
        right < 0 || (left >= 0 && degrees[left] >= degrees[right]) ? left : right;

    /// <summary>Betweenness is counted anew in the parts that a loss leaves of its component; elsewhere nothing has changed.</summary>
    private static int[] ByBetweennessAnew(CsrGraph graph, RemovalCurveOptions options, int removed, CancellationToken cancel)
    {
        var nodes = graph.NodeCount;
        var order = new int[nodes];
        var left = new BitSet(nodes);
        var scores = new double[nodes];
        Score(graph, Numbers(nodes), left, scores, options, cancel);
        for (var i = 0; i < removed; i++)
        {
            var node = order[i] = Highest(scores);
            left.Add(node);
            scores[node] = -1;
            Score(graph, graph.NeighboursOf(node), left, scores, options, cancel);
            Execution.Report((i + 1.0) / removed);
        }
        return AppendOthers(order, removed, left);
    }

    private static int Highest(double[] scores)
    {
        var highest = 0.0;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var node = 0;
        while (scores[node] < 0 || scores[node] < highest * (1 - RelativeTolerance))
            node++;
        return node;
    }

    /// <summary>Scores the nodes of every component, of the nodes that remain, that has one of the starts.</summary>
    private static void Score(
        CsrGraph graph,
        ReadOnlySpan<int> starts,
        BitSet left,
        double[] scores,
        RemovalCurveOptions options,
        CancellationToken cancel
    )
    {
        using var seen = Scratch.Filled(graph.NodeCount, false);
        using var queue = Scratch.Rent<int>(graph.NodeCount);
        foreach (var start in starts)
        {
            if (seen[start] || left[start])
                continue;
            var tail = 0;
            queue[tail++] = start;
            seen[start] = true;
            for (var head = 0; head < tail; head++)
                foreach (var other in graph.NeighboursOf(queue[head]))
                    if (!seen[other] && !left[other])
                    {
                        seen[other] = true;
                        queue[tail++] = other;
                    }
            var part = queue.Span[..tail];
            part.Sort();
            var partScores =
                tail < 3 ? new double[tail] : Betweenness.Compute(CsrGraphBuilder.Induced(graph, part), OptionsOf(options), cancel).Scores;
            for (var i = 0; i < tail; i++)
                scores[part[i]] = partScores[i];
        }
    }

    private static int[] Numbers(int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
            numbers[i] = i;
        return numbers;
    }
}
