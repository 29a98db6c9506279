using AntiCorruption.Api.Parties;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Api.Collaborations;

/// <summary>A pair of parties in an answer about a scope, and the links that its tie is made of.</summary>
public abstract class TieNode(ScopedNetwork network, int fromId, int toId)
{
    /// <summary>One party, where the tie begins if its direction matters.</summary>
    public PartyNode From() => PartyNode.Of(network.Snapshot, network.Snapshot.Parties[fromId]);

    /// <summary>The other party.</summary>
    public PartyNode To() => PartyNode.Of(network.Snapshot, network.Snapshot.Parties[toId]);

    /// <summary>The links of the scope between the two.</summary>
    public IEnumerable<CollaborationNode> Collaborations() =>
        network.LinksBetween(fromId, toId).Select(link => new CollaborationNode(network.Snapshot, link, fromId));
}
