using System.Collections.Concurrent;
using System.Threading.Channels;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Following;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Writing;

public sealed record LiveNetworkOptions
{
    /// <summary>Writes waiting at most; one more waits for a place.</summary>
    public int PendingWriteCount { get; init; } = 10_000;

    /// <summary>Edits made durable together at most.</summary>
    public int GroupedEditCount { get; init; } = 512;

    /// <summary>How often to look what others wrote to the store and whether it still answers; null for never.</summary>
    public TimeSpan? FollowInterval { get; init; }

    /// <summary>
    /// How often at least to look through a store that others may change past this program, while it cannot be told whether they did.
    /// </summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a store that is followed may be silent.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// The most that the newest change sets take which are kept for subscribers, in bytes; who is further behind reads the store.
    /// </summary>
    public long KeptChangeBytes { get; init; } = 32 << 20;
}

/// <summary>
/// The network as it is now: the newest version for readers, who never wait, and one writer that makes the next. Edits
/// that wait together become durable together (one transaction of the store), and each is answered only when its change
/// is durable and visible.
/// </summary>
public sealed partial class LiveNetwork : IAsyncDisposable
{
    /// <summary>The name that changes made in the store itself are recorded under.</summary>
    public const string StoreEditor = "store";

    private readonly IGraphStore store;
    private readonly LiveNetworkOptions options;
    private readonly TimeProvider time;
    private readonly Channel<PendingEdit> pending;
    private readonly CancellationTokenSource stopping = new();
    private readonly Publisher publisher;
    private readonly Task writer;
    private readonly StoreContact contact;

    /// <summary>Named changes that are being asked for, and by how many.</summary>
    private readonly ConcurrentDictionary<string, int> named = new(StringComparer.Ordinal);
    private readonly Sweeper sweeper;
    private readonly Task following;
    private readonly int unreadableCount;
    private NetworkSnapshot current;

    private LiveNetwork(IGraphStore store, LoadedNetwork loaded, LiveNetworkOptions options, TimeProvider time)
    {
        this.store = store;
        this.options = options;
        this.time = time;
        current = loaded.Network;
        unreadableCount = loaded.UnreadableCount;
        publisher = new(store, loaded.Network.Version, options.KeptChangeBytes);
        pending = Channel.CreateBounded<PendingEdit>(new BoundedChannelOptions(options.PendingWriteCount) { SingleReader = true });
        contact = new(time);
        var sweepWriter = new SweepWriter(this);
        sweeper = new(store, () => Current, sweepWriter, contact, time, options.SweepInterval, loaded.Problems);
        writer = Task.Run(WriteAsync);
        following = options.FollowInterval is { } interval
            ? Task.Run(() =>
                new Follower(store, () => Current, sweepWriter.CatchUpAsync, contact, sweeper, time).RunAsync(interval, stopping.Token)
            )
            : Task.CompletedTask;
    }

    /// <summary>The newest version. Take it once per request and keep to it.</summary>
    public NetworkSnapshot Current => Volatile.Read(ref current);

    public string StoreLocation => store.Location;

    /// <summary>When the store last answered: how old <see cref="Current"/> can be.</summary>
    public DateTimeOffset LastContact => contact.Last;

    /// <summary>
    /// When <see cref="Current"/> was last known to be the newest version: now for a store that nobody else writes, unless it fails.
    /// </summary>
    public DateTimeOffset AsOf => store.Mark is null && StoreFault is null && !IsSilent ? time.GetUtcNow() : LastContact;

    /// <summary>Whether the store has not been heard of for so long that it must be taken for down.</summary>
    public bool IsSilent => options.FollowInterval is { } interval && time.GetUtcNow() - LastContact > options.SilenceLimit + interval;

    /// <summary>Why the store did not answer the last time it was asked; null when it did.</summary>
    public StoreUnavailableException? StoreFault => contact.Fault;

    /// <summary>
    /// What lies in the store and is not in the network, or otherwise, because it breaks a rule: made or changed past this program. The
    /// first thousand.
    /// </summary>
    public IReadOnlyList<StoreProblem> StoreProblems => sweeper.Problems;

    /// <summary>Loads the store's newest version. Cost: one pass over all records.</summary>
    public static async Task<LiveNetwork> OpenAsync(
        IGraphStore store,
        LiveNetworkOptions? options = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default
    )
    {
        var loaded = await SnapshotLoader.LoadAsync(store, cancellationToken).ConfigureAwait(false);
        return new(store, loaded, options ?? new(), time ?? TimeProvider.System);
    }

    /// <summary>
    /// Runs an edit on the newest version and makes it durable. The edit may run more than once (when somebody else wrote
    /// to the store meanwhile), so it must do nothing but read and change the network. An edit that changes nothing writes nothing;
    /// one that breaks a rule changes nothing, and the commit says what it breaks.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store did not take the change.</exception>
    public Task<Committed<T>> CommitAsync<T>(
        string by,
        string operation,
        Func<NetworkEdit, T> edit,
        CancellationToken cancellationToken = default
    ) => CommitAsync(new PendingEdit(by, operation, network => edit(network), cancellationToken), (_, _) => default(T), cancellationToken);

    /// <summary>
    /// The same for a change that its caller named: made once, however often and wherever it is asked for. One that the log holds
    /// already is not made again, and one that changes nothing is kept in the log too.
    /// </summary>
    /// <param name="changeId">Made by <see cref="ChangeIds.Of"/>.</param>
    /// <param name="recall">The result of the change, from what the log says of it.</param>
    /// <inheritdoc cref="CommitAsync{T}(string, string, Func{NetworkEdit, T}, CancellationToken)"/>
    public async Task<Committed<T>> CommitAsync<T>(
        string by,
        string operation,
        Guid changeId,
        Func<NetworkEdit, T> edit,
        Func<NetworkSnapshot, ChangeSet, T?> recall,
        CancellationToken cancellationToken = default
    )
    {
        var name = ChangeIds.PrefixOf(changeId);
        var item = new PendingEdit(by, operation, network => edit(network), cancellationToken) { ChangeId = changeId };
        named.AddOrUpdate(name, 1, (_, count) => count + 1);
        _ = item.Done.Task.ContinueWith(
            _ => Forget(name),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return await CommitAsync(item, recall, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a change that its caller named is being made, and the change when it is in the log.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be asked.</exception>
    public async Task<(bool IsPending, ChangeSet? ChangeSet)> FindChangeAsync(Guid changeId, CancellationToken cancellationToken)
    {
        var isPending = named.ContainsKey(ChangeIds.PrefixOf(changeId));
        var found = await store.FindChangesAsync([changeId], cancellationToken).ConfigureAwait(false);
        return (isPending, found is [var known] ? await ReadChangeAsync(known, cancellationToken).ConfigureAwait(false) : null);
    }

    /// <summary>
    /// Looks through the whole store for what was changed past this program, takes over what obeys the rules (as a change by
    /// <see cref="StoreEditor"/>) and tells the rest in <see cref="StoreProblems"/>. Cost: as a load.
    /// </summary>
    /// <returns>False when others wrote so fast that no version could be compared.</returns>
    public Task<bool> SweepAsync(CancellationToken cancellationToken = default) =>
        store.Mark is null ? Task.FromResult(true) : sweeper.SweepAsync(cancellationToken);

    /// <summary>What is wrong with the medium below the records. Cost: as a load or more.</summary>
    public Task<IReadOnlyList<string>> FindDamageAsync(CancellationToken cancellationToken) => store.FindDamageAsync(cancellationToken);

    /// <summary>The records of <see cref="Current"/> that break a rule which new ones must obey. Cost: one pass over all.</summary>
    public IReadOnlyList<StoreProblem> FindBroken() => RuleSweep.FindBroken(Current);

    /// <summary>
    /// The change sets after a version, in order: those that are there, then each as it is made, until cancelled. Nobody is too slow for
    /// it.
    /// </summary>
    /// <exception cref="StoreUnavailableException">What was missed cannot be read.</exception>
    public IAsyncEnumerable<ChangeSet> FollowChangesAsync(long afterVersion, CancellationToken cancellationToken) =>
        publisher.FollowAsync(afterVersion, cancellationToken);

    /// <summary>Those who follow the changes now.</summary>
    public int FollowerCount => publisher.SubscriberCount;

    /// <summary>The version that the store is at; above <see cref="Current"/> where others write to it.</summary>
    public Task<long> ReadStoredVersionAsync(CancellationToken cancellationToken) => store.ReadVersionAsync(cancellationToken);

    /// <summary>The changes of one record, newest first.</summary>
    public Task<IReadOnlyList<ChangeSet>> ReadHistoryAsync(
        RecordKind kind,
        int id,
        long beforeVersion,
        int limit,
        CancellationToken cancellationToken
    ) => store.ReadHistoryAsync(kind, id, beforeVersion, limit, cancellationToken);

    /// <summary>How many records the change sets after a version changed.</summary>
    public Task<long> CountChangesAsync(long afterVersion, CancellationToken cancellationToken) =>
        store.CountChangesAsync(afterVersion, cancellationToken);

    /// <summary>The change sets after a version, in order.</summary>
    public IAsyncEnumerable<ChangeSet> ReadChangesAsync(long afterVersion, CancellationToken cancellationToken) =>
        store.ReadChangesAsync(afterVersion, cancellationToken);

    /// <summary>Finishes the edits that wait, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        pending.Writer.TryComplete();
        await writer.ConfigureAwait(false);
        await stopping.CancelAsync().ConfigureAwait(false);
        await following.ConfigureAwait(false);
        await sweeper.Ended.ConfigureAwait(false);
        publisher.Complete();
        publisher.Dispose();
        stopping.Dispose();
        await store.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Changes are not put on top of what is gone, or of a file of our own in which something is damaged.</summary>
    private void CheckWritable()
    {
        if (contact.Loss is { } loss)
            throw loss;
        if (store.Mark is null && unreadableCount > 0)
            throw new StoreUnavailableException(
                StoreFailure.Damaged,
                $"{StoreLocation} can be read only: {unreadableCount} of its records are damaged. The command check names them."
            );
    }

    private async Task<Committed<T>> CommitAsync<T>(
        PendingEdit item,
        Func<NetworkSnapshot, ChangeSet, T?> recall,
        CancellationToken cancellationToken
    )
    {
        await QueueAsync(item, cancellationToken).ConfigureAwait(false);
        var (outcome, snapshot) = await AnswerAsync(item, cancellationToken).ConfigureAwait(false);
        var result =
            outcome.IsKnown ? recall(snapshot, outcome.ChangeSet!)
            : outcome.Result is T made ? made
            : default;
        return new(result, snapshot, outcome.ChangeSet, outcome.Faults);
    }

    private async Task QueueAsync(PendingEdit item, CancellationToken cancellationToken)
    {
        try
        {
            CheckWritable();
            await pending.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            item.Done.TrySetCanceled(CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// Waits for the writer. Who stops waiting takes an edit back that has not begun; of one that has begun nobody knows how it ends.
    /// </summary>
    private static async Task<(EditOutcome Outcome, NetworkSnapshot Snapshot)> AnswerAsync(
        PendingEdit item,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await item.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !item.TryWithdraw())
        {
            if (item.Done.Task.IsCompletedSuccessfully)
                return await item.Done.Task.ConfigureAwait(false);
            throw new ChangeUnknownException();
        }
    }

    /// <summary>One edit of a named change is over.</summary>
    private void Forget(string name)
    {
        if (named.AddOrUpdate(name, 0, (_, count) => count - 1) <= 0)
            named.TryRemove(new(name, 0));
    }

    private async Task<ChangeSet?> ReadChangeAsync(KnownChange known, CancellationToken cancellationToken)
    {
        await foreach (var changeSet in store.ReadChangesAsync(known.Version - 1, cancellationToken).ConfigureAwait(false))
            return changeSet;
        return null;
    }

    private sealed record PendingEdit(string By, string Operation, Func<NetworkEdit, object?> Edit, CancellationToken Cancellation)
    {
        private const int Waiting = 0;
        private const int Begun = 1;
        private const int Withdrawn = 2;
        private int state;

        /// <summary>The id of a change that its caller named.</summary>
        public Guid? ChangeId { get; init; }

        /// <summary>Begins the edit, or goes on with it; false when its asker has taken it back.</summary>
        public bool TryBegin() =>
            !Cancellation.IsCancellationRequested
                ? Interlocked.CompareExchange(ref state, Begun, Waiting) != Withdrawn
                : Volatile.Read(ref state) == Begun;

        /// <summary>Takes the edit back; false when it has begun.</summary>
        public bool TryWithdraw() => Interlocked.CompareExchange(ref state, Withdrawn, Waiting) != Begun;

        /// <summary>True for the follower's word that the store has moved on: nothing to edit.</summary>
        public bool IsCatchUp { get; private init; }

        /// <summary>True when the store has what the edit changes already.</summary>
        public bool IsAdoption { get; init; }

        public static PendingEdit CatchUp() => new("", "", _ => null, CancellationToken.None) { IsCatchUp = true };

        public TaskCompletionSource<(EditOutcome Outcome, NetworkSnapshot Snapshot)> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>What running an edit gave.</summary>
    private sealed record EditOutcome(object? Result, ChangeSet? ChangeSet, IReadOnlyList<RuleFault> Faults)
    {
        /// <summary>True when the change was made before: the result is to be made of the change set.</summary>
        public bool IsKnown { get; init; }

        public static EditOutcome Known(ChangeSet changeSet) => new(null, changeSet, []) { IsKnown = true };
    }
}
