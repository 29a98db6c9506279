using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>What parties are grouped by.</summary>
public enum Grouping : byte
{
    /// <summary>What they are.</summary>
    Kind,

    /// <summary>The region in which they sit or work.</summary>
    Region,

    /// <summary>The province in which they sit or work.</summary>
    Province,

    /// <summary>The level at which they work.</summary>
    Level,
}

/// <summary>One group; the member that says which is set, the others are null.</summary>
public sealed record PartyGroup(PartyKind? Kind = null, AreaLevel? Level = null, string? AreaCode = null);

/// <summary>The parties of a network in groups.</summary>
/// <param name="Labels">The group of each node, −1 for none: without a province, without a level, …</param>
/// <param name="Groups">In the order of the enum, or by code; each has a party.</param>
public sealed record PartyGroups(int[] Labels, IReadOnlyList<PartyGroup> Groups)
{
    public static PartyGroups Of(ScopedNetwork network, Grouping by)
    {
        var numbers = new Dictionary<PartyGroup, int>();
        var labels = new int[network.Graph.NodeCount];
        for (var node = 0; node < labels.Length; node++)
        {
            labels[node] = -1;
            if (GroupOf(network.Snapshot, network.PartyOf(node), by) is not { } group)
                continue;
            if (!numbers.TryGetValue(group, out labels[node]))
                numbers[group] = labels[node] = numbers.Count;
        }
        PartyGroup[] ordered =
        [
            .. numbers
                .Keys.OrderBy(group => group.Kind)
                .ThenBy(group => group.Level)
                .ThenBy(group => group.AreaCode, StringComparer.Ordinal),
        ];
        var places = new int[ordered.Length];
        for (var i = 0; i < ordered.Length; i++)
            places[numbers[ordered[i]]] = i;
        for (var node = 0; node < labels.Length; node++)
            if (labels[node] >= 0)
                labels[node] = places[labels[node]];
        return new(labels, ordered);
    }

    private static PartyGroup? GroupOf(NetworkSnapshot network, Party party, Grouping by) =>
        by switch
        {
            Grouping.Kind => new(Kind: party.PartyKind),
            Grouping.Level => party.Level is { } level ? new(Level: level) : null,
            Grouping.Province => NetworkSnapshot.ProvinceOf(party.AreaCode) is { } province ? new(AreaCode: province) : null,
            _ => RegionOf(network, party.AreaCode) is { } region ? new(AreaCode: region) : null,
        };

    private static string? RegionOf(NetworkSnapshot network, string? code) =>
        code is { Length: >= 2 } && code[0] == 'R' ? code[..2]
        : NetworkSnapshot.ProvinceOf(code) is { } province ? network.FindArea(province)?.ParentCode
        : null;
}
