using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Influence;

/// <summary>Whom to win first so that word of it reaches the most.</summary>
/// <remarks>
/// <para><b>Definition.</b> k nodes whose spread, by independent cascade or linear threshold, is at least (1 − 1/e − ε) times that of the
/// best k, with probability 1 − δ or more: greedy maximum coverage of random reverse-reachable sets, as many as the two phases of IMM ask
/// for.</para>
/// <para><b>Input.</b> Directed, along arcs, or not, along ties both ways; chances as in <see cref="IndependentCascade"/>, shares as in
/// <see cref="LinearThreshold"/>. Any number of components.</para>
/// <para><b>Output.</b> The seeds, first chosen first; their spread, estimated on further sets that had no part in the choice, so without
/// bias, with its standard error; the sets drawn for the choice; whether the guarantee holds; and what share of the best coverage of those
/// sets the choice surely has. Where k ≥ n all nodes are seeds. Fewer than k are chosen where none adds anything to the sets.</para>
/// <para><b>Ending.</b> When there are as many sets as ε and δ ask for; or as their members reach the limit, and then without guarantee,
/// which the result says.</para>
/// <para><b>Cost.</b> O((k + ln(1/δ))·(n + m)·ln n / ε²) expected; 8 bytes per member of a set, 8 per node and thread.</para>
/// <para><b>Determinism.</b> Each set has its own stream of the seed; of equal nodes the smaller number. Bit for bit the same for any
/// number of threads.</para>
/// <para><b>Source.</b> Y. Tang, Y. Shi, X. Xiao, Influence maximization in near-linear time: a martingale approach, SIGMOD 2015,
/// doi:10.1145/2723372.2723734. Departs in drawing all sets of the second phase anew, which mends its proof (W. Chen, An issue in the
/// martingale analysis of the influence maximization algorithm IMM, CSoNet 2018).</para>
/// </remarks>
public static class InfluenceMaximisation
{
    private const double Greedy = 1 - 1 / Math.E;

    public static InfluenceMaximisationResult Compute(
        CsrGraph graph,
        InfluenceMaximisationOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new InfluenceMaximisationOptions();
        cancel.ThrowIfCancellationRequested();
        var nodes = graph.NodeCount;
        if (options.SeedCount >= nodes)
            return new InfluenceMaximisationResult([.. Enumerable.Range(0, nodes)], nodes, 0, 0, true, 1, 1);
        var make = RunsOf(graph, options);
        var bounds = new Bounds(nodes, options);
        var isWhole = LowerBound(new ReverseSets(graph, make, options.Seed), bounds, options, out var leastBest, cancel);
        var sets = new ReverseSets(graph, make, SeededRandom.Mix(options.Seed + 1));
        isWhole &= sets.Draw(bounds.SetsFor(leastBest), options.MaxMemberCount, cancel);
        var cover = MaximumCoverage.Cover(sets.ByNode(), options.SeedCount, cancel);
        var chosen = new BitSet(nodes);
        foreach (var seed in cover.Chosen)
            chosen.Add(seed);
        var probes = Math.Clamp(sets.Count, 10_000, 1_000_000);
        var share = (double)new ReverseSets(graph, make, SeededRandom.Mix(options.Seed + 2)).Hits(chosen, probes, cancel) / probes;
        return new InfluenceMaximisationResult(
            cover.Chosen,
            nodes * share,
            nodes * Math.Sqrt(share * (1 - share) / (probes - 1)),
            sets.Count,
            isWhole,
            Greedy - options.Epsilon,
            cover.Ratio
        );
    }

    /// <summary>Phase one: halves a guess of the best spread until a choice shows that the best is not below it.</summary>
    private static bool LowerBound(
        ReverseSets sets,
        Bounds bounds,
        InfluenceMaximisationOptions options,
        out double leastBest,
        CancellationToken cancel
    )
    {
        // The best k reach themselves.
        leastBest = Math.Max(1, options.SeedCount);
        for (var guess = bounds.Nodes / 2.0; guess >= 1; guess /= 2)
        {
            var isWhole = sets.Draw(bounds.SetsToTry(guess), options.MaxMemberCount, cancel);
            var spread = bounds.Nodes * MaximumCoverage.Cover(sets.ByNode(), options.SeedCount, cancel).Covered / sets.Count;
            if (!isWhole || spread >= (1 + bounds.TryEpsilon) * guess)
            {
                leastBest = Math.Max(leastBest, spread / (1 + bounds.TryEpsilon));
                return isWhole;
            }
        }
        return true;
    }

    private static Func<DiffusionRun> RunsOf(CsrGraph graph, InfluenceMaximisationOptions options)
    {
        if (options.Model == DiffusionModel.IndependentCascade)
        {
            var chances = new ArcChances(graph, options.Chances, options.Probability);
            return () => new IndependentCascade.Backward(graph, chances);
        }
        var strengths = LinearThreshold.InStrengths(graph);
        return () => new LinearThreshold.Backward(graph, strengths);
    }

    /// <summary>How many sets are enough (theorems 1 and 2 and lemma 7 of the paper, each phase failing with δ/2).</summary>
    private sealed class Bounds(int nodes, InfluenceMaximisationOptions options)
    {
        private readonly double failure = Math.Log(2 / options.Delta);
        private readonly double choices = LogChoose(nodes, options.SeedCount);

        public int Nodes => nodes;

        public double TryEpsilon { get; } = Math.Sqrt(2) * options.Epsilon;

        public double SetsToTry(double guess) =>
            Math.Ceiling(
                (2 + 2.0 / 3 * TryEpsilon)
                    * (choices + failure + Math.Log(Math.Max(1, Math.Log2(nodes))))
                    * nodes
                    / (TryEpsilon * TryEpsilon)
                    / guess
            );

        public double SetsFor(double leastBest)
        {
            var alpha = Math.Sqrt(failure + Math.Log(2));
            var beta = Math.Sqrt(Greedy * (choices + failure + Math.Log(2)));
            return Math.Ceiling(2.0 * nodes * Math.Pow((Greedy * alpha + beta) / options.Epsilon, 2) / leastBest);
        }

        private static double LogChoose(int of, int count)
        {
            var sum = 0.0;
            for (var i = 0; i < count; i++)
                sum += Math.Log((double)(of - i) / (i + 1));
            return sum;
        }
    }
}

/// <summary>How word spreads.</summary>
public enum DiffusionModel
{
    /// <summary>Each one reached tries once to convince each neighbour, with the stated chance.</summary>
    IndependentCascade,

    /// <summary>One joins when those reached among its neighbours pass a share of all their weight that is drawn at random.</summary>
    LinearThreshold,
}

/// <summary>Options of <see cref="InfluenceMaximisation"/>. ε and δ are those most papers measure with.</summary>
public sealed record InfluenceMaximisationOptions
{
    /// <summary>k: seeds to choose, ≥ 1.</summary>
    public int SeedCount
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(SeedCount));
    } = 10;

    public DiffusionModel Model { get; init; } = DiffusionModel.IndependentCascade;

    /// <summary>Of independent cascade.</summary>
    public CascadeRule Chances { get; init; } = CascadeRule.Uniform;

    /// <summary>The chance of every arc where it is the same, in [0, 1].</summary>
    public double Probability
    {
        get;
        init => field = Check.InRange(value, 0, 1, nameof(Probability));
    } = 0.1;

    /// <summary>How far the guarantee falls short of 1 − 1/e, in [0.01, 0.6].</summary>
    public double Epsilon
    {
        get;
        init => field = Check.InRange(value, 0.01, 0.6, nameof(Epsilon));
    } = 0.1;

    /// <summary>Chance that the guarantee fails, in (0, 1).</summary>
    public double Delta
    {
        get;
        init => field = Check.InRange(value, 1e-12, 0.999, nameof(Delta));
    } = 0.001;

    /// <summary>Members of all sets of a phase together at which no more are drawn, ≥ 1,000: 8 bytes each.</summary>
    public int MaxMemberCount
    {
        get;
        init => field = Check.AtLeast(value, 1_000, nameof(MaxMemberCount));
    } = 100_000_000;

    /// <summary>Of all sets drawn; not a node to begin from.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="InfluenceMaximisation"/>.</summary>
/// <param name="Seeds">First chosen first.</param>
/// <param name="Spread">Expected number of nodes they reach, themselves included: an estimate without bias.</param>
/// <param name="StandardError">Of the estimate.</param>
/// <param name="SetCount">Reverse-reachable sets that the choice was made on.</param>
/// <param name="IsGuaranteed">Whether there were as many as the guarantee asks for.</param>
/// <param name="Guarantee">1 − 1/e − ε: the share of the best spread that is reached with probability 1 − δ.</param>
/// <param name="CoverageRatio">The share of the best coverage of these very sets that the choice surely has, in [1 − 1/e, 1].</param>
public sealed record InfluenceMaximisationResult(
    int[] Seeds,
    double Spread,
    double StandardError,
    int SetCount,
    bool IsGuaranteed,
    double Guarantee,
    double CoverageRatio
);
