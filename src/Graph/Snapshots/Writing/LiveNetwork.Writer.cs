using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Following;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Writing;

public sealed partial class LiveNetwork
{
    private const int MaxStaleRetryCount = 20;

    /// <summary>The one writer: takes what waits, makes it durable as one, publishes the version, answers.</summary>
    private async Task WriteAsync()
    {
        var group = new List<PendingEdit>();
        while (await pending.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            group.Clear();
            while (group.Count < options.GroupedEditCount && pending.Reader.TryRead(out var item))
                group.Add(item);
            await CommitGroupAsync(group).ConfigureAwait(false);
        }
    }

    private async Task CommitGroupAsync(List<PendingEdit> group)
    {
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    if (group.Exists(item => item.IsCatchUp))
                        await CatchUpAsync(stopping.Token).ConfigureAwait(false);
                    await TryCommitAsync(group).ConfigureAwait(false);
                    return;
                }
                catch (StaleVersionException stale) when (stale.ActualVersion < stale.ExpectedVersion)
                {
                    throw contact.Lose(store.Location, stale.ActualVersion, stale.ExpectedVersion);
                }
                catch (StaleVersionException) when (attempt < MaxStaleRetryCount)
                {
                    await CatchUpAsync(stopping.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure)
        {
            if (failure is StoreUnavailableException fault)
                contact.Fail(fault);
            foreach (var item in group)
                item.Done.TrySetException(failure);
        }
    }

    private async Task TryCommitAsync(List<PendingEdit> group)
    {
        var before = Current;
        var known = await FindKnownAsync(group, before.Version).ConfigureAwait(false);
        var builder = new SnapshotBuilder(before);
        var taken = sweeper.TakenIds;
        for (var kind = 0; kind < taken.Count; kind++)
            builder.Reserve((RecordKind)kind, taken[kind]);
        var done = new List<(PendingEdit Item, EditOutcome Outcome)>(group.Count);
        var changeSets = new List<ChangeSet>(group.Count);
        foreach (var item in group)
        {
            if (item.Done.Task.IsCompleted)
                continue;
            var outcome = KnownOutcome(item, known.Concat(changeSets)) ?? Run(item, builder, before.Version + changeSets.Count + 1);
            if (outcome is null)
                continue;
            if (outcome is { ChangeSet: { } made, IsKnown: false })
                changeSets.Add(made);
            done.Add((item, outcome));
        }
        var after = before;
        if (changeSets.Count > 0)
        {
            var version = await store.AppendAsync(changeSets, before.Version, CancellationToken.None).ConfigureAwait(false);
            contact.Note();
            after = builder.ToSnapshot(version);
            Publish(after, changeSets);
        }
        foreach (var (item, outcome) in done)
            item.Done.TrySetResult((outcome, after));
    }

    /// <summary>The named changes of a group that the log holds already.</summary>
    /// <exception cref="StaleVersionException">One of them is newer than the network.</exception>
    private async Task<List<ChangeSet>> FindKnownAsync(List<PendingEdit> group, long version)
    {
        Guid[] ids = [.. group.Where(item => !item.Done.Task.IsCompleted).Select(item => item.ChangeId).OfType<Guid>()];
        if (ids.Length == 0)
            return [];
        var sets = new List<ChangeSet>();
        foreach (var known in await store.FindChangesAsync(ids, stopping.Token).ConfigureAwait(false))
        {
            if (known.Version > version)
                throw new StaleVersionException(version, known.Version);
            if (await ReadChangeAsync(known, stopping.Token).ConfigureAwait(false) is { } changeSet)
                sets.Add(changeSet);
        }
        return sets;
    }

    /// <summary>What is answered to a named change that was made before, or whose name another change has; null when it is new.</summary>
    private static EditOutcome? KnownOutcome(PendingEdit item, IEnumerable<ChangeSet> known)
    {
        if (item.ChangeId is not { } id || known.FirstOrDefault(set => ChangeIds.HaveOneName(set.ChangeId, id)) is not { } earlier)
            return null;
        return earlier.ChangeId == id ? EditOutcome.Known(earlier) : new(null, null, [Rules.ChangeIdTaken.At("clientMutationId")]);
    }

    /// <summary>Runs one edit; null when it failed, with its asker told and its changes undone.</summary>
    private EditOutcome? Run(PendingEdit item, SnapshotBuilder builder, long version)
    {
        var edit = new NetworkEdit(builder, ThaiTime.Today(time));
        try
        {
            if (!item.TryBegin())
                throw new OperationCanceledException(item.Cancellation);
            var result = item.Edit(edit);
            if (!edit.IsBroken && !edit.IsAbandoned)
                return new(result, ChangeSetOf(item, edit.Changes, version), []);
            edit.Undo();
            return new(edit.IsBroken ? null : result, null, edit.Faults);
        }
        catch (Exception failure)
        {
            edit.Undo();
            item.Done.TrySetException(failure);
            return null;
        }
    }

    private ChangeSet? ChangeSetOf(PendingEdit item, IReadOnlyList<RecordChange> changes, long version) =>
        changes.Count == 0 && item.ChangeId is null
            ? null
            : new ChangeSet
            {
                ChangeId = item.ChangeId ?? ChangeIds.New(),
                Version = version,
                At = time.GetUtcNow(),
                By = item.By,
                Operation = item.Operation,
                IsAdopted = item.IsAdoption,
                Changes = changes,
            };

    /// <summary>Takes over what others wrote since the current version. Only the writer calls it.</summary>
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var before = Current;
        var builder = new SnapshotBuilder(before);
        var changeSets = new List<ChangeSet>();
        await foreach (var changeSet in store.ReadChangesAsync(before.Version, cancellationToken).ConfigureAwait(false))
        {
            foreach (var change in changeSet.Changes)
                builder.Apply(change.Kind, change.Id, builder.Find(change.Kind, change.Id), change.After);
            changeSets.Add(changeSet);
        }
        contact.Note();
        if (changeSets.Count > 0)
            Publish(builder.ToSnapshot(changeSets[^1].Version), changeSets);
    }

    /// <summary>The writer as the follower and the sweeper see it.</summary>
    private sealed class SweepWriter(LiveNetwork network) : ISweepWriter
    {
        public ValueTask CatchUpAsync(CancellationToken cancellationToken) =>
            network.pending.Writer.WriteAsync(PendingEdit.CatchUp(), cancellationToken);

        public async Task<IReadOnlyList<StoreProblem>> AdoptAsync(StoreSweep sweep, CancellationToken cancellationToken)
        {
            var item = new PendingEdit(StoreEditor, "edited in the store", sweep.Adopt, cancellationToken) { IsAdoption = true };
            await network.pending.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<StoreProblem>)(await item.Done.Task.ConfigureAwait(false)).Outcome.Result!;
        }
    }

    private void Publish(NetworkSnapshot after, IReadOnlyList<ChangeSet> changeSets)
    {
        Volatile.Write(ref current, after);
        publisher.Publish(changeSets);
    }
}
