using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Insights.Paths;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Paths;

internal static class PathQueries
{
    private const int MaxDepth = 5;

    /// <summary>The parties within some steps (1 to 5) of a party, and the links among them.</summary>
    /// <param name="partyId">The id of the party in the middle.</param>
    /// <param name="depth">Steps to go, 1 to 5.</param>
    [Cost(20)]
    public static NeighbourhoodNode? Neighbourhood(
        [FromServices] RequestNetwork request,
        [Id] string partyId,
        CancellationToken cancellationToken,
        [CostPerUnit(20)] int depth = 1
    )
    {
        if (depth is < 1 or > MaxDepth)
            throw new WireException(
                "OUT_OF_RANGE",
                $"'depth' must lie between 1 and {MaxDepth}, not {depth}.",
                $"'depth' ต้องอยู่ระหว่าง 1 ถึง {MaxDepth} ไม่ใช่ {depth}"
            );
        var network = request.Snapshot;
        return network.Parties.Find(GlobalId.Read(RecordKind.Party, partyId, "partyId")) is { } centre
            ? new(network, EgoNetwork.Around(network, centre, depth, cancellationToken))
            : null;
    }

    /// <summary>
    /// A way of fewest steps between two parties: the first of <c>network.paths</c>. Null when there is none within the scope, or no such
    /// party.
    /// </summary>
    /// <param name="from">The id of the party where the way begins.</param>
    /// <param name="to">The id of the party where it ends.</param>
    [Cost(200)]
    public static async Task<WayNode?> ShortestPath(
        [FromServices] RequestNetwork request,
        [FromServices] AnalysisCache analyses,
        IResolveFieldContext context,
        [Id] string from,
        [Id] string to,
        ScopeInput? scope,
        CancellationToken cancellationToken
    )
    {
        var network = NetworkNode.Of(request, analyses, context);
        if (PartyPair.Read(network, from, to) is not var (fromId, toId))
            return null;
        var options = new PathOptions(fromId, toId, 1, PathLength.Steps, null, 0);
        var measured = await network.MeasureAsync(scope, PathSearch.Analysis, options, cancellationToken);
        return measured.Result.Ways is [var way] ? new(measured.Network, way) : null;
    }
}
