using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>Whether codes lie in an area; a region holds itself and its provinces. Null: everywhere.</summary>
internal sealed class AreaBounds
{
    private readonly List<string>? codes;

    public AreaBounds(NetworkSnapshot network, string? areaCode)
    {
        if (areaCode is null) return;
        codes = [areaCode];
        if (areaCode[0] == 'R')
            foreach (var child in network.ChildrenOf(areaCode)) codes.Add(network.Areas[child].Code);
    }

    public bool Hold(string? code) => codes is null || code is not null && codes.Exists(area => code.StartsWith(area, StringComparison.Ordinal));
}
