using AntiCorruption.Api.Access;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.Changes;

/// <summary>What happened to a record.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Created,

    /// <summary>Some of it was changed.</summary>
    Updated,

    /// <summary>It is kept for its history only.</summary>
    Archived,

    /// <summary>It was archived and is in use again.</summary>
    Restored,

    /// <summary>It is gone.</summary>
    Deleted,
}

/// <summary>A change that a subscriber hears of.</summary>
public abstract class ChangeEvent(ChangeSet changeSet, RecordChange change)
{
    protected RecordChange Change => change;

    /// <summary>Created, updated, archived, restored or deleted.</summary>
    public ChangeKind Kind => ChangeFeed.KindOf(change);

    /// <summary>The id of what changed, also when it is gone.</summary>
    [Id]
    public string RecordId => GlobalId.Of(change.Kind, change.Id);

    /// <summary>
    /// The version that the change led to. A version may hold many changes; a subscription with <c>after</c> goes on behind all of them.
    /// </summary>
    public long Version => changeSet.Version;

    /// <summary>Opaque: a subscription with it as <c>afterCursor</c> goes on right behind this event, within its version too.</summary>
    public string Cursor => new ChangePosition(changeSet.Version, change.Id).ToString();

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => changeSet.At;

    /// <summary>Who made it; for coordinators.</summary>
    [Requires(Role.Coordinator)]
    public string By => changeSet.By;
}
