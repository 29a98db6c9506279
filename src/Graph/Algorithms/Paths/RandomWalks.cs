using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>Walkers who follow ties at random: where they were how often, and if wanted the way of each.</summary>
/// <remarks>
/// <para><b>Definition.</b> From each start node a number of walks; a step goes to a neighbour drawn in proportion to the weight of the tie
/// (each alike where weights are switched off or absent). A walk ends after its steps, or in a node that no arc leaves.</para>
/// <para><b>Input.</b> Directed (along the arcs) or not; weights are strengths; any number of components.</para>
/// <para><b>Output.</b> Visits per node, starts included; steps taken in all; the first walks as nodes, as many as were asked for.</para>
/// <para><b>Ending.</b> After every walk.</para>
/// <para><b>Cost.</b> O(1) a step, several walks at once on each thread so that one need not wait for another's memory; weighted, O(m)
/// before. 4 bytes per node and thread, 8 per node; weighted 8 bytes per arc more.</para>
/// <para><b>Determinism.</b> Each walk has random numbers of its own, from the seed and its number: the same for any number of threads.
/// Weighted draws are right to 2⁻³² of a tie's share.</para>
/// <para><b>Source.</b> A. J. Walker, ACM Transactions on Mathematical Software 3 (1977), tables built as by M. D. Vose, IEEE Transactions
/// on Software Engineering 17 (1991).</para>
/// </remarks>
public static class RandomWalks
{
    /// <summary>Walks that a thread has under way.</summary>
    private const int Width = 16;

    public static RandomWalksResult Compute(CsrGraph graph, RandomWalksOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new RandomWalksOptions();
        foreach (var source in options.Sources ?? [])
            graph.CheckNode(source, nameof(options.Sources));
        var starts = (long)(options.Sources?.Count ?? graph.NodeCount);
        if (starts * options.WalksPerSource > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(options), "At most 2^31 walks.");
        var walks = (int)(starts * options.WalksPerSource);
        var run = new Run(graph, options, options.UseWeights && graph.IsWeighted ? AliasRows.Of(graph, cancel) : null, walks);
        ParallelLoop.Ranges(
            walks,
            Width * 8,
            () => new Lane(run),
            (from, to, lane) =>
            {
                for (; from < to; from += Width)
                    lane.Walk(from, Math.Min(to, from + Width));
            },
            cancel
        );
        return new RandomWalksResult(run.Visits, run.Steps, run.Kept);
    }

    /// <summary>What all threads share.</summary>
    private sealed class Run(CsrGraph graph, RandomWalksOptions options, AliasRows? aliases, int walks)
    {
        private readonly Lock gate = new();

        public CsrGraph Graph => graph;
        public AliasRows? Aliases => aliases;
        public ulong Seed => options.Seed;
        public int StepsPerWalk => options.Steps;
        public long[] Visits { get; } = new long[graph.NodeCount];
        public long Steps { get; private set; }
        public int[][] Kept { get; } = new int[Math.Min(walks, options.MaxWalks)][];

        public int StartOf(int walk) =>
            options.Sources is { } sources ? sources[walk / options.WalksPerSource] : walk / options.WalksPerSource;

        public void Add(ReadOnlySpan<int> visits, long steps)
        {
            lock (gate)
            {
                for (var node = 0; node < visits.Length; node++)
                    Visits[node] += visits[node];
                Steps += steps;
            }
        }
    }

    /// <summary>One thread's walks and what they counted, given to the run when the thread is done.</summary>
    private sealed class Lane(Run run) : IDisposable
    {
        private readonly Scratch<int> visits = Scratch.Filled(run.Graph.NodeCount, 0);
        private readonly SeededRandom[] random = new SeededRandom[Width];
        private readonly int[] at = new int[Width];
        private readonly int[] walkOf = new int[Width];
        private long steps;
        private long unflushed;

        public void Walk(int from, int to)
        {
            var count = to - from;
            for (var i = 0; i < count; i++)
            {
                (walkOf[i], at[i], random[i]) = (from + i, run.StartOf(from + i), new SeededRandom(run.Seed, (ulong)(from + i)));
                visits[at[i]]++;
                Keep(i, 0);
            }
            // A node's count is an int until it is given over.
            unflushed += (long)count * (run.StepsPerWalk + 1L);
            for (var step = 1; step <= run.StepsPerWalk && count > 0; step++)
            {
                count = run.Aliases is null ? StepUniform(count) : StepWeighted(count, run.Aliases);
                for (var i = 0; i < count && from < run.Kept.Length; i++)
                    Keep(i, step);
            }
            if (unflushed > int.MaxValue / 2)
                Flush();
        }

        public void Dispose()
        {
            Flush();
            visits.Dispose();
        }

        /// <returns>Walks that took the step; those that could not have made room.</returns>
        private int StepUniform(int count)
        {
            ref var offsets = ref MemoryMarshal.GetArrayDataReference(run.Graph.Offsets);
            ref var targets = ref MemoryMarshal.GetArrayDataReference(run.Graph.Targets);
            ref var counts = ref MemoryMarshal.GetArrayDataReference(visits.Array);
            for (var i = 0; i < count; i++)
            {
                int start = Unsafe.Add(ref offsets, at[i]),
                    degree = Unsafe.Add(ref offsets, at[i] + 1) - start;
                if (degree == 0)
                {
                    End(i--, --count);
                    continue;
                }
                var next = Unsafe.Add(ref targets, start + random[i].NextInt(degree));
                at[i] = next;
                Unsafe.Add(ref counts, next)++;
            }
            steps += count;
            return count;
        }

        private int StepWeighted(int count, AliasRows aliases)
        {
            ref var offsets = ref MemoryMarshal.GetArrayDataReference(run.Graph.Offsets);
            ref var counts = ref MemoryMarshal.GetArrayDataReference(visits.Array);
            for (var i = 0; i < count; i++)
            {
                int start = Unsafe.Add(ref offsets, at[i]),
                    degree = Unsafe.Add(ref offsets, at[i] + 1) - start;
                if (degree == 0)
                {
                    End(i--, --count);
                    continue;
                }
                var next = aliases.Draw(start, degree, ref random[i]);
                at[i] = next;
                Unsafe.Add(ref counts, next)++;
            }
            steps += count;
            return count;
        }

        /// <summary>Puts the last walk in the place of one that ended.</summary>
        private void End(int ended, int last)
        {
            if (walkOf[ended] < run.Kept.Length)
                run.Kept[walkOf[ended]] = run.Kept[walkOf[ended]][
                    ..(Array.IndexOf(run.Kept[walkOf[ended]], -1) is >= 0 and var length ? length : run.StepsPerWalk + 1)
                ];
            (walkOf[ended], at[ended], random[ended]) = (walkOf[last], at[last], random[last]);
        }

        private void Keep(int i, int step)
        {
            if (walkOf[i] >= run.Kept.Length)
                return;
            if (step == 0)
                Array.Fill(run.Kept[walkOf[i]] = new int[run.StepsPerWalk + 1], -1);
            run.Kept[walkOf[i]][step] = at[i];
        }

        private void Flush()
        {
            run.Add(visits.Span, steps);
            visits.Span.Clear();
            (steps, unflushed) = (0, 0);
        }
    }
}

/// <summary>
/// Options of <see cref="RandomWalks"/>. The defaults are those usual for learning from walks: ten of eighty steps from each node.
/// </summary>
public sealed record RandomWalksOptions
{
    /// <summary>Steps of a walk, ≥ 0.</summary>
    public int Steps
    {
        get;
        init => field = Check.AtLeast(value, 0, nameof(Steps));
    } = 80;

    /// <summary>≥ 1.</summary>
    public int WalksPerSource
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(WalksPerSource));
    } = 10;

    /// <summary>Start nodes; null = all.</summary>
    public IReadOnlyList<int>? Sources
    {
        get;
        init => field = ContentList.Of(value);
    }

    /// <summary>Whether a tie is taken in proportion to its weight; each of a node is as likely otherwise.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>Walks to keep node by node, ≥ 0: the first ones.</summary>
    public int MaxWalks
    {
        get;
        init => field = Check.AtLeast(value, 0, nameof(MaxWalks));
    }

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="RandomWalks"/>.</summary>
/// <param name="Visits">Per node, starts included.</param>
/// <param name="Steps">Taken by all walks together.</param>
/// <param name="Walks">Nodes of the walks kept, the start first.</param>
public sealed record RandomWalksResult(long[] Visits, long Steps, int[][] Walks);
