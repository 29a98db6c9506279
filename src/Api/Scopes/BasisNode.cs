using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Scopes;

/// <summary>What an answer rests on: which version, which part of it, and how much that is.</summary>
[Name("Basis")]
public sealed class BasisNode(ScopedNetwork network)
{
    /// <summary>The version of the data; the same version, scope and options give the same answer.</summary>
    public long Version => network.Snapshot.Version;

    /// <summary>The fiscal year (B.E.) up to whose end the data were read; null: all of them.</summary>
    public int? UpToFiscalYear => network.Snapshot.UpToFiscalYear;

    /// <summary>Whether changes are supposed in it that were never made.</summary>
    public bool IsHypothetical => network.Snapshot.IsHypothetical;

    /// <summary>The part that was measured, every choice named.</summary>
    public ScopeNode Scope() => new(network.Scope);

    /// <summary>Parties in it, those without a tie included unless the scope leaves them out.</summary>
    public int PartyCount => network.Counts.PartyCount;

    /// <summary>Parties without a tie, in the scope or left out of it for that; tests against chance leave them out always.</summary>
    public int IsolatedPartyCount => network.Counts.IsolatedCount;

    /// <summary>Pairs of parties with a link; arcs where the scope is directed.</summary>
    public int TieCount => network.Counts.TieCount;

    /// <summary>Stored links in it.</summary>
    public int LinkCount => network.Counts.LinkCount;

    /// <summary>Links that follow from activities.</summary>
    public int DerivedLinkCount => network.Counts.DerivedLinkCount;

    /// <summary>Links with a source that can be opened.</summary>
    public int EvidencedLinkCount => network.Counts.EvidencedLinkCount;

    /// <summary>The share of links with a source, 0 to 1; null where there is no link.</summary>
    public double? EvidencedFraction => network.Counts.EvidencedFraction;

    /// <summary>Made-up links.</summary>
    public int SyntheticLinkCount => network.Counts.SyntheticLinkCount;
}

/// <summary>Which part of the network was measured.</summary>
[Name("Scope")]
public sealed class ScopeNode(NetworkScope scope)
{
    /// <summary>Kinds of parties.</summary>
    public IEnumerable<PartyKind> Kinds => scope.Kinds;

    /// <summary>Types of stored links.</summary>
    public IEnumerable<CollaborationType> LinkTypes => scope.LinkTypes;

    /// <summary>Codes of areas; null: everywhere.</summary>
    public IEnumerable<string>? AreaCodes => scope.AreaCodes?.AsEnumerable();

    /// <summary>Whether parties that cover one of the areas belong to it.</summary>
    public bool IncludeCovering => scope.IncludeCovering;

    /// <summary>Whether parties without a tie are left out.</summary>
    public bool WithoutIsolated => scope.WithoutIsolated;

    /// <summary>Fiscal years (B.E.); null: any, and none.</summary>
    public IEnumerable<int>? FiscalYears => scope.FiscalYears?.AsEnumerable();

    /// <summary>The least rung of a stored link; null: any, or none.</summary>
    public Intensity? MinIntensity => scope.MinIntensity;

    /// <summary>The least mean of a link's trust ratings; null: any, or none.</summary>
    public double? MinTrust => scope.MinTrust;

    /// <summary>States of stored links.</summary>
    public IEnumerable<CollaborationStatus> Statuses => scope.Statuses;

    /// <summary>Whether taking part in one activity is a tie.</summary>
    public bool IncludeDerived => scope.IncludeDerived;

    /// <summary>Whether made-up records count.</summary>
    public bool IncludeSynthetic => scope.IncludeSynthetic;

    /// <summary>Whether only links with a source count.</summary>
    public bool EvidenceOnly => scope.EvidenceOnly;

    /// <summary>Whether directions count.</summary>
    public bool Directed => scope.IsDirected;

    /// <summary>How strong a tie is.</summary>
    public TieWeight Weight => scope.Weight;
}

/// <summary>An answer to a question about the network.</summary>
public abstract class AnswerNode(ScopedNetwork network)
{
    /// <summary>What the answer rests on.</summary>
    public BasisNode Basis() => new(network);

    /// <summary>The answer in Thai: what it says or why it is empty, what it rests on, and whether that is too little.</summary>
    public string TextTh() => Text.Thai;

    /// <summary>The answer in English: what it says or why it is empty, what it rests on, and whether that is too little.</summary>
    public string TextEn() => Text.English;

    /// <summary>What the numbers of the answer say; null where that is only what it rests on.</summary>
    protected virtual Sentence? Says => null;

    /// <summary>Whether the answer is made of the parties and ties of the scope.</summary>
    protected virtual bool RestsOnScope => true;

    private Sentence Text =>
        !RestsOnScope && Says is { } alone ? alone
        : Says is { } says ? says.Then(BasisSentences.Of(network))
        : BasisSentences.Of(network);

    /// <summary>The network that was measured.</summary>
    protected ScopedNetwork Scoped => network;
}
