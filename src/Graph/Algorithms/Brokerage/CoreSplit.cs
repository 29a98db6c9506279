using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>A split into core and periphery with its correlation, kept in step as nodes move: a trial and a move cost O(degree).</summary>
internal sealed class CoreSplit
{
    /// <summary>A gain below this is rounding.</summary>
    public const double Least = 1e-12;

    private readonly CsrGraph graph;
    private readonly bool countsBetween;
    private readonly TieSum all;
    private Sums now;

    /// <summary>All nodes peripheral.</summary>
    public CoreSplit(CsrGraph graph, bool countsBetween)
    {
        (this.graph, this.countsBetween) = (graph, countsBetween);
        IsCore = new bool[graph.NodeCount];
        now = Recount();
        all = now.Periphery;
        Fit = FitOf(now);
    }

    public bool[] IsCore { get; }

    /// <summary>In [−1, 1]; NaN where undefined.</summary>
    public double Fit { get; private set; }

    public double FitAfter(int node) => FitOf(After(node));

    public void Move(int node)
    {
        now = After(node);
        IsCore[node] = !IsCore[node];
        Fit = FitOf(now);
    }

    /// <summary>Moves the nodes that another split has on the other side.</summary>
    public void Become(bool[] isCore)
    {
        for (var node = 0; node < isCore.Length; node++)
            if (IsCore[node] != isCore[node])
                Move(node);
    }

    private Sums After(int node)
    {
        var (core, periphery) = TiesOf(node);
        var after = IsCore[node]
            ? new Sums(now.CoreSize - 1, now.Core.Without(core), now.Periphery.With(periphery))
            : new Sums(now.CoreSize + 1, now.Core.With(core), now.Periphery.Without(periphery));
        return after.Core.IsWorn || after.Periphery.IsWorn ? Recount(node) : after;
    }

    /// <summary>With the core, and with the periphery.</summary>
    private (TieSum Core, TieSum Periphery) TiesOf(int node)
    {
        var (core, periphery, count) = (default(TieSum), default(TieSum), 0);
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
        {
            var isCore = IsCore[graph.Targets[arc]];
            count += isCore ? 1 : 0;
            if (graph.Weights is not { } weights)
                continue;
            if (isCore)
                core = core.With(weights[arc]);
            else
                periphery = periphery.With(weights[arc]);
        }
        return graph.IsWeighted ? (core, periphery) : (TieSum.OfOnes(count), TieSum.OfOnes(graph.DegreeOf(node) - count));
    }

    /// <summary>Sums from the ties themselves.</summary>
    /// <param name="moved">A node that is taken to be on the other side.</param>
    private Sums Recount(int moved = -1)
    {
        var sums = default(Sums);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var isCore = IsCore[node] != (node == moved);
            if (isCore)
                sums = sums with { CoreSize = sums.CoreSize + 1 };
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1] && graph.Targets[arc] is var other && other < node; arc++)
                if (IsCore[other] != (other == moved) == isCore)
                    sums = isCore
                        ? sums with
                        {
                            Core = sums.Core.With(graph.WeightAt(arc)),
                        }
                        : sums with
                        {
                            Periphery = sums.Periphery.With(graph.WeightAt(arc)),
                        };
        }
        return sums;
    }

    private double FitOf(Sums sums)
    {
        double nodes = graph.NodeCount,
            core = sums.CoreSize,
            rest = nodes - core;
        double within = core * (core - 1) / 2,
            outside = rest * (rest - 1) / 2;
        var pairs = countsBetween ? nodes * (nodes - 1) / 2 : within + outside;
        var ideal = pairs - outside;
        var seen = countsBetween ? all : sums.Core.With(sums.Periphery);
        var met = countsBetween ? all.Weight - sums.Periphery.Weight : sums.Core.Weight;
        var (spread, idealSpread) = ((double)(pairs * seen.Squares - seen.Weight * seen.Weight), ideal * outside);
        // Weights that were merged of parts differ in their last digits where they should be equal.
        return idealSpread > 0 && spread > 1e-12 * pairs * (double)seen.Squares
            ? Math.Clamp((double)(pairs * met - ideal * seen.Weight) / Math.Sqrt(spread) / Math.Sqrt(idealSpread), -1, 1)
            : double.NaN;
    }

    /// <param name="Core">Of the ties within the core; those between are in neither.</param>
    private readonly record struct Sums(int CoreSize, TieSum Core, TieSum Periphery);

    /// <summary>What is to be known of some ties.</summary>
    /// <param name="Squares">Of their weights.</param>
    /// <param name="Peak">The most that the squares have been since they were added up.</param>
    private readonly record struct TieSum(int Count, DoubleDouble Weight, DoubleDouble Squares, double Peak)
    {
        /// <summary>Whether so much was taken away again that what is left may be the rounding of it.</summary>
        public bool IsWorn => Squares.High < 1e-12 * Peak;

        /// <summary>Ties that count as 1.</summary>
        public static TieSum OfOnes(int count) => new(count, count, count, count);

        public TieSum With(DoubleDouble weight) => With(new TieSum(1, weight, weight * weight, 0));

        public TieSum With(TieSum other) => Of(Count + other.Count, Weight + other.Weight, Squares + other.Squares);

        public TieSum Without(TieSum other) =>
            other.Count == Count ? default : Of(Count - other.Count, Weight - other.Weight, Squares - other.Squares);

        private TieSum Of(int count, DoubleDouble weight, DoubleDouble squares) =>
            new(count, weight, squares, Math.Max(Peak, squares.High));
    }
}
