using System.Security.Cryptography;
using System.Text;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Lists of records that were filtered and sorted once, kept for as long as the tables they were made from stay the same:
/// a commit that touches other tables does not lose them. Bounded by entries and by bytes of keys and lists; the longest unused goes first.
/// Two askers of the same list make it once; when the one who makes it leaves, another who waits goes on.
/// </summary>
/// <param name="maxCount">Lists kept at most.</param>
/// <param name="maxBytes">What they and their keys may take together; the records themselves belong to the versions.</param>
public sealed class SelectionCache(int maxCount = 512, long maxBytes = 64L << 20)
{
    /// <summary>What an entry takes beside its list: its key's hash, its place in the order of use, its task.</summary>
    private const int BytesPerEntry = 512;

    private readonly Dictionary<string, LinkedListNode<Entry>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = [];
    private readonly Lock gate = new();
    private long heldBytes;

    /// <summary>Lists that are kept or in the making.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return entries.Count;
        }
    }

    /// <summary>What they take, in bytes.</summary>
    public long HeldBytes
    {
        get
        {
            lock (gate)
                return heldBytes;
        }
    }

    /// <summary>The list kept under a key for these tables, or the one that <paramref name="make"/> makes; it must depend on nothing
    /// else.</summary>
    /// <param name="key">Of any length: only its hash is kept.</param>
    /// <exception cref="OperationCanceledException">The asker has left, while the list was made or waited for.</exception>
    public IReadOnlyList<T> GetOrMake<T>(
        NetworkSnapshot snapshot,
        RecordKinds dependsOn,
        string key,
        Func<T[]> make,
        CancellationToken cancellationToken
    )
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        var stamp = Stamp.Of(snapshot, dependsOn);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entry, isOurs) = Enter(hash, stamp);
            if (isOurs)
                return Make(entry, make);
            if (Wait(entry, cancellationToken) is { } rows)
                return (T[])rows;
        }
    }

    private (Entry Entry, bool IsOurs) Enter(string hash, Stamp stamp)
    {
        lock (gate)
        {
            if (entries.TryGetValue(hash, out var node) && node.Value.Stamp == stamp)
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                return (node.Value, false);
            }
            if (node is not null)
                Drop(node);
            node = entries[hash] = byUse.AddFirst(new Entry(hash, stamp));
            heldBytes += node.Value.Bytes;
            Shrink(node);
            return (node.Value, true);
        }
    }

    private T[] Make<T>(Entry entry, Func<T[]> make)
    {
        try
        {
            var rows = make();
            Keep(entry, rows.Length);
            entry.Rows.SetResult(rows);
            return rows;
        }
        catch (Exception fault)
        {
            // A list whose making was cancelled or failed must not stay behind for others.
            lock (gate)
                if (NodeOf(entry) is { } node)
                    Drop(node);
            if (fault is OperationCanceledException)
                entry.Rows.SetResult(null);
            else
                entry.Rows.SetException(fault);
            throw;
        }
    }

    /// <summary>What another makes; null when it left before it was done.</summary>
    private static Array? Wait(Entry entry, CancellationToken cancellationToken)
    {
        Task.WaitAny([entry.Rows.Task], cancellationToken);
        return entry.Rows.Task.GetAwaiter().GetResult();
    }

    private void Keep(Entry entry, int rowCount)
    {
        lock (gate)
        {
            if (NodeOf(entry) is not { } node)
                return;
            var bytes = (long)rowCount * IntPtr.Size;
            entry.Bytes += bytes;
            heldBytes += bytes;
            Shrink(node);
        }
    }

    /// <summary>Lets go of the longest unused; of the newest too where it is larger than all that may be kept.</summary>
    private void Shrink(LinkedListNode<Entry> newest)
    {
        while ((entries.Count > maxCount || heldBytes > maxBytes) && byUse.Last is { } last && last != newest)
            Drop(last);
        if (heldBytes > maxBytes)
            Drop(newest);
    }

    private LinkedListNode<Entry>? NodeOf(Entry entry) =>
        entries.TryGetValue(entry.Hash, out var node) && node.Value == entry ? node : null;

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Hash);
        heldBytes -= node.Value.Bytes;
    }

    private sealed class Entry(string hash, Stamp stamp)
    {
        public string Hash => hash;
        public Stamp Stamp => stamp;
        public long Bytes { get; set; } = BytesPerEntry;
        public TaskCompletionSource<Array?> Rows { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The tables themselves, or null where the answer does not depend on one: the same objects, the same content.</summary>
    private readonly record struct Stamp(object? Areas, object? Parties, object? Activities, object? TargetAreas, object? Collaborations)
    {
        public static Stamp Of(NetworkSnapshot s, RecordKinds kinds) =>
            new(
                kinds.HasFlag(RecordKinds.Areas) ? s.Areas : null,
                kinds.HasFlag(RecordKinds.Parties) ? s.Parties : null,
                kinds.HasFlag(RecordKinds.Activities) ? s.Activities : null,
                kinds.HasFlag(RecordKinds.TargetAreas) ? s.TargetAreas : null,
                kinds.HasFlag(RecordKinds.Collaborations) ? s.Collaborations : null
            );
    }
}
