using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>Whether codes lie in an area; a region holds itself and its provinces. Null: everywhere.</summary>
internal sealed class AreaBounds(NetworkSnapshot network, string? areaCode)
{
    private readonly AreaExtent? extent = areaCode is null ? null : new(network, areaCode);

    public bool Hold(string? code) => extent is null || code is not null && extent.Holds(code);
}
