using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>
/// E-I indexes with groups dealt anew among the parties that have one and hold a tie: what chance would give. What cannot hold a tie is no
/// part of chance.
/// </summary>
internal static class Permutations
{
    /// <summary>
    /// The tests of each group, then of the whole. Each permutation has a stream of its own, so that the answer is the same for any number
    /// of threads.
    /// </summary>
    public static IndexTest[] Test(CsrGraph graph, PartyGroups groups, MixingTable matrix, MixingOptions options, CancellationToken cancel)
    {
        var (count, width) = (options.PermutationCount, groups.Groups.Count + 1);
        var values = new double[count * width];
        int[] grouped = [.. ScopedNetwork.NodesWithTies(graph).Where(node => groups.Labels[node] >= 0)];
        ParallelLoop.Ranges(
            count,
            1,
            () => new Deal(graph, groups.Labels, grouped, width),
            (from, to, deal) =>
            {
                for (var permutation = from; permutation < to; permutation++)
                {
                    cancel.ThrowIfCancellationRequested();
                    deal.Run(new SeededRandom(options.Seed, (ulong)permutation), values.AsSpan(permutation * width, width));
                }
            },
            cancel
        );
        var tests = new IndexTest[width];
        for (var group = 0; group < width; group++)
            tests[group] = TestOf(group == width - 1 ? matrix.EiIndex : matrix.EiIndexOf(group), values, group, width);
        return tests;
    }

    private static IndexTest TestOf(double? value, double[] values, int group, int width)
    {
        var (sum, lower, upper, of) = (0.0, 1, 1, 0);
        for (var i = group; i < values.Length; i += width)
        {
            if (double.IsNaN(values[i]))
                continue;
            of++;
            sum += values[i];
            lower += values[i] <= value + 1e-12 ? 1 : 0;
            upper += values[i] >= value - 1e-12 ? 1 : 0;
        }
        return value is null || of == 0 ? new(value, null, null, null) : new(value, sum / of, lower / (of + 1.0), upper / (of + 1.0));
    }

    /// <summary>One thread's arrays.</summary>
    private sealed class Deal(CsrGraph graph, int[] labels, int[] grouped, int width) : IDisposable
    {
        private readonly int[] dealt = new int[grouped.Length];
        private readonly int[] now = (int[])labels.Clone();
        private readonly long[] within = new long[width];
        private readonly long[] all = new long[width];

        public void Run(SeededRandom random, Span<double> values)
        {
            for (var i = 0; i < grouped.Length; i++)
                dealt[i] = labels[grouped[i]];
            random.Shuffle(dealt);
            for (var i = 0; i < grouped.Length; i++)
                now[grouped[i]] = dealt[i];
            Array.Clear(within);
            Array.Clear(all);
            foreach (var node in grouped)
            {
                var label = now[node];
                foreach (var other in graph.NeighboursOf(node))
                {
                    if (now[other] < 0)
                        continue;
                    all[label]++;
                    within[label] += now[other] == label ? 1 : 0;
                }
            }
            for (var group = 0; group < width - 1; group++)
                (all[^1], within[^1]) = (all[^1] + all[group], within[^1] + within[group]);
            for (var group = 0; group < width; group++)
                values[group] = all[group] == 0 ? double.NaN : 1 - 2.0 * within[group] / all[group];
        }

        public void Dispose() { }
    }
}
