using System.Numerics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Groups that form when everybody keeps taking the group that most of their neighbours have.</summary>
/// <remarks>
/// <para><b>Definition.</b> Each node begins alone, or in a community given, with a label drawn by seed; in turn nodes take the label with
/// the largest weight among their neighbours, the smallest of equal ones, until each has one of the largest.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights are strengths and count unless switched off.
/// Any number of components.</para>
/// <para><b>Output.</b> A community per node, numbered by size, with its modularity. An isolated node is its own.</para>
/// <para><b>Ending.</b> When no node wants another label, or after the largest number of rounds (100 unless given); the result says
/// which.</para>
/// <para><b>Cost.</b> O(m) a round on all threads, seldom more than ten rounds' worth of visits; 9 bytes per node, and 8 for each thread
/// (12 with weights).</para>
/// <para><b>Determinism.</b> Labels and the order of visits are drawn by seed. What the next nodes want is found on all threads, and again
/// for one whose neighbour has changed since: the answer is the same for any number of threads.</para>
/// <para><b>Source.</b> U. N. Raghavan, R. Albert, S. Kumara, Phys. Rev. E 76 (2007) 036106; only nodes near a change are visited again,
/// and equal labels are told apart by a fixed order, as in C. L. Staudt, H. Meyerhenke, IEEE TPDS 27 (2016) 171.</para>
/// </remarks>
public static class LabelPropagation
{
    private const int DefaultRounds = 100;

    public static CommunityResult Compute(CsrGraph graph, CommunityOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new CommunityOptions();
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var labels = InitialLabels(graph, options);
        var (round, changed) = graph.Weights is { } weights
            ? Settle(graph, weights, labels, options, cancel)
            : Settle<int>(graph, null, labels, options, cancel);
        CommunityLabels.NumberBySize(labels);
        var modularity = Modularity.Compute(graph, labels, new() { Resolution = options.Resolution }, cancel);
        return new CommunityResult(labels, labels.Length == 0 ? 0 : labels.Max() + 1, modularity, round, !changed);
    }

    private static int[] InitialLabels(CsrGraph graph, CommunityOptions options)
    {
        var labels = CommunityLabels.Initial(graph, options.InitialLabels);
        var drawn = new int[labels.Length];
        for (var label = 0; label < drawn.Length; label++)
            drawn[label] = label;
        new SeededRandom(options.Seed).Shuffle(drawn);
        return Array.ConvertAll(labels, label => drawn[label]);
    }

    private static (int Rounds, bool Changed) Settle<T>(
        CsrGraph graph,
        T[]? weights,
        int[] labels,
        CommunityOptions options,
        CancellationToken cancel
    )
        where T : unmanaged, INumber<T>
    {
        using var search = new Search<T>(graph, weights, labels);
        var (round, changed) = (0, true);
        for (var most = options.MaxIterations ?? DefaultRounds; changed && round < most; round++)
            changed = search.Round(cancel);
        return (round, changed);
    }

    private sealed class Search<T>(CsrGraph graph, T[]? weights, int[] labels) : IDisposable
        where T : unmanaged, INumber<T>
    {
        private const int BatchSize = 4096;
        private const int Grain = 128;
        private const byte Waiting = 1;
        private const byte Stale = 2;

        private readonly Scratch<byte> flags = Scratch.Filled(labels.Length, Waiting);
        private readonly AccumulatorPool<T> pool = new(labels.Length);
        private readonly int[] batch = new int[BatchSize];
        private readonly int[] wanted = new int[BatchSize];

        /// <summary>Visits the waiting nodes in order.</summary>
        /// <returns>Whether any of them changed.</returns>
        public bool Round(CancellationToken cancel)
        {
            var changed = false;
            for (var next = 0; next < labels.Length; )
            {
                var count = 0;
                for (; next < labels.Length && count < BatchSize; next++)
                    if ((flags[next] & Waiting) != 0)
                    {
                        flags[next] = 0;
                        batch[count++] = next;
                    }
                cancel.ThrowIfCancellationRequested();
                changed |= Visit(count, cancel);
            }
            return changed;
        }

        public void Dispose()
        {
            flags.Dispose();
            pool.Dispose();
        }

        private bool Visit(int count, CancellationToken cancel)
        {
            ParallelLoop.Ranges(
                count,
                Grain,
                (from, to) =>
                {
                    var sums = pool.Take();
                    for (var i = from; i < to; i++)
                        wanted[i] = BestOf(batch[i], sums);
                    pool.Give(sums);
                },
                cancel
            );
            var changed = false;
            var again = pool.Take();
            for (var i = 0; i < count; i++)
            {
                var node = batch[i];
                var label = (flags[node] & Stale) == 0 ? wanted[i] : BestOf(node, again);
                flags[node] = 0;
                if (label == labels[node])
                    continue;
                changed = true;
                labels[node] = label;
                foreach (var other in graph.NeighboursOf(node))
                    flags[other] |= labels[other] == label ? Stale : (byte)(Waiting | Stale);
            }
            pool.Give(again);
            return changed;
        }

        private int BestOf(int node, Accumulator<T> sums)
        {
            sums.AddRow(labels, graph.Targets, weights, (graph.Offsets[node], graph.Offsets[node + 1]));
            var (best, weight) = (labels[node], sums[labels[node]]);
            foreach (var label in sums.Touched)
                if (sums[label] > weight || (sums[label] == weight && label < best))
                    (best, weight) = (label, sums[label]);
            sums.Clear();
            return best;
        }
    }
}
