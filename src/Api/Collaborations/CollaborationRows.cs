using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Collaborations;

/// <summary>Lists of links: the stored ones first, then the derived.</summary>
internal static class CollaborationRows
{
    private const RecordKinds Everything = RecordKinds.Collaborations | RecordKinds.Parties | RecordKinds.Activities;

    public static Rows<Collaboration> All { get; } =
        new(
            "collaborations",
            Everything,
            network => network.Collaborations.Where(network.IsInUse).Concat(network.CoParticipations.All),
            Number
        );

    public static Rows<Collaboration> WithArchived { get; } =
        new("collaborations-archived", Everything, network => network.Collaborations.Concat(network.CoParticipations.All), Number);

    /// <summary>The links of a party, stored and derived.</summary>
    public static IReadOnlyList<Collaboration> Of(NetworkSnapshot network, int partyId)
    {
        var ties = network.LinksOf(partyId);
        var derived = network.ActivitiesOf(partyId).IsEmpty ? [] : network.CoParticipations.Of(partyId);
        var links = new Collaboration[ties.Length + derived.Count];
        for (var i = 0; i < ties.Length; i++)
            links[i] = network.Collaborations[ties[i].LinkId];
        for (var i = 0; i < derived.Count; i++)
            links[ties.Length + i] = derived[i];
        return links;
    }

    public static Connection<CollaborationNode> Page(
        NetworkSnapshot network,
        int partyId,
        Page page,
        Filter<Collaboration>? where,
        IReadOnlyList<SortBy<Collaboration>>? order
    ) => All.PageOf(network, Of(network, partyId), page, where, order, link => new CollaborationNode(network, link, partyId));

    /// <summary>A number that no two links share: a stored link's id; for a derived one its two parties, beyond all ids.</summary>
    public static long Number(Collaboration link) => link.IsDerived ? 1L << 62 | (long)link.FromId << 31 | (uint)link.ToId : link.Id;
}
