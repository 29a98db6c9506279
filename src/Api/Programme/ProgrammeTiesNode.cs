using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Programme;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Programme;

/// <summary>What the programme asks of its ties.</summary>
[Name("ProgrammeTies")]
public sealed class ProgrammeTiesNode(Measured<ProgrammeTiesResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => ProgrammeSentences.Of(measured.Result);

    private ProgrammeTiesResult Result => measured.Result;

    /// <summary>Ties among bodies of citizens.</summary>
    public int WithinCitizensCount => Result.WithinCitizensCount;

    /// <summary>Ties among bodies of the state.</summary>
    public int WithinStateCount => Result.WithinStateCount;

    /// <summary>Ties between a body of citizens and one of the state.</summary>
    public int AcrossCount => Result.AcrossCount;

    /// <summary>The share of these among all ties of the scope, 0 to 1; null where there is no tie.</summary>
    public double? AcrossFraction => Result.AcrossFraction;

    /// <summary>
    /// How often the kinds met: pairs of parties that took part in one activity, and their activities together added up. Each pair of kinds
    /// once, those that never met left out.
    /// </summary>
    public IEnumerable<MetKindsNode> MetKinds() =>
        Result.MetKinds.Select(met => new MetKindsNode(met.Kind, met.OtherKind, met.PairCount, met.MeetingCount));

    /// <summary>Who met whom, most often first.</summary>
    public Connection<MeetingNode> Meetings([Paged] Page page) =>
        Connection.InOrder(measured.Network.Snapshot, Result.Meetings, page, meeting => new MeetingNode(
            measured.Network.Snapshot,
            meeting
        ));

    /// <summary>Links that say that work was extended (EXPANDED_TO).</summary>
    public int ExpandedLinkCount => Result.ExpandedLinkCount;

    /// <summary>How far work was extended to each province, by code; provinces to which it was not are left out.</summary>
    public Connection<ProvinceExpansionNode> Expansions([Paged] Page page) =>
        Connection.InOrder(measured.Network.Snapshot, Result.Expansions, page, expansion => new ProvinceExpansionNode(
            measured.Network.Snapshot,
            expansion
        ));
}

/// <summary>How often two kinds met.</summary>
/// <param name="Kind">One kind.</param>
/// <param name="OtherKind">The other, or the same.</param>
/// <param name="PairCount">Pairs of parties of the two kinds that met.</param>
/// <param name="MeetingCount">Activities that pairs shared, added up over the pairs.</param>
[Name("MetKinds")]
public sealed record MetKindsNode(PartyKind Kind, PartyKind OtherKind, int PairCount, int MeetingCount);

/// <summary>Two parties that met.</summary>
[Name("Meeting")]
public sealed class MeetingNode(NetworkSnapshot network, Meeting meeting)
{
    /// <summary>One party.</summary>
    public PartyNode One() => PartyNode.Of(network, network.Parties[meeting.PartyId]);

    /// <summary>The other.</summary>
    public PartyNode Other() => PartyNode.Of(network, network.Parties[meeting.OtherId]);

    /// <summary>Activities of the scope's years that both took part in, one with its parts counted once.</summary>
    public int ActivityCount => meeting.ActivityCount;
}

/// <summary>How far work was extended to a province.</summary>
[Name("ProvinceExpansion")]
public sealed class ProvinceExpansionNode(NetworkSnapshot network, ProvinceExpansion expansion)
{
    /// <summary>The province.</summary>
    public AreaNode? Province() => network.FindArea(expansion.ProvinceCode) is { } area ? new(network, area) : null;

    /// <summary>Links to parties in it.</summary>
    public int LinkCount => expansion.LinkCount;

    /// <summary>Subdistricts in which these parties are.</summary>
    public int ReachedCount => expansion.ReachedCount;

    /// <summary>Subdistricts of the province that are loaded.</summary>
    public int SubdistrictCount => expansion.SubdistrictCount;

    /// <summary>The share of the loaded subdistricts that were reached, 0 to 1; null where none is loaded.</summary>
    public double? ReachedFraction => expansion.ReachedFraction;
}
