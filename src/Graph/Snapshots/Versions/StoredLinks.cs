using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// The links that are not archived by their parties, whether these are archived or not. Made by one pass over all links, and only where a
/// party comes back.
/// </summary>
internal sealed class StoredLinks
{
    private readonly Dictionary<int, List<int>> idsOfParty = [];

    public static StoredLinks Of(TableBuilder<Collaboration> links)
    {
        var stored = new StoredLinks();
        for (var id = 1; id <= links.LastId; id++)
            stored.Move(null, links.Find(id));
        return stored;
    }

    /// <summary>Ids of the links of a party as they are now, ascending.</summary>
    public int[] Of(int partyId) => idsOfParty.TryGetValue(partyId, out var ids) ? [.. ids.Order()] : [];

    /// <summary>Follows a change of a link; either may be null (created, deleted).</summary>
    public void Move(Collaboration? before, Collaboration? after)
    {
        if (before is { IsArchived: false })
        {
            idsOfParty[before.FromId].Remove(before.Id);
            idsOfParty[before.ToId].Remove(before.Id);
        }
        if (after is { IsArchived: false })
        {
            ListOf(after.FromId).Add(after.Id);
            ListOf(after.ToId).Add(after.Id);
        }
    }

    private List<int> ListOf(int partyId) => idsOfParty.TryGetValue(partyId, out var ids) ? ids : idsOfParty[partyId] = [];
}
