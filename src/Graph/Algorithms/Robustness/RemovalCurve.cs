using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>How a network falls apart as its nodes leave one after the other.</summary>
/// <remarks>
/// <para><b>Definition.</b> After k nodes have left with their ties: the nodes of the largest component, the number of components among the
/// nodes that remain, and the pairs of nodes that still have a path between them as a share of the n(n−1)/2 pairs of all nodes. Who leaves
/// next: drawn at random, the highest degree or betweenness (of the whole graph, or anew after each loss), or an order given. Robustness R
/// = (1/n) Σ S(k), k from 1 to n, with S(k) the largest component as a share of n.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights matter to betweenness alone, by the rule of
/// lengths. Any number of components.</para>
/// <para><b>Output.</b> Each figure for k = 0, 1, … up to the nodes removed; for random orders the mean of all runs and their standard
/// deviation. R is in [0, 1/2], and absent unless all nodes leave; an isolated node is a component of one. Without pairs their share is
/// 0.</para>
/// <para><b>Ending.</b> After the last order has been followed.</para>
/// <para><b>Cost.</b> Of a known order O(n + m) nearly, told backwards: nodes come in instead of leaving. Degree anew: O(m log n).
/// Betweenness anew: one betweenness of the parts that each loss touches, up to O(n·m) each. 24 bytes per node and run under way, 48 of the
/// answer.</para>
/// <para><b>Determinism.</b> Random orders by seed, each run its own stream; of equal nodes the smaller number leaves first, betweenness
/// within 10⁻⁹ of the highest being equal to it. Bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> C. Schneider, A. Moreira, J. Andrade, S. Havlin, H. Herrmann, Mitigation of malicious attacks on networks, PNAS 108
/// (2011), doi:10.1073/pnas.1009440108; P. Holme et al., Attack vulnerability of complex networks, Physical Review E 65 (2002); backwards:
/// M. Newman, R. Ziff, Physical Review E 64 (2001).</para>
/// </remarks>
public static class RemovalCurve
{
    /// <exception cref="ArgumentException">An order is asked for and none given, or it names a node twice or one that is not
    /// there.</exception>
    public static RemovalCurveResult Compute(CsrGraph graph, RemovalCurveOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new RemovalCurveOptions();
        graph = graph.Underlying;
        var removed = RemovalOrders.CountOf(graph, options);
        var runs = options.Order == RemovalOrder.Random ? options.RunCount : 1;
        var summary = new Summary(graph.NodeCount, removed);
        var batch = new Trace[Math.Min(runs, Execution.Threads)];
        for (var i = 0; i < batch.Length; i++)
            batch[i] = new Trace(graph.NodeCount, removed);
        try
        {
            for (var first = 0; first < runs; first += batch.Length)
            {
                var count = Math.Min(batch.Length, runs - first);
                ParallelLoop.Run(count, i => batch[i].Follow(graph, RemovalOrders.Of(graph, options, removed, first + i, cancel)), cancel);
                // Runs are told in their order, so that sums do not depend on how many were under way.
                for (var i = 0; i < count; i++)
                    summary.Add(batch[i]);
                Execution.Report((double)(first + count) / runs);
            }
            return summary.Result(runs == 1 ? batch[0].Order[..removed] : null);
        }
        finally
        {
            foreach (var trace in batch)
                trace.Dispose();
        }
    }

    /// <summary>The figures of one order.</summary>
    private sealed class Trace(int nodes, int removed) : IDisposable
    {
        private readonly ComponentTally tally = new(nodes);

        public Scratch<int> Largest { get; } = Scratch.Rent<int>(removed + 1);

        public Scratch<int> Components { get; } = Scratch.Rent<int>(removed + 1);

        public Scratch<long> Pairs { get; } = Scratch.Rent<long>(removed + 1);

        public int[] Order { get; private set; } = [];

        /// <summary>Lets the nodes in from the last to the first.</summary>
        public void Follow(CsrGraph graph, int[] order)
        {
            Order = order;
            tally.Clear();
            for (var left = nodes; left >= 0; left--)
            {
                if (left < nodes)
                    Enter(graph, order[left]);
                if (left <= removed)
                    (Largest[left], Components[left], Pairs[left]) = (tally.Largest, tally.ComponentCount, tally.ConnectedPairs);
            }
        }

        public void Dispose()
        {
            tally.Dispose();
            Largest.Dispose();
            Components.Dispose();
            Pairs.Dispose();
        }

        private void Enter(CsrGraph graph, int node)
        {
            tally.Add(node);
            foreach (var other in graph.NeighboursOf(node))
                if (tally.Has(other))
                    tally.Join(node, other);
        }
    }

    /// <summary>Means and spreads over runs, told one by one (Welford's way).</summary>
    private sealed class Summary(int nodes, int removed)
    {
        private readonly RemovalFigure largest = RemovalFigure.Of(removed + 1);
        private readonly RemovalFigure components = RemovalFigure.Of(removed + 1);
        private readonly RemovalFigure pairs = RemovalFigure.Of(removed + 1);
        private readonly RemovalFigure robustness = RemovalFigure.Of(1);
        private int runs;

        public void Add(Trace trace)
        {
            runs++;
            var allPairs = Math.Max(1, nodes * (nodes - 1.0) / 2);
            var sum = 0L;
            for (var left = 0; left <= removed; left++)
            {
                Add(largest, left, trace.Largest[left]);
                Add(components, left, trace.Components[left]);
                Add(pairs, left, trace.Pairs[left] / allPairs);
                sum += left == 0 ? 0 : trace.Largest[left];
            }
            if (nodes > 0)
                Add(robustness, 0, sum / ((double)nodes * nodes));
        }

        public RemovalCurveResult Result(int[]? order)
        {
            foreach (var figure in (ReadOnlySpan<RemovalFigure>)[largest, components, pairs, robustness])
                for (var i = 0; i < figure.Spread.Length; i++)
                    figure.Spread[i] = runs > 1 ? Math.Sqrt(figure.Spread[i] / (runs - 1)) : 0;
            var whole = nodes > 0 && removed == nodes;
            return new RemovalCurveResult(
                largest,
                components,
                pairs,
                whole ? robustness.Mean[0] : null,
                whole ? robustness.Spread[0] : null,
                runs,
                order
            );
        }

        private void Add(RemovalFigure figure, int left, double value)
        {
            var change = value - figure.Mean[left];
            figure.Mean[left] += change / runs;
            figure.Spread[left] += change * (value - figure.Mean[left]);
        }
    }
}

/// <summary>Who leaves next.</summary>
public enum RemovalOrder
{
    /// <summary>Drawn at random: failures.</summary>
    Random,

    /// <summary>By degree in the whole graph.</summary>
    Degree,

    /// <summary>By degree among those that remain.</summary>
    DegreeRecomputed,

    /// <summary>By betweenness in the whole graph.</summary>
    Betweenness,

    /// <summary>By betweenness among those that remain.</summary>
    BetweennessRecomputed,

    /// <summary>In an order that is given: <see cref="RemovalCurveOptions.Given"/>.</summary>
    Given,
}

/// <summary>Options of <see cref="RemovalCurve"/>. A hundred runs tell the mean of a random curve to a tenth of its spread.</summary>
public sealed record RemovalCurveOptions
{
    public RemovalOrder Order { get; init; } = RemovalOrder.DegreeRecomputed;

    /// <summary>Random orders to follow, ≥ 1.</summary>
    public int RunCount
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(RunCount));
    } = 100;

    /// <summary>Of random orders and of pivots.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Nodes that leave, ≥ 0; null = all, or all that are given.</summary>
    public int? MaxRemoved
    {
        get;
        init => field = value is { } count ? Check.AtLeast(count, 0, nameof(MaxRemoved)) : null;
    }

    /// <summary>Distinct nodes, the first to leave first.</summary>
    public IReadOnlyList<int>? Given
    {
        get;
        init => field = ContentList.Of(value);
    }

    /// <summary>How long ties are to betweenness.</summary>
    public LengthRule Lengths { get; init; } = LengthRule.Hops;

    /// <summary>Start nodes that betweenness draws in each part, ≥ 1; null = all, which is exact.</summary>
    public int? PivotCount
    {
        get;
        init => field = value is { } count ? Check.AtLeast(count, 1, nameof(PivotCount)) : null;
    }
}

/// <summary>A figure for each number of nodes removed, from none on.</summary>
/// <param name="Mean">Over all runs.</param>
/// <param name="Spread">Standard deviation between runs; 0 with one.</param>
public sealed record RemovalFigure(double[] Mean, double[] Spread)
{
    internal static RemovalFigure Of(int length) => new(new double[length], new double[length]);
}

/// <summary>Answer of <see cref="RemovalCurve"/>.</summary>
/// <param name="LargestComponent">Nodes of the largest component.</param>
/// <param name="ComponentCount">Components among the nodes that remain.</param>
/// <param name="ConnectedPairs">Pairs with a path between them, as a share of the pairs of all nodes.</param>
/// <param name="Robustness">R; null where not all nodes left.</param>
/// <param name="RobustnessSpread">Standard deviation of R between runs.</param>
/// <param name="RunCount">Orders that were followed.</param>
/// <param name="RemovedNodes">Who left, first to last; null where several runs each had an order of their own.</param>
public sealed record RemovalCurveResult(
    RemovalFigure LargestComponent,
    RemovalFigure ComponentCount,
    RemovalFigure ConnectedPairs,
    double? Robustness,
    double? RobustnessSpread,
    int RunCount,
    int[]? RemovedNodes
);
