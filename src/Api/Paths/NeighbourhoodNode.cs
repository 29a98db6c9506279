using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Graph.Insights.Paths;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Paths;

/// <summary>The parties within some steps of a party: its ego network.</summary>
[Name("Neighbourhood")]
public sealed class NeighbourhoodNode(NetworkSnapshot network, EgoNetwork ego)
{
    private static readonly Sort<(int PartyId, int Distance)> ByDistance = new([], reached =>
        (long)reached.Distance << 32 | (uint)reached.PartyId
    );

    /// <summary>The party in the middle.</summary>
    public PartyNode Centre() => PartyNode.Of(network, ego.Centre);

    /// <summary>How many steps were gone.</summary>
    public int Depth => ego.Depth;

    /// <summary>False when there were too many to keep them all.</summary>
    public bool IsComplete => ego.IsComplete;

    /// <summary>The number of parties, the one in the middle included.</summary>
    public int PartyCount => ego.Distances.Count;

    /// <summary>The parties, nearest first, the one in the middle included.</summary>
    /// <param name="distance">Only those exactly so many steps away, 0 for the one in the middle.</param>
    public Connection<NeighbourNode> Parties([Paged] Page page, int? distance) =>
        Connection.Cut(
            network,
            distance is null ? ego.Distances : [.. ego.Distances.Where(reached => reached.Distance == distance)],
            ByDistance,
            page,
            reached => new NeighbourNode(PartyNode.Of(network, network.Parties[reached.PartyId]), reached.Distance)
        );

    /// <summary>The links among them.</summary>
    public Connection<CollaborationNode> Collaborations([Paged] Page page, IReadOnlyList<SortBy<Graph.Model.Collaboration>>? order) =>
        CollaborationRows.All.PageOf(
            network,
            ego.LinksAmong(network, page.CancellationToken),
            page,
            null,
            order,
            link => new CollaborationNode(network, link)
        );
}

/// <summary>A party and its distance from the one in the middle.</summary>
/// <param name="Party">The party.</param>
/// <param name="Distance">Steps from the one in the middle, 0 for itself.</param>
[Name("Neighbour")]
public sealed record NeighbourNode(PartyNode Party, int Distance);
