using AntiCorruption.Api.Wire.Changes;
using AntiCorruption.Api.Wire.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.Collaborations;

internal static class CollaborationSubscriptions
{
    /// <summary>Stored links that are created, changed, archived or deleted from now on: all, or those of a party or of some types.</summary>
    /// <param name="partyId">Only links of the party with this id.</param>
    /// <param name="types">Only links of these types.</param>
    public static IAsyncEnumerable<CollaborationChangeNode> CollaborationChanged(
        [FromServices] LiveNetwork live, [Id] string? partyId, IReadOnlyList<CollaborationType>? types, CancellationToken cancellationToken)
    {
        var wantedTypes = types?.ToHashSet();
        int? party = partyId is null ? null : GlobalId.Read(RecordKind.Party, partyId, "partyId");
        return ChangeFeed.Of<Collaboration, CollaborationChangeNode>(live, RecordKind.Collaboration, Matches, (network, set, change) => new CollaborationChangeNode(network, set, change), cancellationToken);

        bool Matches(Collaboration link) => (party is null || link.FromId == party || link.ToId == party) && (wantedTypes is null || wantedTypes.Contains(link.Type));
    }
}

/// <summary>A change of a link.</summary>
[Name("CollaborationChange")]
public sealed class CollaborationChangeNode(NetworkSnapshot network, ChangeSet changeSet, RecordChange change) : ChangeEvent(changeSet, change)
{
    /// <summary>The link as it became; null when it was deleted.</summary>
    public CollaborationNode? Collaboration() => Change.After is Collaboration link ? new(network, link) : null;
}
