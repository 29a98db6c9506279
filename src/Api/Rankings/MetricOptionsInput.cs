using System.ComponentModel;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Rankings;

/// <summary>How a metric is counted. What a metric does not look at is ignored; the answer says what it looked at.</summary>
[Name("MetricOptionsInput")]
public sealed class MetricOptionsInput
{
    private const int MaxSteps = 5;
    private const int MaxSeedCount = 100;
    private const int MinStartCount = 16;
    private const int MaxStartCount = 1_000_000;

    /// <summary>
    /// Whether values are divided by the largest that a network of this size allows (degrees, HARMONIC, BETWEENNESS, REACH).
    /// </summary>
    [DefaultValue(false)]
    public bool Normalised { get; set; }

    /// <summary>
    /// Whether a strong tie is a short way, one over its weight; every tie is one step otherwise (CLOSENESS, HARMONIC, BETWEENNESS). The
    /// scope says how ties are weighed.
    /// </summary>
    [DefaultValue(false)]
    public bool ByStrength { get; set; }

    /// <summary>
    /// Which way distances run along directed ties: from the party to the others, or from them to it (CLOSENESS, HARMONIC, REACH).
    /// </summary>
    [DefaultValue(PathDirection.Outgoing)]
    public PathDirection Direction { get; set; }

    /// <summary>
    /// The probability of following a tie instead of starting anew (PAGE_RANK, PERSONALISED_PAGE_RANK); what a step more counts, as a share
    /// of the most for which there is an answer (KATZ). 0.01 to 0.99.
    /// </summary>
    [DefaultValue(0.85)]
    public double Damping { get; set; } = 0.85;

    /// <summary>
    /// The ids of the parties where the walk starts anew, 1 to 100 (PERSONALISED_PAGE_RANK); those outside the scope do not count.
    /// </summary>
    [Id]
    public IReadOnlyList<string>? Seeds { get; set; }

    /// <summary>Steps, 1 to 5 (REACH).</summary>
    [DefaultValue(2)]
    public int Steps { get; set; } = 2;

    /// <summary>
    /// Start parties to sample, 16 to 1,000,000, instead of searching from all (CLOSENESS, HARMONIC, BETWEENNESS); left out: all while that
    /// is a matter of seconds, and beyond it shortest ways drawn at random within a bound of error (BETWEENNESS).
    /// </summary>
    public int? StartCount { get; set; }

    /// <summary>Whether all start parties are searched from, whatever it takes; refused with OVER_BUDGET where it takes too much.</summary>
    [DefaultValue(false)]
    public bool Exact { get; set; }

    /// <summary>Of every random choice, 0 or more: the same seed, the same answer.</summary>
    [DefaultValue(1)]
    public int Seed { get; set; } = 1;

    /// <exception cref="WireException">OUT_OF_RANGE, REQUIRED, TOO_MANY, INVALID_ID, WRONG_KIND_OF_ID.</exception>
    internal static MetricOptions Read(MetricOptionsInput? input, Metric metric, NetworkSnapshot network)
    {
        input ??= new();
        Bounds.InRange(input.Damping, 0.01, 0.99, "options.damping");
        Bounds.InRange(input.Steps, 1, MaxSteps, "options.steps");
        Bounds.InRange(input.StartCount ?? MaxStartCount, MinStartCount, MaxStartCount, "options.startCount");
        Bounds.InRange(input.Seed, 0, int.MaxValue, "options.seed");
        return new MetricOptions(metric)
        {
            IsNormalised = input.Normalised,
            IsByStrength = input.ByStrength,
            Direction = input.Direction,
            Damping = input.Damping,
            SeedIds = metric == Metric.PersonalisedPageRank ? SeedIds(input) : [],
            Steps = input.Steps,
            StartCount = input.StartCount,
            IsExact = input.Exact,
            Seed = (ulong)input.Seed,
        }.Relevant();
    }

    private static ValueList<int> SeedIds(MetricOptionsInput input)
    {
        if (input.Seeds is not { Count: > 0 } seeds)
            throw new WireException(
                "REQUIRED",
                "'options.seeds': PERSONALISED_PAGE_RANK needs the parties to start from.",
                "'options.seeds': PERSONALISED_PAGE_RANK ต้องระบุภาคีตั้งต้น"
            );
        Bounds.Count(seeds, MaxSeedCount, "options.seeds");
        return seeds.Select(seed => GlobalId.Read(RecordKind.Party, seed, "options.seeds")).Distinct().Order().ToValueList();
    }
}
