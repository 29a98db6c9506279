using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>
/// Where the parties of a scoped network lie and work, and which offices cover a place. Made in one pass; look-ups take the logarithm of
/// the parties.
/// </summary>
internal sealed class Places
{
    private const int Digits = 6;
    private readonly ScopedNetwork network;
    private readonly int[] keys;
    private readonly int[] nodes;
    private readonly Dictionary<(PartyKind Kind, string Code), List<int>> covering = [];
    private readonly List<(string Code, int Node)> territories = [];

    public Places(ScopedNetwork network)
    {
        this.network = network;
        nodes = new int[network.Graph.NodeCount];
        keys = new int[nodes.Length];
        for (var node = 0; node < nodes.Length; node++)
        {
            (nodes[node], keys[node]) = (node, KeyOf(network.PartyOf(node).AreaCode));
            if (!IsOffice(network.PartyOf(node)))
                territories.AddRange(Territory.Of(network.PartyOf(node)).Select(code => (code, node)));
        }
        territories.Sort((one, other) => string.CompareOrdinal(one.Code, other.Code));
        Array.Sort(keys, nodes, Comparer<int>.Default);
        foreach (var party in network.Snapshot.Parties)
            if (!party.IsArchived && (network.Scope.IncludeSynthetic || !party.IsSynthetic) && IsOffice(party))
                foreach (var cover in party.Covers)
                    (
                        covering.TryGetValue((party.PartyKind, cover.AreaCode), out var offices)
                            ? offices
                            : covering[(party.PartyKind, cover.AreaCode)] = []
                    ).Add(party.Id);
    }

    /// <summary>Nodes of the parties in an area or in areas within it, ascending.</summary>
    public int[] NodesIn(string areaCode)
    {
        var inside = new List<int>();
        foreach (var code in Parts(areaCode))
        {
            var (from, to) = Range(code);
            for (var at = LowerBound(from); at < keys.Length && keys[at] < to; at++)
                inside.Add(nodes[at]);
        }
        inside.Sort();
        return [.. inside];
    }

    /// <summary>
    /// Nodes of the parties that work in an area, ascending: those that sit in it, and those whose territory lies in it or holds it
    /// (<see cref="Territory"/>). Offices of PACC and CODI, whose zones are not their place of work, only where they sit.
    /// </summary>
    public int[] NodesAtWorkIn(string areaCode)
    {
        var found = new SortedSet<int>(NodesIn(areaCode));
        foreach (var code in Parts(areaCode))
            for (
                var at = FirstTerritory(code);
                at < territories.Count && territories[at].Code.StartsWith(code, StringComparison.Ordinal);
                at++
            )
                found.Add(territories[at].Node);
        foreach (var code in Wider(areaCode))
            for (var at = FirstTerritory(code); at < territories.Count && territories[at].Code == code; at++)
                if (Territory.HoldsParts(network.PartyOf(territories[at].Node)))
                    found.Add(territories[at].Node);
        return [.. found];
    }

    /// <summary>
    /// Whether a party at a place is near an area: in its province (of a region, in one of its provinces), or at work beyond provinces.
    /// </summary>
    public bool AreNear(string areaCode, string? place)
    {
        if (place is null)
            return true;
        var (own, others) = (NetworkSnapshot.ProvinceOf(areaCode), NetworkSnapshot.ProvinceOf(place));
        return own is not null && others is not null ? own == others : RegionOf(areaCode) == RegionOf(place);
    }

    /// <summary>Whether it is an office of PACC or CODI, which has a zone.</summary>
    public static bool IsOffice(Party party) => party.PartyKind is PartyKind.PaccOffice or PartyKind.CodiOffice;

    /// <summary>
    /// Ids of the offices of a kind whose coverage holds an area; where none does, of those that cover a part of it. Ascending, in the
    /// scope or not.
    /// </summary>
    public int[] OfficesOf(string? areaCode, PartyKind kind)
    {
        if (areaCode is null)
            return [];
        var offices = new SortedSet<int>();
        foreach (var code in Parts(areaCode))
            for (var length = 2; length <= code.Length; length += 2)
                if (covering.TryGetValue((kind, code[..length]), out var found))
                    offices.UnionWith(found);
        if (offices.Count == 0)
            foreach (var ((coveringKind, code), found) in covering)
                if (coveringKind == kind && code.StartsWith(areaCode, StringComparison.Ordinal))
                    offices.UnionWith(found);
        return [.. offices];
    }

    /// <summary>A region stands for itself and its provinces.</summary>
    private List<string> Parts(string areaCode)
    {
        List<string> parts = [areaCode];
        if (areaCode[0] == 'R')
            foreach (var child in network.Snapshot.ChildrenOf(areaCode))
                parts.Add(network.Snapshot.Areas[child].Code);
        return parts;
    }

    /// <summary>The areas that hold an area, itself left out.</summary>
    private IEnumerable<string> Wider(string areaCode)
    {
        for (var length = areaCode.Length - 2; length >= 2; length -= 2)
            yield return areaCode[..length];
        if (NetworkSnapshot.ProvinceOf(areaCode) is not null && RegionOf(areaCode) is { } region)
            yield return region;
    }

    private string? RegionOf(string code) =>
        NetworkSnapshot.ProvinceOf(code) is { } province ? network.Snapshot.FindArea(province)?.ParentCode : code;

    /// <summary>The place of the first territory that does not come before a code.</summary>
    private int FirstTerritory(string code)
    {
        int low = 0,
            high = territories.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(territories[middle].Code, code) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Six digits of a code as a number, zeros where it is shorter; regions below 0; last of all where there is none.</summary>
    private static int KeyOf(string? code)
    {
        if (code is not { Length: >= 2 })
            return int.MaxValue;
        if (!char.IsAsciiDigit(code[0]))
            return -(code[1] - '0' + 1);
        var key = 0;
        for (var i = 0; i < Digits; i++)
            key = key * 10 + (i < code.Length && char.IsAsciiDigit(code[i]) ? code[i] - '0' : 0);
        return key;
    }

    private static (int From, int To) Range(string code)
    {
        var (from, width) = (KeyOf(code), 1);
        for (var i = code.Length; i < Digits && from >= 0; i++)
            width *= 10;
        return (from, from + width);
    }

    private int LowerBound(int key)
    {
        int low = 0,
            high = keys.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
