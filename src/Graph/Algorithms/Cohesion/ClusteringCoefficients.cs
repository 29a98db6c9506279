using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>How often two partners of a node are partners too.</summary>
/// <remarks>
/// <para><b>Definition.</b> Local: ties among a node's d neighbours ÷ d(d−1)/2. Global (transitivity): 3 × triangles ÷ pairs of ties that
/// meet. Weighted by Barrat (triangles counted with the mean weight of the node's two ties, ÷ strength·(d−1)) or Onnela (cube root of the
/// product of the three weights, each ÷ the largest); directed by Fagiolo (all eight kinds of triangle).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one, but Fagiolo's its arcs. Weights count for Barrat and
/// Onnela only.</para>
/// <para><b>Output.</b> In [0, 1] per node, 0 below two neighbours; their mean over all nodes, or over those with two neighbours on
/// request; transitivity, 0 where no two ties meet.</para>
/// <para><b>Ending.</b> After one pass over triangles.</para>
/// <para><b>Cost.</b> As <see cref="Triangles"/>; the weighted and directed ones O(Σd²) and 4 bytes per node for each thread.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> D. J. Watts, S. H. Strogatz, Nature 393 (1998); A. Barrat et al., PNAS 101 (2004); J.-P. Onnela et al., Phys. Rev.
/// E 71 (2005) 065103; G. Fagiolo, Phys. Rev. E 76 (2007) 026107.</para>
/// </remarks>
public static class ClusteringCoefficients
{
    public static ClusteringResult Compute(CsrGraph graph, ClusteringOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new ClusteringOptions();
        var simple = graph.Underlying;
        var nodes = graph.NodeCount;
        var triangles = Triangles.Compute(simple, perNode: true, cancel);
        var local = options.Kind switch
        {
            ClusteringKind.Barrat => Weighted(simple, static (u, v, _) => (u + v) / 2, 1, byStrength: true, cancel),
            ClusteringKind.Onnela => Weighted(
                simple,
                static (u, v, w) => Math.Cbrt(u * v * w),
                simple.Weights is { Length: > 0 } weights ? weights.Max() : 1,
                byStrength: false,
                cancel
            ),
            ClusteringKind.Fagiolo when graph.IsDirected => Directed(graph, cancel),
            _ => Unweighted(simple, triangles.Counts!),
        };
        var (sum, counted, pairs) = (0.0, 0, 0.0);
        for (var node = 0; node < nodes; node++)
        {
            double degree = simple.DegreeOf(node);
            pairs += degree * (degree - 1) / 2;
            if (degree < 2 && options.LeaveOutFewNeighbours)
                continue;
            sum += local[node];
            counted++;
        }
        return new ClusteringResult(
            local,
            counted == 0 ? 0 : sum / counted,
            pairs == 0 ? 0 : 3.0 * triangles.Total / pairs,
            triangles.Total
        );
    }

    private static double[] Unweighted(CsrGraph graph, int[] triangles)
    {
        var local = new double[graph.NodeCount];
        for (var node = 0; node < local.Length; node++)
        {
            double degree = graph.DegreeOf(node);
            local[node] = degree < 2 ? 0 : 2 * triangles[node] / (degree * (degree - 1));
        }
        return local;
    }

    /// <param name="value">What a triangle counts, of the weights of the node's two ties and of the third.</param>
    /// <param name="scale">What every weight is divided by.</param>
    private static double[] Weighted(
        CsrGraph graph,
        Func<double, double, double, double> value,
        double scale,
        bool byStrength,
        CancellationToken cancel
    )
    {
        var local = new double[graph.NodeCount];
        ParallelLoop.Ranges(
            graph.NodeCount,
            256,
            () => new Places(graph.NodeCount),
            (from, to, places) =>
            {
                for (var node = from; node < to; node++)
                {
                    places.Mark(graph, node);
                    var (sum, strength) = (0.0, 0.0);
                    for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    {
                        var other = graph.Targets[arc];
                        strength += graph.WeightAt(arc) / scale;
                        for (var inner = graph.Offsets[other]; inner < graph.Offsets[other + 1]; inner++)
                            if (places.Of[graph.Targets[inner]] is >= 0 and var third)
                                sum += value(graph.WeightAt(arc) / scale, graph.WeightAt(third) / scale, graph.WeightAt(inner) / scale);
                    }
                    places.Unmark(graph, node);
                    double degree = graph.DegreeOf(node);
                    local[node] = degree < 2 ? 0 : sum / (byStrength ? strength : degree) / (degree - 1);
                }
            },
            cancel
        );
        return local;
    }

    /// <summary>Fagiolo: half of (A + Aᵀ)³ at the node ÷ (d(d−1) − 2·answered), d counting both directions.</summary>
    private static double[] Directed(CsrGraph graph, CancellationToken cancel)
    {
        var simple = graph.Underlying;
        var local = new double[graph.NodeCount];
        ParallelLoop.Ranges(
            graph.NodeCount,
            256,
            () => new Places(graph.NodeCount),
            (from, to, places) =>
            {
                for (var node = from; node < to; node++)
                {
                    places.Mark(simple, node);
                    var (sum, total, answered) = (0.0, 0.0, 0.0);
                    foreach (var other in simple.NeighboursOf(node))
                    {
                        double mine = ArcsBetween(graph, node, other);
                        total += mine;
                        answered += mine == 2 ? 1 : 0;
                        foreach (var third in simple.NeighboursOf(other))
                            if (places.Of[third] >= 0)
                                sum += mine * ArcsBetween(graph, other, third) * ArcsBetween(graph, third, node);
                    }
                    places.Unmark(simple, node);
                    var possible = total * (total - 1) - 2 * answered;
                    local[node] = possible > 0 ? sum / (2 * possible) : 0;
                }
            },
            cancel
        );
        return local;
    }

    private static int ArcsBetween(CsrGraph graph, int left, int right) =>
        (graph.HasArc(left, right) ? 1 : 0) + (graph.HasArc(right, left) ? 1 : 0);

    /// <summary>Where each neighbour of one node stands in its row.</summary>
    private sealed class Places(int nodes) : IDisposable
    {
        public Scratch<int> Of { get; } = Scratch.Filled(nodes, -1);

        public void Mark(CsrGraph graph, int node)
        {
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                Of[graph.Targets[arc]] = arc;
        }

        public void Unmark(CsrGraph graph, int node)
        {
            foreach (var other in graph.NeighboursOf(node))
                Of[other] = -1;
        }

        public void Dispose() => Of.Dispose();
    }
}

/// <summary>Which clustering coefficient.</summary>
public enum ClusteringKind
{
    WattsStrogatz,
    Barrat,
    Onnela,
    Fagiolo,
}

/// <summary>Options of <see cref="ClusteringCoefficients"/>.</summary>
public sealed record ClusteringOptions
{
    public ClusteringKind Kind { get; init; } = ClusteringKind.WattsStrogatz;

    /// <summary>Whether nodes of fewer than two neighbours are left out of the mean, instead of counting as 0.</summary>
    public bool LeaveOutFewNeighbours { get; init; }
}

/// <summary>Answer of <see cref="ClusteringCoefficients"/>.</summary>
/// <param name="Local">One per node, in [0, 1]; 0 with fewer than two neighbours.</param>
/// <param name="Mean">Of the local ones.</param>
/// <param name="Transitivity">The global one, never weighted.</param>
/// <param name="Triangles">Of the whole graph.</param>
public sealed record ClusteringResult(double[] Local, double Mean, double Transitivity, long Triangles);
