using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Overview;

namespace AntiCorruption.Api.Overview;

internal static class OverviewQueries
{
    /// <summary>The network at a glance: how large it is, what it is made of, how it hangs together.</summary>
    [Cost(200)]
    public static async Task<OverviewNode?> Overview([Asked] NetworkNode network, ScopeInput? scope, CancellationToken cancellationToken) =>
        new(network, scope, await network.MeasureAsync(scope, NetworkOverview.Analysis, new(), cancellationToken));
}
