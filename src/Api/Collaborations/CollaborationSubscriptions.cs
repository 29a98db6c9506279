using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.Collaborations;

internal static class CollaborationSubscriptions
{
    /// <summary>
    /// Stored links that are created, changed, archived or deleted: all, or those of a party or of some types. From now on, or from
    /// where a subscriber left off; what it missed is told first.
    /// </summary>
    /// <param name="partyId">Only links of the party with this id.</param>
    /// <param name="types">Only links of these types.</param>
    /// <param name="after">A version: begin with the changes made after it.</param>
    /// <param name="afterCursor">The cursor of an event: begin with what comes right behind it.</param>
    public static Task<IAsyncEnumerable<CollaborationChangeNode>> CollaborationChanged(
        [FromServices] ChangeFeed feed,
        IResolveFieldContext context,
        [Id] string? partyId,
        IReadOnlyList<CollaborationType>? types,
        long? after,
        string? afterCursor
    )
    {
        var wantedTypes = types?.ToHashSet();
        int? party = partyId is null ? null : GlobalId.Read(RecordKind.Party, partyId, "partyId");
        return feed.FollowAsync<Collaboration, CollaborationChangeNode>(
            RecordKind.Collaboration,
            Resumption.Of(after, afterCursor),
            Matches,
            (network, set, change) => new CollaborationChangeNode(network, set, change),
            context
        );

        bool Matches(Collaboration link) =>
            (party is null || link.FromId == party || link.ToId == party) && (wantedTypes is null || wantedTypes.Contains(link.Type));
    }
}

/// <summary>A change of a link.</summary>
[Name("CollaborationChange")]
public sealed class CollaborationChangeNode(NetworkSnapshot network, ChangeSet changeSet, RecordChange change)
    : ChangeEvent(changeSet, change)
{
    /// <summary>
    /// The link as the change left it, among the network as it is now; null when it or one of its parties has been deleted, then or since.
    /// </summary>
    public CollaborationNode? Collaboration() => Change.After is Collaboration link && IsThere(link) ? new(network, link) : null;

    private bool IsThere(Collaboration link) =>
        network.Collaborations.Find(link.Id) is not null
        && network.Parties.Find(link.FromId) is not null
        && network.Parties.Find(link.ToId) is not null;
}
