using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>A link of a file: one of the network, or several between the same two nodes as one.</summary>
/// <param name="Source">Where it begins; the node that comes first, where it points nowhere.</param>
/// <param name="IsMirrored">Whether it is one of the two arcs that stand for links without a direction.</param>
/// <param name="Id">Unique in the file.</param>
/// <param name="Links">What it is made of, at least one.</param>
public sealed record ExportLink(
    ExportNode Source,
    ExportNode Target,
    bool IsDirected,
    bool IsMirrored,
    string Id,
    double Weight,
    IReadOnlyList<Collaboration> Links
)
{
    private Collaboration First => Links[0];

    /// <summary>Whether an end is a person; days, keys and sources are then left out.</summary>
    public bool HoldsPerson => Source.IsPerson || Target.IsPerson;

    public string? Key => HoldsPerson || Links.Count > 1 ? null : First.Key;

    public EnumSet<CollaborationType> Types => EnumSet.Of(Links.Select(link => link.Type));

    public EnumSet<CollaborationStatus> Statuses => EnumSet.Of(Links.Select(link => link.Status));

    /// <summary>The highest rung that any of them reached.</summary>
    public Intensity? Intensity => Links.Max(link => link.Intensity);

    public FiscalYears FiscalYears => Links.Aggregate(FiscalYears.None, (years, link) => years | link.FiscalYears);

    public PartialDate? Start => HoldsPerson ? null : Links.Min(link => link.Start);

    public PartialDate? End => HoldsPerson ? null : Links.Max(link => link.End);

    public int EvidenceCount => Links.Sum(link => link.Evidence.Count);

    /// <summary>Activities that derived links rest on.</summary>
    public int ActivityCount => Links.Sum(link => link.ActivityIds.Count);

    public bool IsDerived => Links.All(link => link.IsDerived);

    public bool IsSynthetic => Links.All(link => link.IsSynthetic);

    /// <summary>The mean of all trust ratings, 1 to 4; null where nobody rated.</summary>
    public double? Trust => Links.SelectMany(TrustOf).Average();

    /// <summary>The mean of all ratings of value, 1 to 4; null where nobody rated.</summary>
    public double? Value => Links.SelectMany(ValueOf).Average();

    private static IEnumerable<double?> TrustOf(Collaboration link) =>
        link.Trust is { } trust ? [trust.Reliability, trust.SharedMission, trust.Openness] : [];

    private static IEnumerable<double?> ValueOf(Collaboration link) =>
        link.Value is { } value ? [value.PowerAndInfluence, value.Resources, value.Involvement] : [];
}
