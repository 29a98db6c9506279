using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Communities;
using AntiCorruption.Graph.Insights.Comparisons;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Comparisons;

/// <summary>What changed from one state of the network to another.</summary>
[Name("Comparison")]
public sealed class ComparisonNode(ScopedNetwork earlier, Measured<ComparisonResult> measured)
{
    private static readonly Sort<TieChange> ByParties = new([], change => (long)change.FromId << 32 | (uint)change.ToId);

    private NetworkSnapshot Earlier => earlier.Snapshot;
    private NetworkSnapshot Later => measured.Network.Snapshot;
    private ComparisonResult Result => measured.Result;

    /// <summary>What changed, in Thai, and what is too little to tell.</summary>
    public string TextTh() => ComparisonSentences.Of(Result).Thai;

    /// <summary>What changed, in English, and what is too little to tell.</summary>
    public string TextEn() => ComparisonSentences.Of(Result).English;

    /// <summary>What the earlier state rests on.</summary>
    public BasisNode From() => new(earlier);

    /// <summary>What the later state rests on.</summary>
    public BasisNode To() => new(measured.Network);

    /// <summary>Ties that are new, lost, stronger, weaker, unchanged and not repeated, counted.</summary>
    public IEnumerable<TieChangeCountNode> TieCounts() =>
        Enum.GetValues<TieChangeKind>().Select(kind => new TieChangeCountNode(kind, Result.TieCounts[(int)kind]));

    /// <summary>The ties of either state, by the ids of their parties; without kinds all of them.</summary>
    /// <param name="kinds">Only ties to which this happened.</param>
    public Connection<TieChangeNode> Ties([Paged] Page page, IReadOnlyList<TieChangeKind>? kinds)
    {
        var wanted = kinds?.ToHashSet();
        var ties = wanted is null ? Result.Ties : [.. Result.Ties.Where(tie => wanted.Contains(tie.Kind))];
        return Connection.Cut(Later, ties, ByParties, page, tie => new TieChangeNode(Node(tie.FromId), Node(tie.ToId), tie));
    }

    /// <summary>
    /// Parties with a tie in either state by the places they moved, the farthest first; those that came or went stand last.
    /// </summary>
    public Connection<RankMoveNode> Movers([Paged] Page page) =>
        Connection.Cut(Later, Result.Movers, ByPlaces, page, move => new RankMoveNode(Node(move.PartyId), move));

    /// <summary>
    /// The communities (Leiden) of both states, matched by the parties they share; the largest first. Parties on their own are no
    /// community.
    /// </summary>
    /// <param name="first">Matches at most, 0 to 1,000.</param>
    public IEnumerable<CommunityMatchNode> Communities([System.ComponentModel.DefaultValue(50)] int first = 50) =>
        Result
            .Communities.Matches.Take(Wire.Errors.Bounds.InRange(first, 0, Page.MaxCount, "first"))
            .Select(match => new CommunityMatchNode(match, Node));

    /// <summary>
    /// How far one grouping tells the other, 0 to 1 (normalised mutual information), over the parties with a tie in both states; null where
    /// there are none.
    /// </summary>
    public double? NormalisedMutualInformation => Result.Communities.NormalisedMutualInformation;

    /// <summary>The same by pairs: 1 for equal groupings, about 0 for unrelated ones (adjusted Rand index).</summary>
    public double? AdjustedRandIndex => Result.Communities.AdjustedRandIndex;

    /// <summary>The parties with a tie in both states, which the two figures are of.</summary>
    public int ComparedPartyCount => Result.Communities.ComparedCount;

    /// <summary>True where they are fewer than 30: the two figures then say nothing.</summary>
    public bool IsTooSmallToSay => Result.Communities.IsTooSmallToSay;

    /// <summary>Growth by province, by code.</summary>
    public IEnumerable<ProvinceGrowthNode> ByProvince() =>
        Result.ByProvince.Select(growth => new ProvinceGrowthNode(
            growth.Group,
            Later.FindArea(growth.Group) is { } area ? new AreaNode(Later, area) : null,
            growth.PartiesBefore,
            growth.PartiesAfter,
            growth.TiesBefore,
            growth.TiesAfter
        ));

    /// <summary>Growth by kind of party.</summary>
    public IEnumerable<KindGrowthNode> ByKind() =>
        Result.ByKind.Select(growth => new KindGrowthNode(
            Enum.Parse<PartyKind>(growth.Group),
            growth.PartiesBefore,
            growth.PartiesAfter,
            growth.TiesBefore,
            growth.TiesAfter
        ));

    // The list's own order: places moved and then the party; a cursor is told by both.
    private static readonly Sort<RankMove> ByPlaces = new(
        [new SortKey<RankMove, int>("places", true, RecordKinds.None, (_, move) => move.Places is { } places ? Math.Abs(places) : -1)],
        move => move.PartyId
    );

    private PartyNode Node(int partyId) =>
        Later.Parties.Find(partyId) is { } party ? PartyNode.Of(Later, party) : PartyNode.Of(Earlier, Earlier.Parties[partyId]);
}

/// <summary>Ties of one sort.</summary>
/// <param name="Kind">What happened to them.</param>
/// <param name="TieCount">How many.</param>
[Name("TieChangeCount")]
public sealed record TieChangeCountNode(TieChangeKind Kind, int TieCount);

/// <summary>A tie in both states.</summary>
[Name("TieChange")]
public sealed class TieChangeNode(PartyNode from, PartyNode to, TieChange change)
{
    /// <summary>One party; where directions count, the one that the tie comes from.</summary>
    public PartyNode From => from;

    /// <summary>The other party.</summary>
    public PartyNode To => to;

    /// <summary>What happened to it.</summary>
    public TieChangeKind Kind => change.Kind;

    /// <summary>Its weight in the earlier state; null where it is not there.</summary>
    public double? Before => change.Before;

    /// <summary>Its weight in the later state; null where it is not there.</summary>
    public double? After => change.After;
}

/// <summary>A party's value and place in both states; null where it has no tie. Equal values share the best of their places.</summary>
[Name("RankMove")]
public sealed class RankMoveNode(PartyNode party, RankMove move)
{
    /// <summary>Which party.</summary>
    public PartyNode Party => party;

    /// <summary>Its value in the earlier state.</summary>
    public double? Before => move.Before;

    /// <summary>Its value in the later state.</summary>
    public double? After => move.After;

    /// <summary>Its place in the earlier state, 1 for the first.</summary>
    public int? RankBefore => move.RankBefore;

    /// <summary>Its place in the later state.</summary>
    public int? RankAfter => move.RankAfter;

    /// <summary>Places gained, negative for lost.</summary>
    public int? Places => move.Places;
}

/// <summary>A community of the earlier state and the one that continues it.</summary>
[Name("CommunityMatch")]
public sealed class CommunityMatchNode(CommunityMatch match, Func<int, PartyNode> node)
{
    /// <summary>Members in the earlier state; null where it is new.</summary>
    public int? SizeBefore => match.Before?.Count;

    /// <summary>Members in the later state; null where it is gone.</summary>
    public int? SizeAfter => match.After?.Count;

    /// <summary>Parties in both.</summary>
    public int SharedCount => match.SharedCount;

    /// <summary>Parties in both by parties in either, 0 to 1.</summary>
    public double Jaccard => match.Jaccard;

    /// <summary>Parties that joined, at most 100.</summary>
    public IEnumerable<PartyNode> Joined() => Beyond(match.After, match.Before);

    /// <summary>Parties that left, at most 100.</summary>
    public IEnumerable<PartyNode> Left() => Beyond(match.Before, match.After);

    private IEnumerable<PartyNode> Beyond(IReadOnlyList<int>? these, IReadOnlyList<int>? those) =>
        (these ?? []).Except(those ?? []).Take(100).Select(node);
}

/// <summary>Parties with a tie in a province, and ties with an end there, in both states.</summary>
/// <param name="ProvinceCode">Code of the province.</param>
/// <param name="Province">The province; null where it is not loaded.</param>
/// <param name="PartiesBefore">Its parties with a tie in the earlier state.</param>
/// <param name="PartiesAfter">Its parties with a tie in the later state.</param>
/// <param name="TiesBefore">Ties with an end there in the earlier state.</param>
/// <param name="TiesAfter">Ties with an end there in the later state.</param>
[Name("ProvinceGrowth")]
public sealed record ProvinceGrowthNode(
    string ProvinceCode,
    AreaNode? Province,
    int PartiesBefore,
    int PartiesAfter,
    int TiesBefore,
    int TiesAfter
);

/// <summary>Parties of a kind with a tie, and ties with an end at one, in both states.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="PartiesBefore">Its parties with a tie in the earlier state.</param>
/// <param name="PartiesAfter">Its parties with a tie in the later state.</param>
/// <param name="TiesBefore">Ties with an end at one of them in the earlier state.</param>
/// <param name="TiesAfter">Ties with an end at one of them in the later state.</param>
[Name("KindGrowth")]
public sealed record KindGrowthNode(PartyKind Kind, int PartiesBefore, int PartiesAfter, int TiesBefore, int TiesAfter);
