using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Metrics;

/// <summary>Which metric, and how it is counted. Equal options are one result; <see cref="Relevant"/> leaves out what the metric does not look at.</summary>
public sealed record MetricOptions(Metric Metric)
{
    /// <summary>Whether values are divided by the largest that a network of this size allows.</summary>
    public bool IsNormalised { get; init; }

    /// <summary>Whether a strong tie is a short way: its length is one over its weight. Every tie is one step otherwise.</summary>
    public bool IsByStrength { get; init; }

    /// <summary>Which way distances run along directed ties.</summary>
    public PathDirection Direction { get; init; }

    /// <summary>The probability of following a tie, of PageRank.</summary>
    public double Damping { get; init; } = 0.85;

    /// <summary>Start parties to sample distances and shortest ways from; null: all while that is affordable, else a fixed number.</summary>
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
            Metric.PageRank => plain with { Damping = Damping },
            _ => plain,
        };

        MetricOptions Distances() => plain with { IsByStrength = IsByStrength, Direction = Direction, StartCount = IsExact ? null : StartCount, IsExact = IsExact, Seed = Seed };
    }

    /// <summary>The start parties that this network is sampled from; null: all of them.</summary>
    public int? StartCountFor(ScopedNetwork network) =>
        IsExact || Metric is not (Metric.Closeness or Metric.Harmonic or Metric.Betweenness) || Metric != Metric.Betweenness && IsByStrength ? null
        : StartCount is { } asked ? asked < network.Graph.NodeCount ? asked : null
        : (double)network.Graph.NodeCount * network.Graph.ArcCount <= (Metric == Metric.Betweenness ? ExactBetweennessSteps : ExactDistanceSteps) ? null
        : Metric == Metric.Betweenness ? new SampledBetweennessOptions().StartCount : new SampledClosenessOptions().StartCount;

    /// <summary>Parties × arcs up to which all shortest ways are looked at without being told to: some seconds.</summary>
    private const double ExactBetweennessSteps = 1e9;

    /// <summary>The same for distances, of which 512 parties have theirs found at once.</summary>
    private const double ExactDistanceSteps = 1e10;
}
