using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Parties;

/// <summary>Lists of parties.</summary>
internal static class PartyRows
{
    private static readonly Rows<Party>[] OfKind =
    [
        .. Enum.GetValues<PartyKind>()
            .Select(kind => new Rows<Party>(
                $"parties-{kind}",
                RecordKinds.Parties,
                network => network.Parties.Where(party => !party.IsArchived && party.PartyKind == kind),
                party => party.Id
            )),
    ];

    public static Rows<Party> All { get; } =
        new("parties", RecordKinds.Parties, network => network.Parties.Where(party => !party.IsArchived), party => party.Id);

    public static Rows<Party> WithArchived { get; } =
        new("parties-archived", RecordKinds.Parties, network => network.Parties, party => party.Id);

    public static Rows<Party> Of(PartyKind kind) => OfKind[(int)kind];

    /// <summary>A page of parties given by their ids, ascending.</summary>
    public static Connection<PartyNode> Page(
        NetworkSnapshot network,
        ReadOnlySpan<int> ids,
        Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order
    ) => All.PageOf(network, network.Parties, ids, page, where, order, party => PartyNode.Of(network, party));

    public static int CollaborationCount(NetworkSnapshot network, Party party) =>
        network.LinksOf(party.Id).Length + network.CoParticipations.PartnersOf(party.Id).Count;
}
