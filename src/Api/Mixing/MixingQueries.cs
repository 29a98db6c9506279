using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Api.Mixing;

internal static class MixingQueries
{
    private const int MaxPermutationCount = 10_000;

    /// <summary>
    /// Who works with whom, by kind, region, province or level: within their own group or across, and how far that is more than chance.
    /// Every tie counts as 1.
    /// </summary>
    /// <param name="by">What parties are grouped by.</param>
    /// <param name="permutations">Random permutations that chance is measured by, 0 (nothing is said of chance) to 10,000.</param>
    [Cost(500)]
    public static async Task<MixingNode?> Mixing(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        Grouping by = Grouping.Kind,
        [CostPerUnit(0.5)] int permutations = 200,
        int seed = 1
    )
    {
        Bounds.InRange(permutations, 0, MaxPermutationCount, "permutations");
        Bounds.InRange(seed, 0, int.MaxValue, "seed");
        return new(await network.MeasureAsync(scope, NetworkMixing.Analysis, new(by, permutations, (ulong)seed), cancellationToken));
    }
}
