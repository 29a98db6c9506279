using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How near each node is to some given ones, by all the ways between them: a walk that starts anew at those.</summary>
/// <remarks>
/// <para><b>Definition.</b> The stationary distribution of a walk that follows an arc with probability d, chosen in proportion to its
/// weight, and else jumps to a seed. From a node without outgoing arcs it goes to the seeds as well, or anywhere alike on request.</para>
/// <para><b>Input.</b> Directed or not; weights are strengths and count unless switched off; one seed or several, alike or with weights of
/// their own; any number of components.</para>
/// <para><b>Output.</b> A share per node, ≥ 0, summing to 1; 0 where no seed reaches. By push: a lower bound per node, all of them together
/// short of 1 by what the result calls the residual.</para>
/// <para><b>Ending.</b> Exact: when a round would change the scores by less than the tolerance (sum of absolute changes), or after the
/// largest number of rounds. Push: when no node holds more than ε times its number of outgoing arcs; always reached.</para>
/// <para><b>Cost.</b> Exact: O(n + m) a round, as PageRank; 60 bytes per node. Push: O(1 ÷ (ε(1−d))) arcs whatever the size of the graph,
/// and 36 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads; push runs on one, first come first
/// served.</para>
/// <para><b>Source.</b> Push: R. Andersen, F. Chung, K. Lang, Local graph partitioning using PageRank vectors, FOCS 2006. Theirs is a lazy
/// walk that stays where it is half the time; its α gives the same vector as restarting with probability 1−d = 2α ÷ (1+α) without staying,
/// so d = .85 is their α = .0811.</para>
/// </remarks>
public static class PersonalisedPageRank
{
    /// <exception cref="ArgumentException">No seed, weights that do not fit the seeds, or push with dangling mass spread
    /// evenly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A seed that is no node of this graph.</exception>
    public static PersonalisedPageRankResult Compute(
        CsrGraph graph,
        PersonalisedPageRankOptions options,
        CancellationToken cancel = default
    )
    {
        var restart = RestartOf(graph, options);
        if (!options.UseWeights)
            graph = graph.Unweighted;
        if (options.Method == PersonalisedPageRankMethod.Push)
            return Push(graph, restart, options, cancel);
        var limits = (options.Damping, options.Tolerance, options.MaxIterations);
        var (scores, rounds, change) = RestartWalk.Solve(graph, restart, limits, cancel);
        if (options.Dangling == DanglingMass.Evenly && Held(graph, scores) is > 0 and var held)
        {
            // By linearity: what leaves by the dangling nodes comes back by a walk that restarts anywhere.
            var (evenly, more, changeToo) = RestartWalk.Solve(graph, null, limits, cancel);
            var share = options.Damping * held / (1 - options.Damping);
            share /= 1 - options.Damping * Held(graph, evenly) / (1 - options.Damping);
            for (var node = 0; node < scores.Length; node++)
                scores[node] += share * evenly[node];
            (rounds, change) = (rounds + more, Math.Max(change, changeToo));
        }
        RestartWalk.Normalise(scores);
        return new PersonalisedPageRankResult(scores, rounds, change < options.Tolerance, change);
    }

    /// <summary>What the nodes without outgoing arcs hold together.</summary>
    private static double Held(CsrGraph graph, double[] scores)
    {
        var held = 0.0;
        for (var node = 0; node < scores.Length; node++)
            held += graph.DegreeOf(node) == 0 ? scores[node] : 0;
        return held;
    }

    private static double[] RestartOf(CsrGraph graph, PersonalisedPageRankOptions options)
    {
        if (options.Seeds.Count == 0)
            throw new ArgumentException("At least one seed is needed.", nameof(options));
        if (
            options.SeedWeights is { } given
            && (
                given.Count != options.Seeds.Count || given.Any(weight => !(weight >= 0) || double.IsInfinity(weight)) || !(given.Sum() > 0)
            )
        )
            throw new ArgumentException(
                $"One weight per seed, {options.Seeds.Count} of them, each finite and at least 0 and one above.",
                nameof(options)
            );
        var restart = new double[graph.NodeCount];
        for (var i = 0; i < options.Seeds.Count; i++)
        {
            graph.CheckNode(options.Seeds[i], nameof(options.Seeds));
            restart[options.Seeds[i]] += options.SeedWeights?[i] ?? 1;
        }
        RestartWalk.Normalise(restart);
        return restart;
    }

    private static PersonalisedPageRankResult Push(
        CsrGraph graph,
        double[] restart,
        PersonalisedPageRankOptions options,
        CancellationToken cancel
    )
    {
        if (options.Dangling == DanglingMass.Evenly)
            throw new ArgumentException(
                "Push keeps to the neighbourhood of the seeds, so it cannot spread dangling mass evenly.",
                nameof(options)
            );
        var nodes = graph.NodeCount;
        var scores = new double[nodes];
        using var cells = Scratch.Rent<Cell>(nodes);
        using var queue = Scratch.Rent<int>(nodes);
        var waiting = new Waiting(cells.Array, queue.Array, nodes);
        double LimitOf(int node) => options.Epsilon * Math.Max(1, graph.DegreeOf(node));
        for (var node = 0; node < nodes; node++)
            cells[node] = new Cell { Limit = LimitOf(node) };
        for (var node = 0; node < nodes; node++)
            if (restart[node] > 0)
                waiting.Give(node, restart[node]);
        var pushes = 0;
        while (waiting.TryTake(out var node))
        {
            var mass = cells[node].Mass;
            cells[node] = new Cell { Limit = LimitOf(node) };
            if ((++pushes & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            scores[node] += (1 - options.Damping) * mass;
            if (graph.DegreeOf(node) > 0)
                Spread(graph, node, options.Damping * mass, ref waiting);
            else
                for (var seed = 0; seed < nodes; seed++)
                    if (restart[seed] > 0)
                        waiting.Give(seed, options.Damping * mass * restart[seed]);
        }
        var residual = 0.0;
        for (var node = 0; node < nodes; node++)
            residual += cells[node].Mass;
        return new PersonalisedPageRankResult(scores, pushes, true, residual);
    }

    private static void Spread(CsrGraph graph, int node, double mass, ref Waiting waiting)
    {
        int arc = graph.Offsets[node],
            end = graph.Offsets[node + 1];
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        if (graph.Weights is null)
        {
            var each = mass / (end - arc);
            for (; arc < end; arc++)
                waiting.Give(Unsafe.Add(ref targets, arc), each);
            return;
        }
        var strength = RowSums.WeightOf(RowSums.Outgoing(graph), node);
        for (; arc < end; arc++)
            waiting.Give(Unsafe.Add(ref targets, arc), mass * graph.Weights[arc] / strength);
    }

    /// <summary>What a node holds and has not passed on, and above how much it must; ∞ while it waits to.</summary>
    private struct Cell
    {
        public double Mass;
        public double Limit;
    }

    /// <summary>
    /// Nodes that hold more than their limit, in the order they came to; each at most once, so a ring of n places is enough.
    /// </summary>
    private ref struct Waiting(Cell[] cells, int[] queue, int length)
    {
        private readonly ref Cell cell = ref MemoryMarshal.GetArrayDataReference(cells);
        private readonly ref int place = ref MemoryMarshal.GetArrayDataReference(queue);
        private int head;
        private int tail;
        private int count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Give(int node, double mass)
        {
            ref var its = ref Unsafe.Add(ref cell, node);
            its.Mass += mass;
            if (its.Mass <= its.Limit)
                return;
            its.Limit = double.PositiveInfinity;
            Unsafe.Add(ref place, tail) = node;
            tail = tail + 1 == length ? 0 : tail + 1;
            count++;
        }

        public bool TryTake(out int node)
        {
            node = Unsafe.Add(ref place, head);
            if (count == 0)
                return false;
            head = head + 1 == length ? 0 : head + 1;
            count--;
            return true;
        }
    }
}

/// <summary>How a personalised PageRank is found.</summary>
public enum PersonalisedPageRankMethod
{
    /// <summary>Rounds over the whole graph, to the tolerance.</summary>
    Exact,

    /// <summary>Mass pushed on from the seeds until little is left anywhere: time that does not grow with the graph.</summary>
    Push,
}

/// <summary>Where the walk goes from a node without outgoing arcs.</summary>
public enum DanglingMass
{
    ToSeeds,
    Evenly,
}

/// <summary>Options of <see cref="PersonalisedPageRank"/>.</summary>
public sealed record PersonalisedPageRankOptions
{
    /// <summary>Where the walk starts anew; at least one.</summary>
    public required IReadOnlyList<int> Seeds
    {
        get;
        init => field = ContentList.Of(value)!;
    }

    /// <summary>How often at each, in proportion; null = alike.</summary>
    public IReadOnlyList<double>? SeedWeights
    {
        get;
        init => field = ContentList.Of(value);
    }

    public PersonalisedPageRankMethod Method { get; init; } = PersonalisedPageRankMethod.Exact;

    /// <summary>Probability of following an arc, in [0, 1).</summary>
    public double Damping
    {
        get;
        init => field = Check.InRange(value, 0, 0.999999, nameof(Damping));
    } = 0.85;

    /// <summary>Largest sum of absolute changes of a round, &gt; 0; exact only.</summary>
    public double Tolerance
    {
        get;
        init => field = Check.InRange(value, 1e-15, 1, nameof(Tolerance));
    } = 1e-10;

    /// <summary>≥ 1; exact only.</summary>
    public int MaxIterations
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxIterations));
    } = 1000;

    /// <summary>
    /// Push only: how much may be left at a node, per outgoing arc. On an undirected unweighted graph no score is more than this times the
    /// node's degree too low.
    /// </summary>
    public double Epsilon
    {
        get;
        init => field = Check.InRange(value, 1e-12, 1, nameof(Epsilon));
    } = 1e-6;

    public DanglingMass Dangling { get; init; } = DanglingMass.ToSeeds;

    /// <summary>Whether weights steer the walk.</summary>
    public bool UseWeights { get; init; } = true;
}

/// <summary>Scores of <see cref="PersonalisedPageRank"/> and how it ended.</summary>
/// <param name="Scores">One per node.</param>
/// <param name="Iterations">Rounds, or pushes.</param>
/// <param name="Converged">Exact: whether the last change came within the tolerance. Push: whether no node holds more than its
/// part.</param>
/// <param name="Residual">Exact: sum of absolute changes of one more round. Push: how much the scores together fall short of 1.</param>
public sealed record PersonalisedPageRankResult(double[] Scores, int Iterations, bool Converged, double Residual);
