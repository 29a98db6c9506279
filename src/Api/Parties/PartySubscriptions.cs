using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.Parties;

internal static class PartySubscriptions
{
    /// <summary>
    /// Parties that are created, changed, archived or deleted: all, or some by id, kind or province. From now on, or from where a
    /// subscriber left off; what it missed is told first.
    /// </summary>
    /// <param name="ids">Only these parties.</param>
    /// <param name="kinds">Only parties of these kinds.</param>
    /// <param name="provinceCode">Only parties of the province with this code.</param>
    /// <param name="after">A version: begin with the changes made after it.</param>
    /// <param name="afterCursor">The cursor of an event: begin with what comes right behind it.</param>
    public static Task<IAsyncEnumerable<PartyChangeNode>> PartyChanged(
        [FromServices] ChangeFeed feed,
        IResolveFieldContext context,
        [Id] IReadOnlyList<string>? ids,
        IReadOnlyList<PartyKind>? kinds,
        string? provinceCode,
        long? after,
        string? afterCursor
    )
    {
        var wanted = ids?.Select(id => GlobalId.Read(RecordKind.Party, id, "ids")).ToHashSet();
        var wantedKinds = kinds?.ToHashSet();
        return feed.FollowAsync<Party, PartyChangeNode>(
            RecordKind.Party,
            Resumption.Of(after, afterCursor),
            Matches,
            (network, set, change) => new PartyChangeNode(network, set, change),
            context
        );

        bool Matches(Party party) =>
            (wanted is null || wanted.Contains(party.Id))
            && (wantedKinds is null || wantedKinds.Contains(party.PartyKind))
            && (provinceCode is null || NetworkSnapshot.ProvinceOf(party.AreaCode) == provinceCode);
    }
}

/// <summary>A change of a party.</summary>
[Name("PartyChange")]
public sealed class PartyChangeNode(NetworkSnapshot network, ChangeSet changeSet, RecordChange change) : ChangeEvent(changeSet, change)
{
    /// <summary>The party as the change left it, among the network as it is now; null when it has been deleted, then or since.</summary>
    public PartyNode? Party() =>
        Change.After is Party party && network.Parties.Find(party.Id) is not null ? PartyNode.Of(network, party) : null;
}
