using AntiCorruption.Api.Wire.Changes;
using AntiCorruption.Api.Wire.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.Parties;

internal static class PartySubscriptions
{
    /// <summary>Parties that are created, changed, archived or deleted from now on: all, or some by id, kind or province.</summary>
    /// <param name="ids">Only these parties.</param>
    /// <param name="kinds">Only parties of these kinds.</param>
    /// <param name="provinceCode">Only parties of the province with this code.</param>
    public static IAsyncEnumerable<PartyChangeNode> PartyChanged(
        [FromServices] LiveNetwork live, [Id] IReadOnlyList<string>? ids, IReadOnlyList<PartyKind>? kinds, string? provinceCode, CancellationToken cancellationToken)
    {
        var wanted = ids?.Select(id => GlobalId.Read(RecordKind.Party, id, "ids")).ToHashSet();
        var wantedKinds = kinds?.ToHashSet();
        return ChangeFeed.Of<Party, PartyChangeNode>(live, RecordKind.Party, Matches, (network, set, change) => new PartyChangeNode(network, set, change), cancellationToken);

        bool Matches(Party party) => (wanted is null || wanted.Contains(party.Id)) && (wantedKinds is null || wantedKinds.Contains(party.PartyKind))
            && (provinceCode is null || NetworkSnapshot.ProvinceOf(party.AreaCode) == provinceCode);
    }
}

/// <summary>A change of a party.</summary>
[Name("PartyChange")]
public sealed class PartyChangeNode(NetworkSnapshot network, ChangeSet changeSet, RecordChange change) : ChangeEvent(changeSet, change)
{
    /// <summary>The party as it became; null when it was deleted.</summary>
    public PartyNode? Party() => Change.After is Party party ? PartyNode.Of(network, party) : null;
}
