using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Scopes;

/// <summary>What lies in an area, holds it, or shares a part with it. A region holds its provinces and what is in them.</summary>
public sealed class AreaExtent
{
    private readonly List<string> parts;
    private readonly string? region;

    public AreaExtent(NetworkSnapshot network, string code)
    {
        (Code, parts) = (code, [code]);
        if (IsRegion(code))
            foreach (var child in network.ChildrenOf(code))
                parts.Add(network.Areas[child].Code);
        else
            region = NetworkSnapshot.ProvinceOf(code) is { } province ? network.FindArea(province)?.ParentCode : null;
    }

    public string Code { get; }

    /// <summary>Whether a code is the area's or of an area within it.</summary>
    public bool Holds(string code) => parts.Exists(part => code.StartsWith(part, StringComparison.Ordinal));

    /// <summary>Whether a code is of a wider area that holds this one whole.</summary>
    public bool IsWithin(string code) => code == region || code.Length < Code.Length && Code.StartsWith(code, StringComparison.Ordinal);

    /// <summary>Whether a code is of an area that holds this one or lies in it.</summary>
    public bool Touches(string code) => Holds(code) || IsWithin(code);

    private static bool IsRegion(string code) => !char.IsAsciiDigit(code[0]);
}
