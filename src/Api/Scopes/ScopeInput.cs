using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Scopes;

/// <summary>
/// Which part of the network is measured. Filter first, then measure: what is outside does not exist for the analysis. An empty list holds
/// nothing; one left out, everything.
/// </summary>
[Name("ScopeInput")]
public sealed class ScopeInput
{
    private const int MaxListLength = 100;

    /// <summary>Kinds of parties.</summary>
    public IReadOnlyList<PartyKind>? Kinds { get; set; }

    /// <summary>Types of stored links; derived ones have a switch of their own.</summary>
    public IReadOnlyList<CollaborationType>? LinkTypes { get; set; }

    /// <summary>Codes of regions, provinces, districts or subdistricts: parties that sit or work in one of them, or within it.</summary>
    public IReadOnlyList<string>? AreaCodes { get; set; }

    /// <summary>Whether parties that cover one of the areas belong to it, wherever they sit.</summary>
    [System.ComponentModel.DefaultValue(false)]
    public bool IncludeCovering { get; set; }

    /// <summary>Whether parties without a tie in the scope are left out; the basis says how many there are either way.</summary>
    [System.ComponentModel.DefaultValue(false)]
    public bool WithoutIsolated { get; set; }

    /// <summary>Fiscal years (B.E.): links of one of them. Left out: links of any year and of none.</summary>
    public IReadOnlyList<int>? FiscalYears { get; set; }

    /// <summary>The least rung of the ladder that a stored link must have; links without one are then left out.</summary>
    public Intensity? MinIntensity { get; set; }

    /// <summary>
    /// The least mean of a link's trust ratings, 1 to 4: only stored links that people rated, and trust this much. Left out: any, or none.
    /// </summary>
    public double? MinTrust { get; set; }

    /// <summary>States of stored links; all but PROPOSED when left out.</summary>
    public IReadOnlyList<CollaborationStatus>? Statuses { get; set; }

    /// <summary>Whether taking part in one activity is a tie.</summary>
    [System.ComponentModel.DefaultValue(true)]
    public bool IncludeDerived { get; set; } = true;

    /// <summary>Whether made-up records count.</summary>
    [System.ComponentModel.DefaultValue(true)]
    public bool IncludeSynthetic { get; set; } = true;

    /// <summary>Whether only links with a source count.</summary>
    [System.ComponentModel.DefaultValue(false)]
    public bool EvidenceOnly { get; set; }

    /// <summary>Whether links whose type has a direction keep it; the others then count both ways.</summary>
    [System.ComponentModel.DefaultValue(false)]
    public bool Directed { get; set; }

    /// <summary>How strong a tie is.</summary>
    [System.ComponentModel.DefaultValue(TieWeight.None)]
    public TieWeight Weight { get; set; }

    /// <summary>The scope of the model.</summary>
    /// <exception cref="WireException">UNKNOWN_AREA, FISCAL_YEAR, TOO_MANY.</exception>
    internal static NetworkScope Read(ScopeInput? input, NetworkSnapshot network)
    {
        if (input is null)
            return NetworkScope.Default;
        Bounds.Count(input.AreaCodes, MaxListLength, "scope.areaCodes");
        Bounds.Count(input.FiscalYears, MaxListLength, "scope.fiscalYears");
        foreach (var code in input.AreaCodes ?? [])
            Bounds.Area(network, code, "scope.areaCodes");
        foreach (var year in input.FiscalYears ?? [])
            Bounds.FiscalYear(year, "scope.fiscalYears");
        if (input.MinTrust is { } trust)
            Bounds.InRange(trust, 1, 4, "scope.minTrust");
        return new()
        {
            Kinds = input.Kinds is { } kinds ? EnumSet.Of(kinds) : EnumSet.All<PartyKind>(),
            LinkTypes = input.LinkTypes is { } types
                ? EnumSet.Of(types).Without(CollaborationType.CoParticipated)
                : NetworkScope.Default.LinkTypes,
            AreaCodes = input.AreaCodes?.Distinct().Order(StringComparer.Ordinal).ToValueList(),
            IncludeCovering = input.IncludeCovering,
            WithoutIsolated = input.WithoutIsolated,
            FiscalYears = input.FiscalYears is { } years ? Graph.Model.FiscalYears.Of(years) : null,
            MinIntensity = input.MinIntensity,
            MinTrust = input.MinTrust,
            Statuses = input.Statuses is { } statuses ? EnumSet.Of(statuses) : NetworkScope.Default.Statuses,
            IncludeDerived = input.IncludeDerived,
            IncludeSynthetic = input.IncludeSynthetic,
            EvidenceOnly = input.EvidenceOnly,
            IsDirected = input.Directed,
            Weight = input.Weight,
        };
    }
}
