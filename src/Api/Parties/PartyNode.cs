using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Parties;

/// <summary>
/// Anything that can hold a link in the network of cooperation: a council, a local government, an office, a good actor, …
/// </summary>
[PartyInterface]
public abstract class PartyNode(NetworkSnapshot network, Party party) : INode, INamed
{
    protected NetworkSnapshot Network => network;
    protected Party Party => party;

    /// <summary>Opaque; the same for as long as the party exists.</summary>
    [Id]
    public string Id => GlobalId.Of(RecordKind.Party, party.Id);

    /// <summary>Changes exactly when the record does; a change can be made to depend on it.</summary>
    public string Revision() => NetworkChanges.Revision(party);

    /// <summary>Id of the row in its source table, such as org-codi; party(key:) finds it.</summary>
    public string Key => party.Key;

    /// <summary>What the party is.</summary>
    public PartyKind Kind => party.PartyKind;

    /// <summary>The finer kind that the source states.</summary>
    public PartyCategory? Category => party.Category;

    /// <summary>The Thai name; of a private person a pseudonym.</summary>
    public string Name => party.NameTh;

    /// <summary>The English name, where there is one.</summary>
    public string? NameEn => party.NameEn;

    /// <summary>Other names: short forms, former names.</summary>
    public IReadOnlyList<string> Aliases => party.Aliases;

    /// <summary>The level at which the party works.</summary>
    public AreaLevel? Level => party.Level;

    /// <summary>Code of the area where the party sits or works, as its source gives it.</summary>
    public string? AreaCode => party.AreaCode;

    /// <summary>The finest known area that the area code lies in.</summary>
    public AreaNode? Area() => network.ResolveArea(party.AreaCode) is { } area ? new(network, area) : null;

    /// <summary>Code of the province.</summary>
    public string? ProvinceCode => NetworkSnapshot.ProvinceOf(party.AreaCode);

    /// <summary>The province.</summary>
    public AreaNode? Province() =>
        NetworkSnapshot.ProvinceOf(party.AreaCode) is { } code && network.FindArea(code) is { } area ? new(network, area) : null;

    /// <summary>The party above: the ministry of an office, the head office of a branch.</summary>
    public PartyNode? Parent() => party.ParentId is { } id && network.Parties.Find(id) is { } parent ? Of(network, parent) : null;

    /// <summary>The parties directly below.</summary>
    public Connection<PartyNode> Members([Paged] Page page) => PartyRows.Page(network, network.MembersOf(party.Id), page, null, null);

    /// <summary>Code in an official list: of the local government (DLA), the PACC office, the CODI office.</summary>
    public string? OfficialCode => party.OfficialCode;

    /// <summary>True for a group of bodies that its source names as one.</summary>
    public bool IsGroup => party.IsGroup;

    /// <summary>True when the party is kept for its history only.</summary>
    public bool IsArchived => party.IsArchived;

    /// <summary>True for made-up data.</summary>
    public bool IsSynthetic => party.IsSynthetic;

    /// <summary>Where it is.</summary>
    public GeoPointNode? Location() => party.Location is { } point ? new(point.Latitude, point.Longitude) : null;

    /// <summary>The areas that it covers.</summary>
    public IEnumerable<CoverageNode> Covers() => party.Covers.Select(cover => new CoverageNode(network, cover));

    /// <summary>Its site.</summary>
    public string? Url => party.Url;

    /// <summary>Where the facts come from.</summary>
    public string? Source => party.Source;

    /// <summary>A remark.</summary>
    public string? Note => party.Note;

    /// <summary>Its links, stored and derived from activities; the other end is each link's partner.</summary>
    public Connection<CollaborationNode> Collaborations(
        [Paged] Page page,
        Filter<Collaboration>? where,
        IReadOnlyList<SortBy<Collaboration>>? order
    ) => CollaborationRows.Page(network, party.Id, page, where, order);

    /// <summary>The number of its links, stored and derived.</summary>
    public int CollaborationCount() => PartyRows.CollaborationCount(network, party);

    /// <summary>The parties that it is linked to, each once.</summary>
    public Connection<PartyNode> Partners([Paged] Page page, Filter<Party>? where, IReadOnlyList<SortBy<Party>>? order) =>
        PartyRows.Page(network, network.PartnersOf(party.Id), page, where, order);

    /// <summary>The number of parties that it is linked to.</summary>
    public int PartnerCount() => network.PartnersOf(party.Id).Length;

    /// <summary>The activities that it took part in.</summary>
    public Connection<ActivityNode> Activities([Paged] Page page, Filter<Activity>? where, IReadOnlyList<SortBy<Activity>>? order) =>
        ActivityRows.Page(network, network.ActivitiesOf(party.Id), page, where, order);

    /// <summary>The number of activities that it took part in.</summary>
    public int ActivityCount() => network.ActivitiesOf(party.Id).Length;

    internal static PartyNode Of(NetworkSnapshot network, Party party) =>
        party.PartyKind switch
        {
            PartyKind.CommunityCouncil => new CommunityCouncilNode(network, party),
            PartyKind.LocalGovernment => new LocalGovernmentNode(network, party),
            PartyKind.LocalAuthority => new LocalAuthorityNode(network, party),
            PartyKind.PaccOffice => new PaccOfficeNode(network, party),
            PartyKind.GoodActor => new GoodActorNode(network, party),
            PartyKind.CodiOffice => new CodiOfficeNode(network, party),
            PartyKind.StateAgency => new StateAgencyNode(network, party),
            PartyKind.IssueNetwork => new IssueNetworkNode(network, party),
            PartyKind.CitizenNetwork => new CitizenNetworkNode(network, party),
            PartyKind.DevelopmentPartner => new DevelopmentPartnerNode(network, party),
            _ => new MechanismNode(network, party),
        };
}
