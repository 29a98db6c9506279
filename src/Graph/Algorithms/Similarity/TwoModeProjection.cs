using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>
/// From who took part in what to who met whom: ties between the nodes of one side of a two-mode graph, weighted by what they share on the
/// other.
/// </summary>
/// <remarks>
/// <para><b>Definition.</b> Two nodes are tied where they share an event; the weight by a <see cref="ProjectionWeight"/>, by its formula
/// there.</para>
/// <para><b>Input.</b> A two-mode graph, of a directed one the underlying undirected graph: each tie joins a node of the side that is kept
/// and one of the other (an event). Weights do not matter; any number of components.</para>
/// <para><b>Output.</b> An undirected weighted graph of the nodes kept, in the order given; one who shares nothing is isolated in
/// it.</para>
/// <para><b>Ending.</b> After two passes, one to count and one to fill.</para>
/// <para><b>Cost.</b> O(Σ s²) over events of size s, and sorting each row, on all threads; beside the result 4 bytes per node, and 12 per
/// node for each thread.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> M. E. J. Newman, Scientific collaboration networks II, Phys. Rev. E 64 (2001) 016132,
/// doi:10.1103/PhysRevE.64.016132; Jaccard, overlap and hyperbolic have no one source, and are what their formulae say.</para>
/// </remarks>
public static class TwoModeProjection
{
    /// <param name="kept">Distinct nodes: the whole side to keep.</param>
    /// <exception cref="ArgumentException">A node twice, or a tie within one side.</exception>
    /// <exception cref="InvalidOperationException">More than 2²⁹ ties would come out.</exception>
    public static CsrGraph Compute(
        CsrGraph graph,
        ReadOnlySpan<int> kept,
        TwoModeProjectionOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new TwoModeProjectionOptions();
        cancel.ThrowIfCancellationRequested();
        graph = graph.Underlying;
        var nodes = kept.ToArray();
        var number = Numbers(graph, nodes);
        var offsets = new int[nodes.Length + 1];
        ParallelLoop.Ranges(
            nodes.Length,
            256,
            () => new Row(graph, number),
            (from, to, row) =>
            {
                for (var i = from; i < to; i++)
                    offsets[i + 1] = row.Fill(nodes[i], options.Weight).Length;
            },
            cancel
        );
        var total = 0L;
        for (var i = 0; i < nodes.Length; i++)
        {
            total += offsets[i + 1];
            if (total > 1 << 30)
                throw new InvalidOperationException("The projection would have more than 2^29 ties; leave out the largest events.");
            offsets[i + 1] = (int)total;
        }
        var (targets, weights) = (new int[total], new double[total]);
        ParallelLoop.Ranges(
            nodes.Length,
            256,
            () => new Row(graph, number),
            (from, to, row) =>
            {
                for (var i = from; i < to; i++)
                {
                    var others = row.Fill(nodes[i], options.Weight);
                    others.Sort();
                    for (var k = 0; k < others.Length; k++)
                        (targets[offsets[i] + k], weights[offsets[i] + k]) = (
                            others[k],
                            Finish(graph, options.Weight, nodes[i], nodes[others[k]], row.Sums[others[k]])
                        );
                }
            },
            cancel
        );
        return new CsrGraph(new CsrRows(offsets, targets, weights), null, isDirected: false);
    }

    /// <summary>The place of each node among those kept, −1 for events.</summary>
    private static int[] Numbers(CsrGraph graph, int[] kept)
    {
        var number = new int[graph.NodeCount];
        Array.Fill(number, -1);
        for (var i = 0; i < kept.Length; i++)
        {
            graph.CheckNode(kept[i], nameof(kept));
            if (number[kept[i]] >= 0)
                throw new ArgumentException($"Node {kept[i]} is kept twice.", nameof(kept));
            number[kept[i]] = i;
        }
        for (var node = 0; node < number.Length; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (number[node] >= 0 == number[other] >= 0)
                    throw new ArgumentException($"The tie {node}–{other} is within one side: this is no two-mode graph.", nameof(graph));
        return number;
    }

    private static double Finish(CsrGraph graph, ProjectionWeight weight, int left, int right, double sum) =>
        weight switch
        {
            ProjectionWeight.Jaccard => sum / (graph.DegreeOf(left) + graph.DegreeOf(right) - sum),
            ProjectionWeight.Overlap => sum / Math.Min(graph.DegreeOf(left), graph.DegreeOf(right)),
            _ => sum,
        };

    /// <summary>What one node shares with each other; one thread's.</summary>
    private sealed class Row(CsrGraph graph, int[] number) : IDisposable
    {
        private readonly Scratch<double> sums = Scratch.Filled(number.Length, 0.0);
        private readonly Scratch<int> touched = Scratch.Rent<int>(number.Length);
        private int count;

        public double[] Sums => sums.Array;

        /// <returns>
        /// The numbers of those who share an event with the node, until the next call; their sums stand in <see cref="Sums"/>.
        /// </returns>
        public Span<int> Fill(int node, ProjectionWeight weight)
        {
            foreach (var other in touched.Span[..count])
                sums[other] = 0;
            count = 0;
            foreach (var meeting in graph.NeighboursOf(node))
            {
                double size = graph.DegreeOf(meeting);
                var share = weight switch
                {
                    ProjectionWeight.Newman => 1 / (size - 1),
                    ProjectionWeight.Hyperbolic => 1 / size,
                    _ => 1,
                };
                foreach (var member in graph.NeighboursOf(meeting))
                {
                    if (member == node)
                        continue;
                    var other = number[member];
                    if (sums[other] == 0)
                        touched[count++] = other;
                    sums[other] += share;
                }
            }
            return touched.Span[..count];
        }

        public void Dispose()
        {
            sums.Dispose();
            touched.Dispose();
        }
    }
}

/// <summary>What a shared event counts.</summary>
public enum ProjectionWeight
{
    /// <summary>Events shared.</summary>
    Count,

    /// <summary>
    /// Σ 1 ÷ (s − 1) over shared events of size s: each node shares itself among those whom it meets there (Newman 2001).
    /// </summary>
    Newman,

    /// <summary>Σ 1 ÷ s over shared events of size s.</summary>
    Hyperbolic,

    /// <summary>Events shared ÷ events of either.</summary>
    Jaccard,

    /// <summary>Events shared ÷ events of the one who has fewer.</summary>
    Overlap,
}

/// <summary>Options of <see cref="TwoModeProjection"/>.</summary>
public sealed record TwoModeProjectionOptions
{
    public ProjectionWeight Weight { get; init; } = ProjectionWeight.Count;
}
