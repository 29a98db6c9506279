using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Gaps;

/// <summary>How far the centre reaches.</summary>
[Name("CentreReach")]
public sealed class CentreReachNode(Measured<CentreReachResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => GapSentences.Of(measured.Result);

    private NetworkSnapshot Network => measured.Network.Snapshot;

    /// <summary>The parties that are the centre; those outside the scope are left out.</summary>
    public IEnumerable<PartyNode> Centre() => measured.Result.CentreIds.Select(id => PartyNode.Of(Network, Network.Parties[id]));

    /// <summary>How many parties are 0, 1, 2, … steps away.</summary>
    public IEnumerable<StepCountNode> Steps => measured.Result.PartyCounts.Select((count, steps) => new StepCountNode(steps, count));

    /// <summary>Parties that are reached, the centre included.</summary>
    public int ReachedCount => measured.Result.PartyCounts.Sum();

    /// <summary>Parties to which no way leads.</summary>
    public int UnreachableCount => measured.Result.UnreachableIds.Count;

    /// <summary>The parties to which no way leads.</summary>
    public Connection<PartyNode> Unreachable([Paged] Page page) =>
        Connection.InOrder(Network, measured.Result.UnreachableIds, page, id => PartyNode.Of(Network, Network.Parties[id]));

    /// <summary>The provinces that have a party in the scope, by code: how far the centre is from each.</summary>
    /// <param name="isReached">Only those with a party that is reached (true), or only those without (false).</param>
    public Connection<ProvinceReachNode> Provinces([Paged] Page page, bool? isReached)
    {
        var rows = isReached is null
            ? measured.Result.Provinces
            : [.. measured.Result.Provinces.Where(province => province.LeastSteps is not null == isReached)];
        return Connection.InOrder(Network, rows, page, province => new ProvinceReachNode(Network, province));
    }
}

/// <summary>Parties at a distance.</summary>
/// <param name="Steps">Steps from the centre.</param>
/// <param name="PartyCount">Parties that far away.</param>
[Name("StepCount")]
public sealed record StepCountNode(int Steps, int PartyCount);

/// <summary>How far the centre is from the parties of a province.</summary>
[Name("ProvinceReach")]
public sealed class ProvinceReachNode(NetworkSnapshot network, ProvinceReach reach)
{
    /// <summary>The province.</summary>
    public AreaNode? Province() => network.FindArea(reach.ProvinceCode) is { } area ? new(network, area) : null;

    /// <summary>Parties of the scope in it.</summary>
    public int PartyCount => reach.PartyCount;

    /// <summary>Those of them to which a way leads.</summary>
    public int ReachedCount => reach.ReachedCount;

    /// <summary>Steps to the nearest of them; null where no way leads to any.</summary>
    public int? LeastSteps => reach.LeastSteps;
}
