using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Mixing;

/// <summary>How many arcs are answered by one the other way.</summary>
/// <remarks>
/// <para><b>Definition.</b> Arcs: answered arcs ÷ arcs. Dyads: pairs with arcs both ways ÷ pairs with an arc at all. Weighted: Σ over arcs
/// of the smaller of the two weights ÷ Σ of weights.</para>
/// <para><b>Input.</b> Directed; an undirected tie answers itself. Weights count where asked for.</para>
/// <para><b>Output.</b> Both numbers, in [0, 1], null for a graph without arcs; how many arcs, answered arcs and pairs; and for each node
/// the share of its outgoing arcs that are answered, NaN where it has none.</para>
/// <para><b>Ending.</b> After one pass over the arcs.</para>
/// <para><b>Cost.</b> O(n + m) time; 16 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> M. E. J. Newman, S. Forrest, J. Balthrop, Phys. Rev. E 66 (2002) 035101 (arcs); D. Knoke, J. H. Kuklinski, Network
/// Analysis, Sage 1982 (dyads); weighted: T. Squartini et al., Scientific Reports 3 (2013) 2729.</para>
/// </remarks>
public static class Reciprocity
{
    public static ReciprocityResult Compute(CsrGraph graph, MixingOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new MixingOptions();
        if (!options.UseWeights)
            graph = graph.Unweighted;
        var ofNodes = new double[graph.NodeCount];
        using var weights = Scratch.Rent<double>(graph.NodeCount);
        var answeredArcs = ParallelLoop.Count(
            graph.NodeCount,
            2048,
            (from, to) =>
            {
                var count = 0L;
                for (var node = from; node < to; node++)
                    count += Answered(graph, node, out ofNodes[node], out weights[node]);
                return count;
            },
            cancel
        );
        var (answered, total) = (0.0, 0.0);
        for (var node = 0; node < ofNodes.Length; node++)
        {
            (answered, total) = (answered + ofNodes[node], total + weights[node]);
            ofNodes[node] /= weights[node];
        }
        var (mutual, pairs) = (answeredArcs / 2, graph.ArcCount - answeredArcs / 2);
        return new ReciprocityResult(
            total > 0 ? answered / total : null,
            pairs > 0 ? (double)mutual / pairs : null,
            graph.ArcCount,
            answeredArcs,
            mutual,
            pairs,
            ofNodes
        );
    }

    /// <summary>Goes along the out- and the in-neighbours of a node side by side.</summary>
    /// <param name="answered">Weight that is answered.</param>
    /// <param name="weight">Weight that leaves the node.</param>
    private static int Answered(CsrGraph graph, int node, out double answered, out double weight)
    {
        int arc = graph.Offsets[node],
            end = graph.Offsets[node + 1],
            back = graph.InOffsets[node],
            backEnd = graph.InOffsets[node + 1];
        var count = 0;
        (answered, weight) = (0, 0);
        for (; arc < end; arc++)
        {
            weight += graph.WeightAt(arc);
            while (back < backEnd && graph.InTargets[back] < graph.Targets[arc])
                back++;
            if (back == backEnd || graph.InTargets[back] != graph.Targets[arc])
                continue;
            answered += Math.Min(graph.WeightAt(arc), graph.InWeights?[back] ?? 1);
            count++;
        }
        return count;
    }
}

/// <summary>Answer of <see cref="Reciprocity"/>.</summary>
/// <param name="Arcs">Share of arcs (of weight, where asked for) that is answered.</param>
/// <param name="Dyads">Share of connected pairs with arcs both ways; never weighted.</param>
/// <param name="ArcCount">Arcs; an undirected tie is two.</param>
/// <param name="AnsweredArcs">Arcs whose opposite is there too.</param>
/// <param name="MutualPairs">Pairs with arcs both ways.</param>
/// <param name="ConnectedPairs">Pairs with an arc at all.</param>
/// <param name="OfNodes">Per node, the share of what leaves it that is answered; NaN where nothing leaves it.</param>
public sealed record ReciprocityResult(
    double? Arcs,
    double? Dyads,
    long ArcCount,
    long AnsweredArcs,
    long MutualPairs,
    long ConnectedPairs,
    double[] OfNodes
);
