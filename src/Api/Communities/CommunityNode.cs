using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Overview;
using AntiCorruption.Api.Parties;
using AntiCorruption.Graph.Insights.Communities;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Communities;

/// <summary>A group of parties that work with each other more than with the rest.</summary>
[Name("Community")]
public sealed class CommunityNode(ScopedNetwork network, Community community)
{
    private static readonly Sort<int> ByPlace = new([], place => place);

    /// <summary>
    /// A number that stays with the group from state to state, where earlier states were named; else its place by size, from 0.
    /// </summary>
    public int Label => community.Label;

    /// <summary>The Thai name, after its best-linked member.</summary>
    public string Name => $"กลุ่มของ{network.PartyOf(community.Centre).NameTh}";

    /// <summary>The English name, after its best-linked member.</summary>
    public string NameEn => $"Group around {network.PartyOf(community.Centre).NameEn ?? network.PartyOf(community.Centre).NameTh}";

    /// <summary>The member with the largest weight of ties to other members.</summary>
    public PartyNode Centre() => PartyNode.Of(network.Snapshot, network.PartyOf(community.Centre));

    /// <summary>Members.</summary>
    public int Size => community.Members.Length;

    /// <summary>The members, best linked within the group first.</summary>
    public Connection<PartyNode> Members([Paged] Page page) =>
        Connection.Cut(network.Snapshot, [.. Enumerable.Range(0, community.Members.Length)], ByPlace, page, place =>
            PartyNode.Of(network.Snapshot, network.PartyOf(community.Members[place]))
        );

    /// <summary>Ties between two members.</summary>
    public int TieCount => community.TieCount;

    /// <summary>The weight of ties that stay within the group, of all that its members have, 0 to 1; null where they have none.</summary>
    public double? InternalFraction => community.InternalFraction;

    /// <summary>
    /// The weight of ties that leave the group, by that of all ties of the smaller side, 0 to 1; null where a side has no ties.
    /// </summary>
    public double? Conductance => community.Conductance;

    /// <summary>Ties within by the pairs of members, 0 to 1; null for one member.</summary>
    public double? Density => community.Density;

    /// <summary>Members by kind, the most frequent first.</summary>
    public IEnumerable<KindCountNode> Kinds => community.Kinds.Select(one => new KindCountNode(one.Kind, one.Count));

    /// <summary>Members by province, the most frequent first; those without one are left out.</summary>
    public IEnumerable<CommunityProvinceNode> Provinces() =>
        community.Provinces.Select(one => new CommunityProvinceNode(
            one.Code,
            network.Snapshot.FindArea(one.Code) is { } area ? new(network.Snapshot, area) : null,
            one.Count
        ));
}

/// <summary>Members of a community in a province.</summary>
/// <param name="Code">Code of the province.</param>
/// <param name="Area">The province; null where it is not loaded.</param>
/// <param name="PartyCount">Members there.</param>
[Name("CommunityProvince")]
public sealed record CommunityProvinceNode(string Code, AreaNode? Area, int PartyCount);
