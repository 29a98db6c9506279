using AntiCorruption.Graph.Algorithms.Influence;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Influence;

/// <summary>How far news or a practice spreads from party to party: from given ones, and from the best that can be chosen.</summary>
public static class NetworkInfluence
{
    /// <summary>Sets of chance are drawn until they have so many members together: some 240 MB.</summary>
    private const int MaxMemberCount = 10_000_000;
    private const double BytesPerMember = 24;

    /// <summary>From given parties.</summary>
    public static Analysis<SpreadOptions, SpreadResult> Spread { get; } =
        new("influence", SpreadOf, (network, options) => AnalysisEstimate.Linear(network, passes: 5.0 * options.RunCount));

    /// <summary>From the best parties.</summary>
    public static Analysis<InfluencerOptions, InfluencerResult> Influencers { get; } = new("influencers", Choose, Estimate);

    private static SpreadResult SpreadOf(ScopedNetwork network, SpreadOptions options, CancellationToken cancel)
    {
        int[] seeds = [.. options.PartyIds.Select(network.NodeOf).Where(node => node >= 0).Distinct().Order()];
        if (seeds.Length == 0)
            return new(0, 0, 0, []);
        var spread =
            options.Model == DiffusionModel.LinearThreshold
                ? LinearThreshold.Compute(network.Graph, seeds, new() { RunCount = options.RunCount, Seed = options.Seed }, cancel)
                : IndependentCascade.Compute(
                    network.Graph,
                    seeds,
                    new()
                    {
                        Probability = options.Probability,
                        RunCount = options.RunCount,
                        Seed = options.Seed,
                    },
                    cancel
                );
        return new(seeds.Length, spread.Spread, spread.StandardError, Reached(network, spread.ReachedShare));
    }

    private static ReachedParty[] Reached(ScopedNetwork network, double[] shares) =>
        [
            .. shares
                .Select((share, node) => new ReachedParty(network.PartyIds[node], share))
                .Where(row => row.Share > 0)
                .OrderByDescending(row => row.Share)
                .ThenBy(row => row.PartyId),
        ];

    private static InfluencerResult Choose(ScopedNetwork network, InfluencerOptions options, CancellationToken cancel)
    {
        if (network.Graph.NodeCount == 0)
            return new([], 0, 0, true, 1);
        var best = InfluenceMaximisation.Compute(
            network.Graph,
            new()
            {
                SeedCount = options.Count,
                Model = options.Model,
                Probability = options.Probability,
                Epsilon = options.Epsilon,
                Delta = options.Delta,
                MaxMemberCount = MaxMemberCount,
                Seed = options.Seed,
            },
            cancel
        );
        return new(
            [.. best.Seeds.Select(node => network.PartyIds[node])],
            best.Spread,
            best.StandardError,
            best.IsGuaranteed,
            best.Guarantee
        );
    }

    /// <summary>
    /// From the number of sets that are always enough times the parties they can have (Tang, Shi and Xiao 2015, theorem 4): 2n·((1 − 1/e)·α
    /// + β)² ÷ ε² members at most, each with the arcs that point at it.
    /// </summary>
    private static AnalysisEstimate Estimate(ScopedNetwork network, InfluencerOptions options)
    {
        double nodes = Math.Max(2, network.Graph.NodeCount),
            greedy = 1 - 1 / Math.E;
        var certain = Math.Log(2 / options.Delta);
        var choices = Math.Min(options.Count, nodes) * Math.Log(nodes);
        var root = greedy * Math.Sqrt(certain) + Math.Sqrt(greedy * (choices + certain));
        var members = Math.Min(2.0 * MaxMemberCount, 2 * nodes * root * root / (options.Epsilon * options.Epsilon));
        var steps = members * (4 + network.Graph.ArcCount / nodes) + 1e7;
        var estimate = AnalysisEstimate.Of(network, steps);
        return estimate with { Bytes = estimate.Bytes + (long)(BytesPerMember * Math.Min(MaxMemberCount, members)) };
    }
}

/// <summary>Options of <see cref="NetworkInfluence.Spread"/>.</summary>
/// <param name="PartyIds">Those that begin; those outside the scope do not count.</param>
/// <param name="Probability">The chance of each tie in one try, 0 to 1; of no meaning to thresholds.</param>
/// <param name="RunCount">Independent runs, ≥ 1.</param>
public sealed record SpreadOptions(ValueList<int> PartyIds, DiffusionModel Model, double Probability, int RunCount, ulong Seed);

/// <summary>Options of <see cref="NetworkInfluence.Influencers"/>.</summary>
/// <param name="Count">Parties to choose, ≥ 1.</param>
/// <param name="Probability">The chance of each tie in one try, 0 to 1; of no meaning to thresholds.</param>
/// <param name="Epsilon">How far the guarantee falls short of 1 − 1/e.</param>
/// <param name="Delta">The chance that the guarantee fails.</param>
public sealed record InfluencerOptions(int Count, DiffusionModel Model, double Probability, double Epsilon, double Delta, ulong Seed);

/// <summary>A party, and the share of runs in which it was reached, above 0.</summary>
public sealed record ReachedParty(int PartyId, double Share);

/// <summary>Answer of <see cref="NetworkInfluence.Spread"/>.</summary>
/// <param name="BeginnerCount">Those that began, within the scope.</param>
/// <param name="ReachedCount">Mean number of parties reached, those that began included.</param>
/// <param name="StandardError">Of that mean.</param>
/// <param name="Parties">Those reached in any run, the most often reached first, then by id.</param>
public sealed record SpreadResult(int BeginnerCount, double ReachedCount, double StandardError, IReadOnlyList<ReachedParty> Parties);

/// <summary>Answer of <see cref="NetworkInfluence.Influencers"/>.</summary>
/// <param name="PartyIds">First chosen first.</param>
/// <param name="ReachedCount">Expected number of parties reached from all of them, themselves included.</param>
/// <param name="StandardError">Of that estimate.</param>
/// <param name="IsGuaranteed">Whether as many sets were drawn as the guarantee asks for.</param>
/// <param name="Guarantee">The share of the best reach that the choice has at least, with probability 1 − δ.</param>
public sealed record InfluencerResult(
    IReadOnlyList<int> PartyIds,
    double ReachedCount,
    double StandardError,
    bool IsGuaranteed,
    double Guarantee
);
