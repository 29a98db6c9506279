using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Paths;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Paths;

internal static class ScopedPathQueries
{
    private const int MaxPathCount = 50;

    /// <summary>
    /// The best ways from one party to another, without passing a party twice: by few steps or by strong ties; through trusted ties only
    /// with scope.minTrust; without parties that have too many partners, or sparing them. Null when there is no such party.
    /// </summary>
    /// <param name="count">Ways wanted, 1 to 50.</param>
    /// <param name="length">What makes a way short. By strength, and without weights in the scope, a tie is as strong as it has
    /// links.</param>
    /// <param name="maxPartnerCount">Parties with more partners than this are not passed through.</param>
    /// <param name="spareBusy">What passing through the busiest party adds, in steps (or in lengths of a tie of strength 1), 0 to 100;
    /// others add less, by the logarithm of their partners.</param>
    /// <param name="from">The id of the party where ways begin.</param>
    /// <param name="to">The id of the party where they end.</param>
    [Cost(200, SizedBy = ["count"])]
    public static async Task<PathsNode?> Paths(
        [Asked] NetworkNode network,
        [Id] string from,
        [Id] string to,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        [CostPerUnit(20)] int count = 3,
        PathLength length = PathLength.Steps,
        int? maxPartnerCount = null,
        double spareBusy = 0
    )
    {
        if (PartyPair.Read(network, from, to) is not var (fromId, toId))
            return null;
        if (maxPartnerCount is { } most)
            Bounds.InRange(most, 0, int.MaxValue, "maxPartnerCount");
        var options = new PathOptions(
            fromId,
            toId,
            Bounds.InRange(count, 1, MaxPathCount, "count"),
            length,
            maxPartnerCount,
            Bounds.InRange(spareBusy, 0, 100, "spareBusy")
        );
        var measured =
            length == PathLength.Strength ? PairConnectionQueries.Weighed(network, scope) : ScopeInput.Read(scope, network.Snapshot);
        return new(await network.MeasureAsync(measured, PathSearch.Analysis, options, cancellationToken));
    }
}

/// <summary>The best ways from one party to another.</summary>
[Name("Paths")]
public sealed class PathsNode(Measured<PathAnswer> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => PathSentences.Of(measured.Result);

    /// <summary>The ways, the best first.</summary>
    [Cost(SizedByParent = true)]
    public IEnumerable<WayNode> Ways => measured.Result.Ways.Select(way => new WayNode(measured.Network, way));

    /// <summary>Whether both parties lie in the scope; where they do not there is no way.</summary>
    public bool IsInScope => measured.Result.IsInScope;

    /// <summary>Whether there are no other ways.</summary>
    public bool IsWhole => measured.Result.IsWhole;

    /// <summary>Whether a way as good as the last one was left out.</summary>
    public bool TiesLeftOut => measured.Result.TiesLeftOut;
}

/// <summary>A way through the network.</summary>
[Name("Way")]
public sealed class WayNode(ScopedNetwork network, Way way)
{
    /// <summary>The number of steps.</summary>
    public int Steps => way.PartyIds.Count - 1;

    /// <summary>Its length: steps, or by strength the sum of 1 ÷ weight over its ties.</summary>
    public double Length => way.Length;

    /// <summary>The length with what passing through busy parties adds.</summary>
    public double Cost => way.Cost;

    /// <summary>The parties on the way, both ends included.</summary>
    public IEnumerable<PartyNode> Parties() => way.PartyIds.Select(Node);

    /// <summary>Who can introduce the first to the last: the party next to the first; null where they are partners already.</summary>
    public PartyNode? Introducer() => Steps > 1 ? Node(way.PartyIds[1]) : null;

    /// <summary>The links of each step, within the scope.</summary>
    public IEnumerable<WayStepNode> Ties() => way.PartyIds.Zip(way.PartyIds.Skip(1), (from, to) => new WayStepNode(network, from, to));

    private PartyNode Node(int partyId) => PartyNode.Of(network.Snapshot, network.Snapshot.Parties[partyId]);
}

/// <summary>One step of a way.</summary>
[Name("WayStep")]
public sealed class WayStepNode(ScopedNetwork network, int fromId, int toId) : TieNode(network, fromId, toId);
