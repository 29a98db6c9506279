using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>
/// Which metric, and how it is counted. Equal options are one result; <see cref="Relevant"/> leaves out what the metric does not look at.
/// </summary>
public sealed record MetricOptions(Metric Metric)
{
    /// <summary>Whether values are divided by the largest that a network of this size allows.</summary>
    public bool IsNormalised { get; init; }

    /// <summary>Whether a strong tie is a short way: its length is one over its weight. Every tie is one step otherwise.</summary>
    public bool IsByStrength { get; init; }

    /// <summary>Which way distances run along directed ties.</summary>
    public PathDirection Direction { get; init; }

    /// <summary>
    /// The probability of following a tie, of both PageRanks; of Katz what a step more counts, as a share of the most for which there is an
    /// answer.
    /// </summary>
    public double Damping { get; init; } = 0.85;

    /// <summary>Ids of the parties where the walk of the personalised PageRank starts anew; those outside the scope do not count.</summary>
    public ValueList<int> SeedIds { get; init; }

    /// <summary>Steps of reach.</summary>
    public int Steps { get; init; } = 2;

    /// <summary>
    /// Start parties to sample distances and shortest ways from; null: all while that is affordable, else a fixed number.
    /// </summary>
    public int? StartCount { get; init; }

    /// <summary>Whether all start parties are searched from, whatever it takes.</summary>
    public bool IsExact { get; init; }

    /// <summary>Of every random choice.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The options that matter to the metric; the others as if they had been left out.</summary>
    public MetricOptions Relevant()
    {
        var plain = new MetricOptions(Metric);
        return Metric switch
        {
            Metric.Degree or Metric.InDegree or Metric.OutDegree => plain with { IsNormalised = IsNormalised },
            Metric.Harmonic => Distances() with { IsNormalised = IsNormalised },
            Metric.Closeness => Distances(),
            Metric.Betweenness => Distances() with { IsNormalised = IsNormalised, Direction = PathDirection.Outgoing },
            Metric.PageRank or Metric.Katz => plain with { Damping = Damping },
            Metric.PersonalisedPageRank => plain with { Damping = Damping, SeedIds = SeedIds },
            Metric.Reach => plain with { Steps = Steps, Direction = Direction, IsNormalised = IsNormalised },
            _ => plain,
        };

        MetricOptions Distances() =>
            plain with
            {
                IsByStrength = IsByStrength,
                Direction = Direction,
                StartCount = IsExact ? null : StartCount,
                IsExact = IsExact,
                Seed = Seed,
            };
    }

    /// <summary>The start parties that this network is sampled from; null: all of them.</summary>
    public int? StartCountFor(CsrGraph graph) =>
        IsExact || Metric is not (Metric.Closeness or Metric.Harmonic or Metric.Betweenness) || Metric != Metric.Betweenness && IsByStrength
            ? null
        : StartCount is { } asked
            ? asked < graph.NodeCount ? asked
                : null
        : (double)graph.NodeCount * graph.ArcCount <= (Metric == Metric.Betweenness ? ExactBetweennessSteps : ExactDistanceSteps) ? null
        : Metric == Metric.Betweenness ? new SampledBetweennessOptions().StartCount
        : new SampledClosenessOptions().StartCount;

    /// <summary>Parties × arcs up to which all shortest ways are looked at without being told to: some seconds.</summary>
    private const double ExactBetweennessSteps = 1e9;

    /// <summary>The same for distances, of which 512 parties have theirs found at once.</summary>
    private const double ExactDistanceSteps = 1e10;
}
