using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Scopes;

/// <summary>How strong a tie is, made of the links between its two parties.</summary>
public enum TieWeight : byte
{
    /// <summary>Every tie counts as 1.</summary>
    None,

    /// <summary>The number of links; a derived link counts once for each activity, one with its parts counted once.</summary>
    Links,

    /// <summary>
    /// The rungs of the ladder added up: awareness 1, cooperation 2, coordination 3, integration 4; 1 where it is not said and for a
    /// derived link.
    /// </summary>
    Intensity,

    /// <summary>
    /// A stored link counts 1; an activity of s parties gives 1/(s−1) to each pair of them (Newman 2001), so that a large meeting binds
    /// less than a small one. Of an activity and its parts the smallest counts.
    /// </summary>
    ActivitySize,
}

/// <summary>
/// Which part of the network is measured. Filter first, then measure: what is outside does not exist for an analysis. Equal scopes are
/// equal values, so that a scope is a part of the key under which results are kept.
/// </summary>
public sealed record NetworkScope
{
    /// <summary>Everything in use, each tie counting as 1, without links that are only proposed.</summary>
    public static NetworkScope Default { get; } = new();

    public EnumSet<PartyKind> Kinds { get; init; } = EnumSet.All<PartyKind>();

    /// <summary>The types of stored links.</summary>
    public EnumSet<CollaborationType> LinkTypes { get; init; } = EnumSet.All<CollaborationType>().Without(CollaborationType.CoParticipated);

    /// <summary>Codes of areas, ascending: parties that sit or work in one of them, or within it. Null: everywhere.</summary>
    public ValueList<string>? AreaCodes { get; init; }

    /// <summary>Whether parties that cover an area of <see cref="AreaCodes"/> belong to it, wherever they sit.</summary>
    public bool IncludeCovering { get; init; }

    /// <summary>Links of one of these fiscal years. Null: of any year, and those without one.</summary>
    public FiscalYears? FiscalYears { get; init; }

    /// <summary>The least rung that a stored link must have; links without one are then left out. Null: any, or none.</summary>
    public Intensity? MinIntensity { get; init; }

    /// <summary>
    /// The least mean of a stored link's trust ratings (1 to 4); links without one, and derived ones, are then left out. Null: any, or
    /// none.
    /// </summary>
    public double? MinTrust { get; init; }

    /// <summary>States of stored links.</summary>
    public EnumSet<CollaborationStatus> Statuses { get; init; } = EnumSet.All<CollaborationStatus>().Without(CollaborationStatus.Proposed);

    /// <summary>Whether taking part in one activity is a tie.</summary>
    public bool IncludeDerived { get; init; } = true;

    /// <summary>Whether made-up records count.</summary>
    public bool IncludeSynthetic { get; init; } = true;

    /// <summary>Whether only links with a source that can be opened count.</summary>
    public bool EvidenceOnly { get; init; }

    /// <summary>Whether parties without a tie in this scope are left out.</summary>
    public bool WithoutIsolated { get; init; }

    /// <summary>Whether links whose type has a direction keep it; links without one then count both ways.</summary>
    public bool IsDirected { get; init; }

    public TieWeight Weight { get; init; }
}
