using AntiCorruption.Graph.Algorithms.Layout;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Pictures;

/// <summary>
/// Where the parties of a network lie in a picture, and the lines between them. Above a number of parties their groups are drawn instead,
/// with the ties between them, and one of these is opened by naming it.
/// </summary>
public static class NetworkPicture
{
    public static Analysis<PictureOptions, PictureResult> Analysis { get; } = new("picture", Compute, Estimate);

    private static PictureResult Compute(ScopedNetwork network, PictureOptions options, CancellationToken cancel)
    {
        PictureResult? before = null;
        foreach (var state in options.Earlier)
            before = Draw(state, options, before, cancel);
        return Draw(network, options, before, cancel);
    }

    private static PictureResult Draw(ScopedNetwork network, PictureOptions options, PictureResult? before, CancellationToken cancel)
    {
        var isFound = TryFind(network, options, out var parties, cancel);
        var groups = parties.Nodes.Length > options.MaxPartyCount ? PictureGroups.Of(parties, Inner(options), cancel) : null;
        var points = groups?.All.Count ?? parties.Nodes.Length;
        var pointOf = new int[network.Graph.NodeCount];
        Array.Fill(pointOf, -1);
        for (var party = 0; party < parties.Nodes.Length; party++)
            pointOf[parties.Nodes[party]] = groups?.Labels[party] ?? party;
        var ties = PictureTies.Of(network.Graph, pointOf, groups is not null, options.MaxTieCount);
        var keys = new object[points];
        for (var point = 0; point < points; point++)
            keys[point] = groups is null ? parties.PartyOf(point).Id : groups.All[point].Key;
        var start = before?.StartFor(keys);
        var layout = ForceLayout.Compute(
            groups is null ? parties.Graph : GraphOf(points, ties),
            new()
            {
                Aim = options.Aim,
                Seed = options.Seed,
                Start = start,
            },
            cancel
        );
        return new(options, isFound, groups, pointOf, keys, layout.X, layout.Y, ties);
    }

    private static bool TryFind(ScopedNetwork network, PictureOptions options, out PictureParties parties, CancellationToken cancel)
    {
        parties = new PictureParties(network);
        if (options.Inside is not { } key)
            return true;
        var all = PictureGroups.Of(parties, new(options.GroupBy, options.Seed), cancel);
        var label = all.All.TakeWhile(group => group.Key != key).Count();
        parties = parties.Only([.. Enumerable.Range(0, all.Labels.Length).Where(party => all.Labels[party] == label)]);
        return label < all.All.Count;
    }

    /// <summary>A group that is opened and still too large falls into communities.</summary>
    private static PictureGroupsOptions Inner(PictureOptions options) =>
        new(options.Inside is null ? options.GroupBy : PictureGrouping.Community, options.Seed);

    private static CsrGraph GraphOf(int points, PictureTies ties)
    {
        var edges = new EdgeList();
        foreach (var tie in ties.All)
            edges.Add(tie.From, tie.To);
        return CsrGraphBuilder.Undirected(edges, points);
    }

    private static AnalysisEstimate Estimate(ScopedNetwork network, PictureOptions options)
    {
        var all = AnalysisEstimate.Linear(network, 400 * (1 + options.Earlier.Count));
        return all with
        {
            Bytes = all.Bytes * 6,
            ResultBytes = 1024 + 4L * network.Graph.NodeCount + 64L * options.MaxPartyCount + 16L * options.MaxTieCount,
        };
    }
}

/// <summary>Options of <see cref="NetworkPicture"/>.</summary>
/// <param name="GroupBy">What is drawn where there are more than <paramref name="MaxPartyCount"/> parties.</param>
/// <param name="MaxPartyCount">Parties drawn one by one at most.</param>
/// <param name="MaxTieCount">Lines drawn at most, the strongest.</param>
public sealed record PictureOptions(
    PictureGrouping GroupBy,
    int MaxPartyCount,
    int MaxTieCount,
    LayoutAim Aim = LayoutAim.Groups,
    ulong Seed = 1
)
{
    /// <summary>The key of the one group that is drawn; null: everything.</summary>
    public string? Inside { get; init; }

    /// <summary>
    /// Earlier states of the network, oldest first, each of whose pictures continues the one before; this one continues the last.
    /// </summary>
    public ValueList<ScopedNetwork> Earlier { get; init; }
}

/// <summary>Answer of <see cref="NetworkPicture"/>.</summary>
/// <param name="IsFound">Whether there is the group that was to be drawn.</param>
/// <param name="Groups">The groups that points stand for; null where they stand for parties.</param>
/// <param name="PointOf">The point of each node of the scope; −1 where it is not drawn.</param>
/// <param name="Keys">What each point stands for: the id of a party, or the key of a group.</param>
/// <param name="X">To the right; the unit is the least distance of two points.</param>
/// <param name="Y">Down.</param>
public sealed record PictureResult(
    PictureOptions Options,
    bool IsFound,
    PictureGroups? Groups,
    int[] PointOf,
    IReadOnlyList<object> Keys,
    double[] X,
    double[] Y,
    PictureTies Ties
)
{
    /// <summary>Whether points stand for groups.</summary>
    public bool IsGrouped => Groups is not null;

    /// <summary>Where those who are in this picture are in it, in the order of the keys of another; NaN for the others.</summary>
    internal double[] StartFor(object[] keys)
    {
        var places = new Dictionary<object, int>();
        for (var point = 0; point < Keys.Count; point++)
            places[Keys[point]] = point;
        return
        [
            .. keys.SelectMany(key => places.TryGetValue(key, out var point) ? new[] { X[point], Y[point] } : [double.NaN, double.NaN]),
        ];
    }
}
