using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Algorithms.Influence;
using AntiCorruption.Graph.Insights.Influence;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.Influence;

internal static class InfluenceQueries
{
    private const int MaxPartyCount = 100;

    /// <summary>
    /// How far news or a practice spreads from some parties: whom it reaches, over many runs of chance. Along the ties' directions where
    /// the
    /// scope has them.
    /// </summary>
    /// <param name="partyIds">The ids of the parties that begin, 1 to 100; those outside the scope do not count.</param>
    /// <param name="model">How it passes from party to party.</param>
    /// <param name="probability">The chance that it passes over a tie, 0 to 1 (INDEPENDENT_CASCADE).</param>
    /// <param name="runs">Independent runs, 100 to 10,000.</param>
    [Cost(1000)]
    public static async Task<InfluenceNode?> Influence(
        [Asked] NetworkNode network,
        [Id] IReadOnlyList<string> partyIds,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        DiffusionModel model = DiffusionModel.IndependentCascade,
        double probability = 0.1,
        [CostPerUnit(0.2)] int runs = 1_000,
        int seed = 1
    )
    {
        Bounds.Count(partyIds, MaxPartyCount, "partyIds");
        var ids = partyIds.Select(id => GlobalId.Read(RecordKind.Party, id, "partyIds")).Distinct().Order().ToValueList();
        var options = new SpreadOptions(
            ids,
            model,
            Bounds.InRange(probability, 0, 1, "probability"),
            Bounds.InRange(runs, 100, 10_000, "runs"),
            SeedOf(seed)
        );
        return new(await network.MeasureAsync(scope, NetworkInfluence.Spread, options, cancellationToken));
    }

    /// <summary>
    /// The parties from which news or a practice would spread farthest together, chosen by reverse-reachable sets (IMM; Tang, Shi and Xiao
    /// 2015): with probability 1 − delta they reach at least 1 − 1/e − epsilon of what the best choice reaches.
    /// </summary>
    /// <param name="count">Parties to choose, 1 to 50.</param>
    /// <param name="model">How it passes from party to party.</param>
    /// <param name="probability">The chance that it passes over a tie, 0 to 1 (INDEPENDENT_CASCADE).</param>
    /// <param name="epsilon">ε: how far the guarantee falls short of 1 − 1/e, 0.05 to 0.6.</param>
    /// <param name="delta">δ: the chance that the guarantee fails, 0.0001 to 0.5.</param>
    [Cost(2000, SizedBy = ["count"])]
    public static async Task<InfluencersNode?> Influencers(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        [CostPerUnit(20)] int count = 5,
        DiffusionModel model = DiffusionModel.IndependentCascade,
        double probability = 0.1,
        double epsilon = 0.2,
        double delta = 0.01,
        int seed = 1
    )
    {
        var options = new InfluencerOptions(
            Bounds.InRange(count, 1, 50, "count"),
            model,
            Bounds.InRange(probability, 0, 1, "probability"),
            Bounds.InRange(epsilon, 0.05, 0.6, "epsilon"),
            Bounds.InRange(delta, 0.0001, 0.5, "delta"),
            SeedOf(seed)
        );
        return new(await network.MeasureAsync(scope, NetworkInfluence.Influencers, options, cancellationToken), options);
    }

    private static ulong SeedOf(int seed) => (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed");
}
