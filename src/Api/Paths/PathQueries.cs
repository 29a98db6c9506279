using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Insights.Paths;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
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

    /// <summary>A shortest way between two parties over links of any type; null when there is none, or no such party.</summary>
    /// <param name="from">The id of the party where the way begins.</param>
    /// <param name="to">The id of the party where it ends.</param>
    [Cost(50)]
    public static PathNode? ShortestPath(
        [FromServices] RequestNetwork request,
        [Id] string from,
        [Id] string to,
        CancellationToken cancellationToken
    )
    {
        var network = request.Snapshot;
        var (start, end) = (Find(network, from, "from"), Find(network, to, "to"));
        if (start is null || end is null)
            return null;
        var way = Graph.Insights.Paths.ShortestPath.Find(network, start.Id, end.Id, cancellationToken);
        return way is null ? null : new(network, way);
    }

    private static Party? Find(NetworkSnapshot network, string id, string argument) =>
        network.Parties.Find(GlobalId.Read(RecordKind.Party, id, argument));
}

/// <summary>A way through the network.</summary>
[Name("Path")]
public sealed class PathNode(NetworkSnapshot network, IReadOnlyList<int> way)
{
    /// <summary>The number of steps.</summary>
    public int Length => way.Count - 1;

    /// <summary>The parties on the way, both ends included.</summary>
    public IEnumerable<PartyNode> Parties() => way.Select(id => PartyNode.Of(network, network.Parties[id]));

    /// <summary>The steps, each with the links that it can go over.</summary>
    public IEnumerable<PathStepNode> Steps() => way.Zip(way.Skip(1), (from, to) => new PathStepNode(network, from, to));
}

/// <summary>One step of a way.</summary>
[Name("PathStep")]
public sealed class PathStepNode(NetworkSnapshot network, int fromId, int toId)
{
    /// <summary>Where the step begins.</summary>
    public PartyNode From() => PartyNode.Of(network, network.Parties[fromId]);

    /// <summary>Where it ends.</summary>
    public PartyNode To() => PartyNode.Of(network, network.Parties[toId]);

    /// <summary>The links between the two.</summary>
    public IEnumerable<CollaborationNode> Collaborations() =>
        CollaborationRows
            .Of(network, fromId)
            .Where(link => link.OtherEnd(fromId) == toId)
            .Select(link => new CollaborationNode(network, link, fromId));
}
