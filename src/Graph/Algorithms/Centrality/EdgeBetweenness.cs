using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How often each tie lies on shortest paths: which links the rest need to reach each other.</summary>
/// <remarks>
/// <para><b>Definition.</b> For a tie, the sum over pairs (s, t) of the share of shortest paths from s to t that run along it. Undirected:
/// each unordered pair once, both ways along the tie together; directed: ordered pairs.</para>
/// <para><b>Input.</b> Directed or not; lengths by a stated rule (steps, weights as lengths, or 1 ÷ strength); any number of
/// components.</para>
/// <para><b>Output.</b> A number ≥ 0 per entry of the graph's rows, the same at both entries of an undirected tie; normalised: divided by
/// the pairs, n(n−1) where directed and half of it where not.</para>
/// <para><b>Ending.</b> After one search from each start node.</para>
/// <para><b>Cost.</b> O(k·m) for k start nodes in steps, O(k·m·log n) with lengths, on up to 4 threads; 8 bytes per arc for each of 4
/// sums.</para>
/// <para><b>Determinism.</b> Pivots by seed; 4 sums added in order, bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> U. Brandes, On variants of shortest-path betweenness centrality, Social Networks 30 (2008); M. Girvan, M. E. J.
/// Newman, PNAS 99 (2002).</para>
/// </remarks>
public static class EdgeBetweenness
{
    private const int Lanes = 4;

    /// <exception cref="ArithmeticException">A length so small beside a distance that adding it changes nothing: shortest paths cannot be
    /// counted.</exception>
    public static EdgeBetweennessResult Compute(CsrGraph graph, BetweennessOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new BetweennessOptions();
        var nodes = graph.NodeCount;
        var sources = Betweenness.SourcesOf(graph, options);
        var lengths = EdgeLengths.Of(graph, options.Lengths);
        var sums = new Scratch<double>[Math.Min(Lanes, Math.Max(1, sources.Length))];
        ParallelLoop.Ranges(
            sums.Length,
            1,
            () => lengths is null ? new StepDependencies(graph) : (DependencySearch)new LengthDependencies(graph, lengths),
            (lane, _, search) =>
            {
                sums[lane] = Scratch.Filled(graph.ArcCount, 0.0);
                using var nodeSums = Scratch.Filled(nodes, 0.0);
                for (var i = lane; i < sources.Length; i += sums.Length)
                {
                    cancel.ThrowIfCancellationRequested();
                    search.Add(sources[i], nodeSums.Array, sums[lane].Array);
                }
            },
            cancel
        );
        var scale =
            (options.Sources is null && sources.Length > 0 ? (double)nodes / sources.Length : 1)
            / (options.Normalised && nodes > 1 ? (double)nodes * (nodes - 1) : 1);
        var scores = new double[graph.ArcCount];
        for (var arc = 0; arc < scores.Length; arc++)
        {
            foreach (var lane in sums)
                scores[arc] += lane[arc];
            scores[arc] *= scale;
        }
        foreach (var lane in sums)
            lane.Dispose();
        if (!graph.IsDirected)
            Fold(graph, scores, options.Normalised ? 1 : 0.5);
        return new EdgeBetweennessResult(scores, sources.Length, sources.Length == nodes);
    }

    /// <summary>Adds what ran each way along a tie.</summary>
    private static void Fold(CsrGraph graph, double[] scores, double scale)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1] && graph.Targets[arc] < node; arc++)
        {
            var back = graph.ArcOf(graph.Targets[arc], node);
            scores[arc] = scores[back] = (scores[arc] + scores[back]) * scale;
        }
    }
}

/// <summary>Scores of <see cref="EdgeBetweenness"/>.</summary>
/// <param name="Scores">One per entry of the graph's rows.</param>
/// <param name="SourceCount">Nodes that were searched from.</param>
/// <param name="IsExact">Whether those are all; an estimate otherwise.</param>
public sealed record EdgeBetweennessResult(double[] Scores, int SourceCount, bool IsExact);
