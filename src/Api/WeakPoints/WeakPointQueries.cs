using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Insights.WeakPoints;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.WeakPoints;

internal static class WeakPointQueries
{
    /// <summary>Where the network hangs by one party or one tie, and what would fall off with it.</summary>
    [Cost(300)]
    public static async Task<WeakPointsNode?> WeakPoints(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken
    ) => new(await network.MeasureAsync(scope, NetworkWeakPoints.Analysis, new(), cancellationToken));

    /// <summary>
    /// How the network comes apart while parties leave it one after the other: at random (failures), or those first that hold most of it
    /// (attacks).
    /// </summary>
    /// <param name="order">Which parties leave first.</param>
    /// <param name="maxFraction">The share of all parties that leave, 0 to 1.</param>
    /// <param name="runs">Runs whose means are given where chance decides, 1 to 1,000.</param>
    [Cost(1000)]
    public static async Task<RemovalCurveNode?> RemovalCurve(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        PartyRemovalOrder order = PartyRemovalOrder.DegreeRecomputed,
        double maxFraction = 1,
        [CostPerUnit(10)] int runs = 20,
        int seed = 1
    ) =>
        new(
            await network.MeasureAsync(
                scope,
                Graph.Insights.WeakPoints.RemovalCurves.Analysis,
                RemovalInput.Read(order, maxFraction, runs, seed),
                cancellationToken
            )
        );
}

/// <summary>The weak points of a network. Directions do not matter to them.</summary>
[Name("WeakPoints")]
public sealed class WeakPointsNode(Measured<WeakPointResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => WeakPointSentences.Of(Network.Snapshot, measured.Result);

    private static readonly Sort<WeakPoint> PointOrder = Order<WeakPoint>(
        point => point.CutOffCount,
        point => point.AreaCount,
        point => point.PartyId
    );
    private static readonly Sort<WeakTie> TieOrder = Order<WeakTie>(
        tie => tie.CutOffCount,
        tie => tie.AreaCount,
        tie => (long)tie.FromId << 32 | (uint)tie.ToId
    );

    private ScopedNetwork Network => measured.Network;

    /// <summary>Parts that no single party's loss divides.</summary>
    public int BlockCount => measured.Result.BlockCount;

    /// <summary>
    /// Parties without which others are parted from the largest rest (articulation points); those that cut off most parties first, then
    /// most provinces.
    /// </summary>
    public Connection<WeakPointNode> Parties([Paged] Page page) =>
        Connection.Cut(Network.Snapshot, measured.Result.Points, PointOrder, page, point => new WeakPointNode(measured, point));

    /// <summary>Ties without which others are parted from the larger rest (bridges), in the same order.</summary>
    public Connection<WeakTieNode> Ties([Paged] Page page) =>
        Connection.Cut(Network.Snapshot, measured.Result.Ties, TieOrder, page, tie => new WeakTieNode(measured, tie));

    /// <summary>Parties by core number, ascending: the k-core shells of the network.</summary>
    public IEnumerable<CoreShellNode> Shells => measured.Result.Shells.Select(shell => new CoreShellNode(shell.Core, shell.PartyCount));

    private static Sort<T> Order<T>(Func<T, int> cutOff, Func<T, int?> areas, Func<T, long> number) =>
        new(
            [
                new SortKey<T, int>("cutOffCount", true, RecordKinds.None, (_, row) => cutOff(row)),
                new SortKey<T, int>("areaCount", true, RecordKinds.None, (_, row) => areas(row) ?? -1),
            ],
            number
        );
}

/// <summary>A party whose loss parts others from the largest rest.</summary>
[Name("WeakPoint")]
public sealed class WeakPointNode(Measured<WeakPointResult> measured, WeakPoint point)
{
    private ScopedNetwork Network => measured.Network;

    /// <summary>Which party.</summary>
    public PartyNode Party() => PartyNode.Of(Network.Snapshot, Network.Snapshot.Parties[point.PartyId]);

    /// <summary>Parties that fall off.</summary>
    public int CutOffCount => point.CutOffCount;

    /// <summary>Provinces with a party among them; null where it was not counted (below the first 1,000).</summary>
    public int? ProvinceCount => point.AreaCount;

    /// <summary>The parties that fall off, by their ids.</summary>
    [Cost(50)]
    public Connection<PartyNode> CutOff([Paged] Page page) =>
        WeakPointsRows.Page(Network, NetworkWeakPoints.CutOffBy(measured, point.PartyId), page);
}

/// <summary>A tie whose loss parts others from the larger rest.</summary>
[Name("WeakTie")]
public sealed class WeakTieNode(Measured<WeakPointResult> measured, WeakTie tie) : TieNode(measured.Network, tie.FromId, tie.ToId)
{
    /// <summary>Parties on the smaller side.</summary>
    public int CutOffCount => tie.CutOffCount;

    /// <summary>Provinces with a party among them; null where it was not counted (below the first 1,000).</summary>
    public int? ProvinceCount => tie.AreaCount;

    /// <summary>The parties on the smaller side, by their ids.</summary>
    [Cost(50)]
    public Connection<PartyNode> CutOff([Paged] Page page) =>
        WeakPointsRows.Page(measured.Network, NetworkWeakPoints.CutOffBy(measured, tie.FromId, tie.ToId), page);
}

/// <summary>Parties of one core.</summary>
/// <param name="Core">The core number: each of these parties has so many partners of this core or a higher one.</param>
/// <param name="PartyCount">Parties with it.</param>
[Name("CoreShell")]
public sealed record CoreShellNode(int Core, int PartyCount);

/// <summary>Lists of parties that fall off.</summary>
internal static class WeakPointsRows
{
    private static readonly Sort<Party> ById = new([], party => party.Id);

    public static Connection<PartyNode> Page(ScopedNetwork network, IReadOnlyList<Party> parties, Page page) =>
        Connection.Cut(network.Snapshot, parties, ById, page, party => PartyNode.Of(network.Snapshot, party));
}
