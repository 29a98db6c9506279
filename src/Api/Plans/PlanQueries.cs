using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;

namespace AntiCorruption.Api.Plans;

internal static class PlanQueries
{
    /// <summary>
    /// Given so many new links (or good actors to enlist): which of them bring an aim furthest, in the order in which they are best made,
    /// each with its gain and its reason. Chosen greedily, with what that promises and
    /// a bound on what any such plan could gain. Null when the party given as the centre is not there.
    /// </summary>
    /// <param name="plan">What the plan is for, and what it may do.</param>
    [Cost(1_000)]
    public static async Task<ExpansionPlanNode?> ExpansionPlan(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        [CostPerUnit(50)] ExpansionPlanInput plan,
        CancellationToken cancellationToken
    )
    {
        var options = ExpansionPlanInput.Read(plan, network.Snapshot);
        return options is null
            ? null
            : new(options, await network.MeasureAsync(scope, Graph.Insights.Plans.ExpansionPlan.Analysis, options, cancellationToken));
    }
}
