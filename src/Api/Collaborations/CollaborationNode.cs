using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Collaborations;

/// <summary>A link between two parties, stored or derived from the activities that they took part in together.</summary>
[Name("Collaboration")]
[Implements(typeof(INode))]
public sealed class CollaborationNode(NetworkSnapshot network, Collaboration link, int? seenFrom = null) : INode
{
    /// <summary>Opaque; the same for as long as the link exists.</summary>
    [Id]
    public string Id => GlobalId.Of(link);

    /// <summary>Changes exactly when the record does; a change can be made to depend on it.</summary>
    public string Revision() => NetworkChanges.Revision(link);

    /// <summary>Id of the row in its source table, where it has one.</summary>
    public string? Key => link.Key;

    /// <summary>What the link says.</summary>
    public CollaborationType Type => link.Type;

    /// <summary>The first party; for a type without a direction the order says nothing.</summary>
    public PartyNode From() => PartyNode.Of(network, network.Parties[link.FromId]);

    /// <summary>The second party.</summary>
    public PartyNode To() => PartyNode.Of(network, network.Parties[link.ToId]);

    /// <summary>The party at the other end, where the link was reached through one of its parties; null elsewhere.</summary>
    public PartyNode? Partner() => seenFrom is { } id ? PartyNode.Of(network, network.Parties[link.OtherEnd(id)]) : null;

    /// <summary>Whether the type has a direction.</summary>
    public bool IsDirected => link.IsDirected;

    /// <summary>True for a link that follows from activities and is not stored.</summary>
    public bool IsDerived => link.IsDerived;

    /// <summary>How close the cooperation is; null where nobody said.</summary>
    public Intensity? Intensity => link.Intensity;

    /// <summary>Whether it is proposed, active, dormant or ended.</summary>
    public CollaborationStatus Status => link.Status;

    /// <summary>The fiscal years (B.E.) in which it held, ascending.</summary>
    public IEnumerable<int> FiscalYears => link.FiscalYears;

    /// <summary>The last of its fiscal years (B.E.).</summary>
    public int? FiscalYear => link.FiscalYears.Last;

    /// <summary>When it began.</summary>
    public PartialDate? Start => link.Start;

    /// <summary>When it ended.</summary>
    public PartialDate? End => link.End;

    /// <summary>Sources that can be opened.</summary>
    public IEnumerable<EvidenceNode> Evidence() => link.Evidence.Select(evidence => new EvidenceNode(evidence));

    /// <summary>How far the parties trust each other, where people rated it.</summary>
    public TrustRatingNode? Trust() => link.Trust is { } trust ? new(trust) : null;

    /// <summary>What the partner brings, where people rated it.</summary>
    public ValueRatingNode? Value() => link.Value is { } value ? new(value) : null;

    /// <summary>A remark.</summary>
    public string? Note => link.Note;

    /// <summary>True when the link is kept for its history only.</summary>
    public bool IsArchived => link.IsArchived;

    /// <summary>True for made-up data.</summary>
    public bool IsSynthetic => link.IsSynthetic;

    /// <summary>The activities that a derived link follows from.</summary>
    public Connection<ActivityNode> Activities([Paged] Page page, Filter<Activity>? where, IReadOnlyList<SortBy<Activity>>? order) =>
        ActivityRows.Page(network, link.ActivityIds.AsSpan(), page, where, order);
}

/// <summary>A source that can be opened, or where it can be seen.</summary>
[Name("Evidence")]
public sealed class EvidenceNode(Evidence evidence)
{
    /// <summary>Its address.</summary>
    public string? Url => evidence.Url;

    /// <summary>What it is.</summary>
    public string? Note => evidence.Note;

    /// <summary>Whether the fact was read there or inferred.</summary>
    public EvidenceGrade? Grade => evidence.Grade;
}

/// <summary>Trust, rated from 1 to 4.</summary>
[Name("TrustRating")]
public sealed class TrustRatingNode(TrustRating rating)
{
    /// <summary>Keeps its word, 1 to 4.</summary>
    public int? Reliability => rating.Reliability;

    /// <summary>Supports the shared mission, 1 to 4.</summary>
    public int? SharedMission => rating.SharedMission;

    /// <summary>Speaks openly, 1 to 4.</summary>
    public int? Openness => rating.Openness;
}

/// <summary>Value to the partnership, rated from 1 to 4.</summary>
[Name("ValueRating")]
public sealed class ValueRatingNode(ValueRating rating)
{
    /// <summary>Power and influence, 1 to 4.</summary>
    public int? PowerAndInfluence => rating.PowerAndInfluence;

    /// <summary>Resources that it brings, 1 to 4.</summary>
    public int? Resources => rating.Resources;

    /// <summary>Level of involvement, 1 to 4.</summary>
    public int? Involvement => rating.Involvement;
}
