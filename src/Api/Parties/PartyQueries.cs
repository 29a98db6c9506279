using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.Parties;

internal static class PartyQueries
{
    /// <summary>One party by its id, or by the id of its row in the source table. Give one of the two.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="key">Id of its row in its source table.</param>
    public static PartyNode? Party([FromServices] RequestNetwork request, [Id] string? id, string? key)
    {
        if (id is null == key is null)
            throw new WireException("BAD_ARGUMENTS", "Give 'id' or 'key', and not both.", "ระบุ id หรือ key อย่างใดอย่างหนึ่ง");
        var network = request.Snapshot;
        var party = id is not null
            ? network.Parties.Find(GlobalId.Read(RecordKind.Party, id, "id"))
            : network.FindParty(key!) ?? network.FindPartyByOfficialCode(key!);
        return party is null ? null : PartyNode.Of(network, party);
    }

    /// <summary>All parties.</summary>
    public static Connection<PartyNode> Parties(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken,
        bool includeArchived = false
    ) =>
        (includeArchived ? PartyRows.WithArchived : PartyRows.All).Page(
            request,
            page,
            where,
            order,
            party => PartyNode.Of(request.Snapshot, party),
            cancellationToken
        );

    /// <summary>The councils of community organisations.</summary>
    public static Connection<CommunityCouncilNode> CommunityCouncils(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) =>
        Of(
            PartyKind.CommunityCouncil,
            request,
            page,
            where,
            order,
            party => new CommunityCouncilNode(request.Snapshot, party),
            cancellationToken
        );

    /// <summary>The local governments.</summary>
    public static Connection<LocalGovernmentNode> LocalGovernments(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) =>
        Of(
            PartyKind.LocalGovernment,
            request,
            page,
            where,
            order,
            party => new LocalGovernmentNode(request.Snapshot, party),
            cancellationToken
        );

    /// <summary>The local authorities.</summary>
    public static Connection<LocalAuthorityNode> LocalAuthorities(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) =>
        Of(
            PartyKind.LocalAuthority,
            request,
            page,
            where,
            order,
            party => new LocalAuthorityNode(request.Snapshot, party),
            cancellationToken
        );

    /// <summary>The offices of the Public Sector Anti-Corruption Commission.</summary>
    public static Connection<PaccOfficeNode> PaccOffices(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) => Of(PartyKind.PaccOffice, request, page, where, order, party => new PaccOfficeNode(request.Snapshot, party), cancellationToken);

    /// <summary>The good actors.</summary>
    public static Connection<GoodActorNode> GoodActors(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) => Of(PartyKind.GoodActor, request, page, where, order, party => new GoodActorNode(request.Snapshot, party), cancellationToken);

    /// <summary>The offices of the Community Organizations Development Institute.</summary>
    public static Connection<CodiOfficeNode> CodiOffices(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) => Of(PartyKind.CodiOffice, request, page, where, order, party => new CodiOfficeNode(request.Snapshot, party), cancellationToken);

    /// <summary>The state agencies.</summary>
    public static Connection<StateAgencyNode> StateAgencies(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) => Of(PartyKind.StateAgency, request, page, where, order, party => new StateAgencyNode(request.Snapshot, party), cancellationToken);

    /// <summary>The networks formed round one issue.</summary>
    public static Connection<IssueNetworkNode> IssueNetworks(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) => Of(PartyKind.IssueNetwork, request, page, where, order, party => new IssueNetworkNode(request.Snapshot, party), cancellationToken);

    /// <summary>The networks of citizens.</summary>
    public static Connection<CitizenNetworkNode> CitizenNetworks(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) =>
        Of(
            PartyKind.CitizenNetwork,
            request,
            page,
            where,
            order,
            party => new CitizenNetworkNode(request.Snapshot, party),
            cancellationToken
        );

    /// <summary>The development partners.</summary>
    public static Connection<DevelopmentPartnerNode> DevelopmentPartners(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) =>
        Of(
            PartyKind.DevelopmentPartner,
            request,
            page,
            where,
            order,
            party => new DevelopmentPartnerNode(request.Snapshot, party),
            cancellationToken
        );

    /// <summary>The working groups, sub-committees and coordination centres.</summary>
    public static Connection<MechanismNode> Mechanisms(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        CancellationToken cancellationToken
    ) => Of(PartyKind.Mechanism, request, page, where, order, party => new MechanismNode(request.Snapshot, party), cancellationToken);

    private static Connection<TNode> Of<TNode>(
        PartyKind kind,
        RequestNetwork request,
        Page page,
        Filter<Party>? where,
        IReadOnlyList<SortBy<Party>>? order,
        Func<Party, TNode> node,
        CancellationToken cancellationToken
    )
        where TNode : class => PartyRows.Of(kind).Page(request, page, where, order, node, cancellationToken);
}
