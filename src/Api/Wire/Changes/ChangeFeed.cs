using System.Runtime.CompilerServices;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.Wire.Changes;

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

    /// <summary>The version that the change led to.</summary>
    public long Version => changeSet.Version;

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => changeSet.At;

    /// <summary>Who made it; for coordinators.</summary>
    [Requires(Role.Coordinator)]
    public string By => changeSet.By;
}

internal static class ChangeFeed
{
    /// <summary>The changes of records of a kind that match before or after, as they are published. Listening begins with the call.</summary>
    public static IAsyncEnumerable<TEvent> Of<TRecord, TEvent>(
        LiveNetwork live, RecordKind kind, Func<TRecord, bool> matches, Func<NetworkSnapshot, ChangeSet, RecordChange, TEvent> make, CancellationToken cancellationToken)
        where TRecord : GraphRecord => ReadAsync(live.PublicationsAsync(cancellationToken), kind, matches, make, cancellationToken);

    public static ChangeKind KindOf(RecordChange change) => (change.Before, change.After) switch
    {
        (null, _) => ChangeKind.Created,
        (_, null) => ChangeKind.Deleted,
        ({ IsArchived: false }, { IsArchived: true }) => ChangeKind.Archived,
        ({ IsArchived: true }, { IsArchived: false }) => ChangeKind.Restored,
        _ => ChangeKind.Updated,
    };

    private static async IAsyncEnumerable<TEvent> ReadAsync<TRecord, TEvent>(
        IAsyncEnumerable<Publication> publications, RecordKind kind, Func<TRecord, bool> matches, Func<NetworkSnapshot, ChangeSet, RecordChange, TEvent> make,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRecord : GraphRecord
    {
        await foreach (var publication in publications.WithCancellation(cancellationToken).ConfigureAwait(false))
            foreach (var changeSet in publication.ChangeSets)
                foreach (var change in changeSet.Changes.Where(change => change.Kind == kind))
                    if (change.After is TRecord after && matches(after) || change.Before is TRecord before && matches(before)) yield return make(publication.After, changeSet, change);
    }
}
