using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.WholeGraph;

/// <summary>How far nodes are apart: the mean, the distribution, the effective diameter.</summary>
/// <remarks>
/// <para><b>Definition.</b> Over ordered pairs of two different nodes with a path from the first to the second: how many are 1, 2, … steps
/// apart; their mean; the largest; and the effective diameter, the number of steps within which a share (.9) of them lie, linear between d
/// − 1 and d.</para>
/// <para><b>Input.</b> Directed (along the arcs) or not; weights do not count; any number of components: pairs without a path are left out,
/// and their share is in the answer.</para>
/// <para><b>Output.</b> Counts of ordered pairs by steps; figures in steps, null where no pair is connected. From drawn start nodes: counts
/// of pairs that begin there, figures that estimate those of all, and a largest distance that is a lower bound.</para>
/// <para><b>Ending.</b> After every start node has been searched from.</para>
/// <para><b>Cost.</b> 512 searches a pass, O(k/512 · (n + m) · diameter) from k start nodes, on all threads; 192 bytes per node.</para>
/// <para><b>Determinism.</b> Exact without any random choice; start nodes are drawn by the seed. The same for any number of threads.</para>
/// <para><b>Source.</b> L. Backstrom et al., Four Degrees of Separation, WebSci 2012, for the effective diameter; M. Then et al., The more
/// the merrier, PVLDB 8 (2014), for the searches.</para>
/// </remarks>
public static class Distances
{
    public static DistancesResult Compute(CsrGraph graph, DistancesOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new DistancesOptions();
        var sources = Draw(graph.NodeCount, options);
        var tally = new Tally();
        MultiSourceSearch.Run(graph, new Visit(tally), sources, cancel: cancel);
        return Summary(tally.Counts, graph.NodeCount, sources?.Length ?? graph.NodeCount, options.EffectiveFraction);
    }

    /// <summary>Steps within which a share of the pairs lie: linear between two whole numbers; null where there are no pairs.</summary>
    /// <param name="counts">Pairs by steps, from 0 on; those at 0 do not count.</param>
    internal static double? EffectiveDiameter(ReadOnlySpan<double> counts, double fraction)
    {
        var wanted = 0.0;
        for (var distance = 1; distance < counts.Length; distance++)
            wanted += counts[distance] * fraction;
        var within = 0.0;
        for (var distance = 1; distance < counts.Length; distance++)
        {
            if (within + counts[distance] >= wanted && counts[distance] > 0)
                return distance - 1 + (wanted - within) / counts[distance];
            within += counts[distance];
        }
        return null;
    }

    private static DistancesResult Summary(long[] counts, int nodes, int sources, double fraction)
    {
        var (pairs, steps) = (0L, 0.0);
        for (var distance = 1; distance < counts.Length; distance++)
        {
            pairs += counts[distance];
            steps += (double)counts[distance] * distance;
        }
        var all = (double)sources * (nodes - 1);
        return new DistancesResult
        {
            Counts = counts,
            ConnectedPairs = pairs,
            ConnectedFraction = all > 0 ? pairs / all : null,
            Mean = pairs > 0 ? steps / pairs : null,
            Largest = pairs > 0 ? counts.Length - 1 : null,
            EffectiveDiameter = EffectiveDiameter(Array.ConvertAll(counts, count => (double)count), fraction),
            SourceCount = sources,
            IsExact = sources == nodes,
        };
    }

    private static int[]? Draw(int nodes, DistancesOptions options)
    {
        if (options.SourceCount is not { } count || count >= nodes)
            return null;
        var all = new int[nodes];
        for (var node = 0; node < nodes; node++)
            all[node] = node;
        var random = new SeededRandom(options.Seed);
        for (var i = 0; i < count; i++)
        {
            var other = i + random.NextInt(nodes - i);
            (all[i], all[other]) = (all[other], all[i]);
        }
        return all[..count];
    }

    /// <summary>Counts by distance, as long as the farthest needs.</summary>
    private sealed class Tally
    {
        private readonly Lock gate = new();

        public long[] Counts { get; private set; } = [0];

        public void Add(int distance, long count)
        {
            lock (gate)
            {
                if (distance >= Counts.Length)
                    Counts = [.. Counts, .. new long[distance + 1 - Counts.Length]];
                Counts[distance] += count;
            }
        }
    }

    private readonly struct Visit(Tally tally) : IDistanceVisit
    {
        public void Reached(int node, int distance, int count) { }

        public void LevelReached(int distance, long count) => tally.Add(distance, count);
    }
}

/// <summary>Options of <see cref="Distances"/>.</summary>
public sealed record DistancesOptions
{
    /// <summary>Share of the connected pairs that the effective diameter holds, in (0, 1].</summary>
    public double EffectiveFraction
    {
        get;
        init => field = Check.InRange(value, double.Epsilon, 1, nameof(EffectiveFraction));
    } = 0.9;

    /// <summary>Start nodes to draw, ≥ 1; null = all, which is exact.</summary>
    public int? SourceCount
    {
        get;
        init => field = value is { } count ? Check.AtLeast(count, 1, nameof(SourceCount)) : null;
    }

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="Distances"/>; pairs are ordered.</summary>
public sealed record DistancesResult
{
    /// <summary>Pairs by steps; index 0 is unused, the last is not 0.</summary>
    public required long[] Counts { get; init; }

    /// <summary>Pairs with a path.</summary>
    public required long ConnectedPairs { get; init; }

    /// <summary>Their share of all pairs; null below two nodes.</summary>
    public required double? ConnectedFraction { get; init; }

    /// <summary>Mean steps of a connected pair.</summary>
    public required double? Mean { get; init; }

    /// <summary>The diameter where exact.</summary>
    public required int? Largest { get; init; }

    /// <summary>Steps within which the share asked for lies, not always whole; null where no pair is connected.</summary>
    public required double? EffectiveDiameter { get; init; }

    /// <summary>Start nodes searched from.</summary>
    public required int SourceCount { get; init; }

    /// <summary>Whether those were all nodes.</summary>
    public required bool IsExact { get; init; }
}
