using System.Runtime.CompilerServices;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using GraphQL;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Changes;

/// <summary>Tells subscribers of changed records: from now on, or from where they left off.</summary>
internal sealed class ChangeFeed(LiveNetwork live, IOptions<WireOptions> options)
{
    private readonly int maxMissed = options.Value.Limits.MaxMissedChanges;

    /// <summary>
    /// The changes of records of a kind that match before or after, in the order of versions and, within one, of ids.
    /// It begins with the call; an event is made when its reader has room for it, on the network as it is then.
    /// </summary>
    /// <exception cref="Wire.Errors.WireException">What was missed cannot be told.</exception>
    public async Task<IAsyncEnumerable<TEvent>> FollowAsync<TRecord, TEvent>(
        RecordKind kind,
        Resumption from,
        Func<TRecord, bool> matches,
        Func<NetworkSnapshot, ChangeSet, RecordChange, TEvent> make,
        IResolveFieldContext context
    )
        where TRecord : GraphRecord
    {
        var start = from.Start ?? new ChangePosition(live.Current.Version, int.MaxValue);
        if (from.Start is not null)
            await CheckAsync(start, context.CancellationToken).ConfigureAwait(false);
        var demand = ((WireUserContext)context.UserContext).Demand;
        return ReadAsync(start, change => change.Kind == kind && Concerns(change, matches), make, demand, context.CancellationToken);
    }

    public static ChangeKind KindOf(RecordChange change) =>
        (change.Before, change.After) switch
        {
            (null, _) => ChangeKind.Created,
            (_, null) => ChangeKind.Deleted,
            ({ IsArchived: false }, { IsArchived: true }) => ChangeKind.Archived,
            ({ IsArchived: true }, { IsArchived: false }) => ChangeKind.Restored,
            _ => ChangeKind.Updated,
        };

    private static bool Concerns<TRecord>(RecordChange change, Func<TRecord, bool> matches)
        where TRecord : GraphRecord =>
        change.After is TRecord after && matches(after) || change.Before is TRecord before && matches(before);

    private async IAsyncEnumerable<TEvent> ReadAsync<TEvent>(
        ChangePosition start,
        Func<RecordChange, bool> concerns,
        Func<NetworkSnapshot, ChangeSet, RecordChange, TEvent> make,
        EventDemand? demand,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var changeSets = live.FollowChangesAsync(start.SeenVersion, cancellationToken);
        await using var next = changeSets.GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(next, start).ConfigureAwait(false))
        {
            var changeSet = next.Current;
            foreach (
                var change in changeSet
                    .Changes.Where(change => concerns(change) && !start.Covers(changeSet.Version, change.Id))
                    .OrderBy(change => change.Id)
            )
            {
                if (demand is not null)
                    await demand.WaitAsync(cancellationToken).ConfigureAwait(false);
                yield return make(live.Current, changeSet, change);
            }
        }
    }

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChangeSet> changeSets, ChangePosition start)
    {
        try
        {
            return await changeSets.MoveNextAsync().ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            throw ResumptionFaults.Unreadable(start.SeenVersion);
        }
    }

    /// <summary>What was missed is told whole or not at all.</summary>
    private async Task CheckAsync(ChangePosition start, CancellationToken cancellationToken)
    {
        try
        {
            var newest = live.Current.Version;
            // Another server on the same store may have told of a version that this one has not seen yet.
            if (
                start.SeenVersion > newest
                && start.SeenVersion > (newest = await live.ReadStoredVersionAsync(cancellationToken).ConfigureAwait(false))
            )
                throw ResumptionFaults.UnknownVersion(start.SeenVersion, newest);
            var missed = await live.CountChangesAsync(start.SeenVersion, cancellationToken).ConfigureAwait(false);
            if (missed > maxMissed)
                throw ResumptionFaults.TooFarBehind(missed, maxMissed);
        }
        catch (StoreUnavailableException)
        {
            throw ResumptionFaults.Unreadable(start.SeenVersion);
        }
    }
}
