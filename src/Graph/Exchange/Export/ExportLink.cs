using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>A link of a file: one of the network, or several between the same two nodes as one.</summary>
public sealed class ExportLink
{
    private int trustCount,
        trustSum,
        valueCount,
        valueSum;
    private PartialDate? start,
        end;

    internal ExportLink(ExportNode source, ExportNode target, string id, double weight, ReadOnlySpan<Collaboration> links)
    {
        (Source, Target, Id, Weight, Count) = (source, target, id, weight, links.Length);
        IsDerived = IsSynthetic = true;
        foreach (var link in links)
        {
            Add(link);
        }
        Key = HoldsPerson || links.Length > 1 ? null : links[0].Key;
    }

    /// <summary>Where it begins; the node that comes first, where it points nowhere.</summary>
    public ExportNode Source { get; }
    public ExportNode Target { get; }

    public bool IsDirected { get; init; }

    /// <summary>Whether it is one of the two arcs that stand for links without a direction.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>Unique in the file.</summary>
    public string Id { get; }

    public double Weight { get; }

    /// <summary>Links that it is made of, at least one.</summary>
    public int Count { get; }

    /// <summary>Whether an end is a person; days, keys and sources are then left out.</summary>
    public bool HoldsPerson => Source.IsPerson || Target.IsPerson;

    /// <summary>The key in the source table, of one link by itself.</summary>
    public string? Key { get; }

    public EnumSet<CollaborationType> Types { get; private set; }

    public EnumSet<CollaborationStatus> Statuses { get; private set; }

    /// <summary>The highest rung that any of them reached.</summary>
    public Intensity? Intensity { get; private set; }

    public FiscalYears FiscalYears { get; private set; }

    public PartialDate? Start => HoldsPerson ? null : start;

    public PartialDate? End => HoldsPerson ? null : end;

    public int EvidenceCount { get; private set; }

    /// <summary>Activities that derived links rest on.</summary>
    public int ActivityCount { get; private set; }

    public bool IsDerived { get; private set; }

    public bool IsSynthetic { get; private set; }

    /// <summary>The mean of all trust ratings, 1 to 4; null where nobody rated.</summary>
    public double? Trust => trustCount == 0 ? null : (double)trustSum / trustCount;

    /// <summary>The mean of all ratings of value, 1 to 4; null where nobody rated.</summary>
    public double? Value => valueCount == 0 ? null : (double)valueSum / valueCount;

    private void Add(Collaboration link)
    {
        Types = Types.With(link.Type);
        Statuses = Statuses.With(link.Status);
        FiscalYears |= link.FiscalYears;
        Intensity = link.Intensity > Intensity || Intensity is null ? link.Intensity : Intensity;
        start = start is null || link.Start < start ? link.Start ?? start : start;
        end = end is null || link.End > end ? link.End ?? end : end;
        EvidenceCount += link.Evidence.Count;
        ActivityCount += link.ActivityIds.Count;
        IsDerived &= link.IsDerived;
        IsSynthetic &= link.IsSynthetic;
        if (link.Trust is { } trust)
        {
            Rate(trust.Reliability, ref trustSum, ref trustCount);
            Rate(trust.SharedMission, ref trustSum, ref trustCount);
            Rate(trust.Openness, ref trustSum, ref trustCount);
        }
        if (link.Value is { } value)
        {
            Rate(value.PowerAndInfluence, ref valueSum, ref valueCount);
            Rate(value.Resources, ref valueSum, ref valueCount);
            Rate(value.Involvement, ref valueSum, ref valueCount);
        }
    }

    private static void Rate(int? rating, ref int sum, ref int count)
    {
        if (rating is { } given)
        {
            (sum, count) = (sum + given, count + 1);
        }
    }
}
