using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Overview;

/// <summary>How many steps lie between two parties: a tie is one step, along its direction where the scope has directions.</summary>
public static class NetworkDistances
{
    /// <summary>Parties × arcs up to which all distances are found: a second or two.</summary>
    private const double ExactSteps = 1e10;

    private const double EffectiveFraction = 0.9;

    public static Analysis<DistanceOptions, DistanceResult> Analysis { get; } =
        new("distances", Compute, (network, options) =>
            AnalysisEstimate.Of(
                network,
                Math.Ceiling((options.StartCountFor(network.Graph) ?? network.Graph.NodeCount) / (double)MultiSourceSearch.Width)
                    * (network.Graph.NodeCount + network.Graph.ArcCount)
                    * 30.0,
                bytesPerNode: 256
            )
        );

    private static DistanceResult Compute(ScopedNetwork network, DistanceOptions options, CancellationToken cancel) =>
        Compute(network.Graph, options, cancel);

    internal static DistanceResult Compute(CsrGraph graph, DistanceOptions options, CancellationToken cancel)
    {
        var starts = options.StartCountFor(graph);
        var result = Distances.Compute(
            graph,
            new()
            {
                SourceCount = starts,
                EffectiveFraction = EffectiveFraction,
                Seed = options.Seed,
            },
            cancel
        );
        return new()
        {
            PairCounts = result.Counts[1..],
            ConnectedFraction = result.ConnectedFraction,
            Mean = result.Mean,
            MeanError = starts is { } count && !graph.IsDirected ? ErrorOf(graph, count, options.Seed, cancel) : null,
            Largest = result.Largest,
            Effective = result.EffectiveDiameter,
            StartCount = starts,
        };
    }

    /// <summary>
    /// The mean of a sample of parties' mean distances errs as their spread over the root of their number; the spread is that of all
    /// parties, each seen from a sample, and so a little too large.
    /// </summary>
    private static double? ErrorOf(CsrGraph graph, int starts, ulong seed, CancellationToken cancel)
    {
        var tally = new Tally(new int[graph.NodeCount], new double[graph.NodeCount]);
        MultiSourceSearch.Run(
            graph,
            tally,
            Betweenness.SourcesOf(graph, new() { PivotCount = MultiSourceSearch.Width, Seed = seed }),
            cancel: cancel
        );
        var (sum, squares, of) = (0.0, 0.0, 0);
        for (var node = 0; node < tally.ReachedBy.Length; node++)
        {
            if (tally.ReachedBy[node] == 0)
                continue;
            var mean = tally.Distances[node] / tally.ReachedBy[node];
            (sum, squares, of) = (sum + mean, squares + mean * mean, of + 1);
        }
        return of < 2 ? null : Math.Sqrt(Math.Max(0, squares - sum * sum / of) / (of - 1) / starts);
    }

    private readonly struct Tally(int[] reachedBy, double[] distances) : IDistanceVisit
    {
        public int[] ReachedBy => reachedBy;
        public double[] Distances => distances;

        public void Reached(int node, int distance, int count)
        {
            reachedBy[node] += count;
            distances[node] += (double)distance * count;
        }
    }

    internal static int? DefaultStarts(CsrGraph graph) =>
        (double)graph.NodeCount * graph.ArcCount <= ExactSteps ? null : 2 * MultiSourceSearch.Width;
}

/// <summary>Options of <see cref="NetworkDistances"/>.</summary>
/// <param name="StartCount">Parties to start from; null: all while that is a matter of seconds, else 1,024.</param>
public sealed record DistanceOptions(int? StartCount = null, ulong Seed = 1)
{
    internal int? StartCountFor(CsrGraph graph) =>
        StartCount is { } asked
            ? asked < graph.NodeCount
                ? asked
                : null
            : NetworkDistances.DefaultStarts(graph);
}

/// <summary>Answer of <see cref="NetworkDistances"/>; a figure is null where no two parties are connected.</summary>
public sealed record DistanceResult
{
    /// <summary>Ordered pairs that are 1, 2, … steps apart; of a sample, those that begin at one of its parties.</summary>
    public required IReadOnlyList<long> PairCounts { get; init; }

    /// <summary>The share of ordered pairs with a way from the first to the second; null below two parties.</summary>
    public required double? ConnectedFraction { get; init; }

    /// <summary>Steps between connected pairs.</summary>
    public required double? Mean { get; init; }

    /// <summary>
    /// The standard error of <see cref="Mean"/> where it is an estimate; null where it is exact, or the scope has directions.
    /// </summary>
    public required double? MeanError { get; init; }

    /// <summary>The diameter; where the answer is an estimate, at least this.</summary>
    public required int? Largest { get; init; }

    public required double? Effective { get; init; }

    /// <summary>Parties started from; null: all.</summary>
    public required int? StartCount { get; init; }
}
