using AntiCorruption.Graph.Algorithms.Communities;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Pictures;

/// <summary>What the parties of a picture are grouped by.</summary>
public enum PictureGrouping : byte
{
    /// <summary>What they are.</summary>
    Kind,

    /// <summary>The region in which they sit or work.</summary>
    Region,

    /// <summary>The province in which they sit or work.</summary>
    Province,

    /// <summary>The level at which they work.</summary>
    Level,

    /// <summary>Who works with each other more than with the rest (Leiden).</summary>
    Community,

    /// <summary>Whatever hangs together at all.</summary>
    Component,
}

/// <summary>One group of a picture.</summary>
/// <param name="Key">
/// What it is asked for by: a kind, a level, the code of an area, the key of the member with the most partners in it; <see
/// cref="PictureGroups.NoKey"/>
/// for those without a place or level.
/// </param>
/// <param name="Name">For people.</param>
/// <param name="PartyCount">Parties in it.</param>
public sealed record PictureGroup(string Key, Sentence Name, int PartyCount);

/// <summary>Parties of a scope in groups, each in one.</summary>
/// <param name="Labels">The group of each party, a place in <paramref name="All"/>.</param>
/// <param name="All">In the order of the enum, by code, or the largest first.</param>
public sealed record PictureGroups(int[] Labels, IReadOnlyList<PictureGroup> All)
{
    /// <summary>The key of the group of those for whom what is asked is not said.</summary>
    public const string NoKey = "NONE";

    /// <summary>All parties of a scope, in the order of its nodes.</summary>
    public static Analysis<PictureGroupsOptions, PictureGroups> Analysis { get; } =
        new(
            "picture-groups",
            (network, options, cancel) => Of(new PictureParties(network), options, cancel),
            (network, _) => AnalysisEstimate.Linear(network, 120)
        );

    internal static PictureGroups Of(PictureParties parties, PictureGroupsOptions options, CancellationToken cancel) =>
        options.By switch
        {
            PictureGrouping.Community => Found(
                parties,
                Leiden.Compute(parties.Graph, new() { Seed = options.Seed, MaxIterations = 10 }, cancel).Labels
            ),
            PictureGrouping.Component => Found(parties, ConnectedComponents.Compute(parties.Graph, cancel).Labels),
            PictureGrouping.Region => Said(parties, Grouping.Region),
            PictureGrouping.Province => Said(parties, Grouping.Province),
            PictureGrouping.Level => Said(parties, Grouping.Level),
            _ => Said(parties, Grouping.Kind),
        };

    /// <summary>Groups that the records say, and one more for those of whom they do not.</summary>
    private static PictureGroups Said(PictureParties parties, Grouping by)
    {
        var said = PartyGroups.Of(parties.Network, by);
        var labels = Array.ConvertAll(parties.Nodes, node => said.Labels[node] < 0 ? said.Groups.Count : said.Labels[node]);
        return Compact(labels, (label, members) =>
            Describe(parties, label < said.Groups.Count ? said.Groups[label] : new(), members.Length)
        );
    }

    /// <summary>Groups that ties make, the largest first, each named after its best linked member.</summary>
    private static PictureGroups Found(PictureParties parties, int[] labels)
    {
        var sizes = new int[labels.Length];
        foreach (var label in labels)
            sizes[label]++;
        var order = Enumerable.Range(0, sizes.Length).OrderByDescending(label => sizes[label]).ToArray();
        var ranks = DegreeOrder.RanksOf(order);
        return Compact(Array.ConvertAll(labels, label => ranks[label]), (_, members) => NamedAfter(parties, members));
    }

    /// <summary>Only groups that have a member, numbered in the order of their labels.</summary>
    private static PictureGroups Compact(int[] labels, Func<int, int[], PictureGroup> describe)
    {
        var groups = Enumerable.Range(0, labels.Length).GroupBy(party => labels[party]).OrderBy(group => group.Key).ToArray();
        var compact = new int[labels.Length];
        for (var i = 0; i < groups.Length; i++)
            foreach (var party in groups[i])
                compact[party] = i;
        return new(compact, [.. groups.Select(group => describe(group.Key, [.. group]))]);
    }

    private static PictureGroup Describe(PictureParties parties, PartyGroup group, int count) =>
        group switch
        {
            { Kind: { } kind } => new(EnumNames.Constant(kind), new(Words.Thai(kind), Words.English(kind)), count),
            { Level: { } level } => new(EnumNames.Constant(level), LevelName(level), count),
            { AreaCode: { } code } => new(
                code,
                new(Words.ThaiPlace(parties.Network.Snapshot, code), Words.EnglishPlace(parties.Network.Snapshot, code)),
                count
            ),
            _ => new(NoKey, new("ไม่ระบุ", "not stated"), count),
        };

    private static PictureGroup NamedAfter(PictureParties parties, int[] members)
    {
        var centre = parties.PartyOf(members.MaxBy(parties.Graph.DegreeOf));
        return members.Length == 1
            ? new(centre.Key, new(centre.NameTh, Words.English(centre)), 1)
            : new(centre.Key, new($"กลุ่มของ{centre.NameTh}", $"Group around {Words.English(centre)}"), members.Length);
    }

    private static Sentence LevelName(AreaLevel level) =>
        level switch
        {
            AreaLevel.National => new("ระดับประเทศ", "national"),
            AreaLevel.Region => new("ระดับภาค", "regional"),
            AreaLevel.ProvinceGroup => new("ระดับกลุ่มจังหวัด", "group of provinces"),
            AreaLevel.Province => new("ระดับจังหวัด", "provincial"),
            AreaLevel.District => new("ระดับอำเภอ", "district"),
            _ => new("ระดับตำบล", "subdistrict"),
        };
}

/// <summary>Options of <see cref="PictureGroups"/>.</summary>
/// <param name="Seed">Of the search for communities.</param>
public sealed record PictureGroupsOptions(PictureGrouping By, ulong Seed = 1);
