using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Mixing;

/// <summary>
/// Who works with whom, by groups of parties. Parties in no group (without a province, without a level), and their ties, are left out and
/// counted.
/// </summary>
[Name("Mixing")]
public sealed class MixingNode(Measured<MixingResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => MixingSentences.Of(measured.Result);

    private static readonly Sort<int> ByNode = new([], node => node);
    private readonly MixingResult result = measured.Result;

    /// <summary>The groups that have a party, in the order of the enum, or by code.</summary>
    public IEnumerable<MixingGroupNode> Groups() => result.Groups.Groups.Select((_, i) => GroupNode(i));

    /// <summary>Ties from each group to each; without directions each pair of groups once.</summary>
    public IEnumerable<MixingCellNode> Cells()
    {
        for (var from = 0; from < result.Ties.GroupCount; from++)
        for (var to = result.Ties.IsDirected ? 0 : from; to < result.Ties.GroupCount; to++)
            yield return new(
                GroupNode(from),
                GroupNode(to),
                result.Ties.TiesBetween(from, to),
                result.Ties.TieCount,
                result.Ties.ExpectedBetween(from, to)
            );
    }

    /// <summary>Ties between parties that are in groups.</summary>
    public long TieCount => result.Ties.TieCount;

    /// <summary>Ties with a party that is in no group.</summary>
    public long LeftOutTieCount => result.Ties.LeftOutTieCount;

    /// <summary>
    /// Newman's coefficient: 1 where ties stay within groups, 0 where they meet as by chance, below 0 where groups seek others; null where
    /// it is not defined.
    /// </summary>
    public double? Assortativity => result.Ties.Assortativity;

    /// <summary>The correlation of the numbers of partners at the two ends of a tie, −1 to 1.</summary>
    public double? DegreeAssortativity => result.DegreeAssortativity;

    /// <summary>Krackhardt and Stern's E-I index of the whole, beside what chance gives.</summary>
    public IndexTestNode EiIndex() => new(result.Ei);

    /// <summary>The parties that are in a group, each with the E-I index of its own ties, by id.</summary>
    public Connection<MixingPartyNode> Parties([Paged] Page page) =>
        Connection.Cut(
            Scoped.Snapshot,
            [.. Enumerable.Range(0, result.Groups.Labels.Length).Where(node => result.Groups.Labels[node] >= 0)],
            ByNode,
            page,
            PartyNodeOf
        );

    private MixingGroupNode GroupNode(int group) =>
        new(Scoped, result.Groups.Groups[group], result.PartyCounts[group], result.EiTests[group]);

    private MixingPartyNode PartyNodeOf(int node)
    {
        var (within, across) = result.TiesOf(Scoped.Graph, node);
        return new(PartyNode.Of(Scoped.Snapshot, Scoped.PartyOf(node)), GroupNode(result.Groups.Labels[node]), within, across);
    }
}

/// <summary>A group of parties; the field that says which is set, the others are null.</summary>
[Name("MixingGroup")]
public sealed class MixingGroupNode(ScopedNetwork network, PartyGroup group, int partyCount, IndexTest test)
{
    /// <summary>What the parties are.</summary>
    public PartyKind? Kind => group.Kind;

    /// <summary>The level at which they work.</summary>
    public AreaLevel? Level => group.Level;

    /// <summary>The code of their region or province.</summary>
    public string? AreaCode => group.AreaCode;

    /// <summary>Their region or province.</summary>
    public AreaNode? Area() =>
        group.AreaCode is { } code && network.Snapshot.FindArea(code) is { } area ? new(network.Snapshot, area) : null;

    /// <summary>Parties in it.</summary>
    public int PartyCount => partyCount;

    /// <summary>The E-I index of the tie ends in it (as UCINET counts), beside what chance gives.</summary>
    public IndexTestNode EiIndex() => new(test);
}

/// <summary>Ties between two groups, or within one.</summary>
[Name("MixingCell")]
public sealed class MixingCellNode(MixingGroupNode from, MixingGroupNode to, long tieCount, long allCount, double? expected)
{
    /// <summary>Where the ties begin; the first of the two where they have no direction.</summary>
    public MixingGroupNode From => from;

    /// <summary>Where they lead.</summary>
    public MixingGroupNode To => to;

    /// <summary>The ties, each once.</summary>
    public long TieCount => tieCount;

    /// <summary>Their share of all ties between parties in groups, 0 to 1.</summary>
    public double? Share => allCount == 0 ? null : (double)tieCount / allCount;

    /// <summary>The ties that there would be if ends met at random, each group having as many as it has.</summary>
    public double? ExpectedTieCount => expected;

    /// <summary>The same as a share, 0 to 1.</summary>
    public double? ExpectedShare => allCount == 0 ? null : expected / allCount;
}

/// <summary>An index beside what chance gives: groups dealt anew among the parties that have a tie, ties left as they are.</summary>
[Name("IndexTest")]
public sealed class IndexTestNode(IndexTest test)
{
    /// <summary>−1 where all ties stay within, 1 where none does; null without ties.</summary>
    public double? Value => test.Value;

    /// <summary>The mean over the permutations; null where none was made.</summary>
    public double? Expected => test.Expected;

    /// <summary>The share of permutations with this value or a smaller one; small where more ties stay within than by chance.</summary>
    public double? LowerFraction => test.LowerFraction;

    /// <summary>The share of permutations with this value or a larger one; small where more ties lead out than by chance.</summary>
    public double? UpperFraction => test.UpperFraction;

    /// <summary>Two-sided: how often chance alone lies this far out, 0 to 1.</summary>
    public double? PValue => test.PValue;
}

/// <summary>A party's own ties, by groups.</summary>
/// <param name="Party">The party.</param>
/// <param name="Group">The group that it belongs to.</param>
/// <param name="WithinTieCount">Its ties with parties of its own group.</param>
/// <param name="AcrossTieCount">Its ties with parties of other groups.</param>
[Name("MixingParty")]
public sealed record MixingPartyNode(PartyNode Party, MixingGroupNode Group, int WithinTieCount, int AcrossTieCount)
{
    /// <summary>Ties to other groups less ties within its own, by both; null without ties.</summary>
    public double? EiIndex =>
        WithinTieCount + AcrossTieCount == 0 ? null : (double)(AcrossTieCount - WithinTieCount) / (AcrossTieCount + WithinTieCount);
}
