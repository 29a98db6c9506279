using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>Which tables of a version an answer was made from, as bits by <see cref="RecordKind"/>.</summary>
[Flags]
public enum RecordKinds : byte
{
    None = 0,
    Areas = 1 << RecordKind.Area,
    Parties = 1 << RecordKind.Party,
    Activities = 1 << RecordKind.Activity,
    TargetAreas = 1 << RecordKind.TargetArea,
    Collaborations = 1 << RecordKind.Collaboration,
}

/// <summary>
/// Lists of records that were filtered and sorted once, kept for as long as the tables they were made from stay the same:
/// a commit that touches other tables does not lose them. Bounded by entries and by records held; the longest unused goes first.
/// Two askers of the same list make it once.
/// </summary>
public sealed class SelectionCache(int entryCount = 512, long recordCount = 8_000_000)
{
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = [];
    private readonly Lock gate = new();
    private long held;

    /// <summary>The list kept under a key for these tables, or the one that <paramref name="make"/> makes.</summary>
    public IReadOnlyList<T> GetOrMake<T>(NetworkSnapshot snapshot, RecordKinds dependsOn, string key, Func<T[]> make)
    {
        var stamp = Stamp.Of(snapshot, dependsOn);
        Entry entry;
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node) && node.Value.Stamp == stamp)
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
            }
            else
            {
                if (node is not null) Drop(node);
                node = byUse.AddFirst(new Entry(key, stamp, new(() => make())));
                entries[key] = node;
                while (entries.Count > entryCount) Drop(byUse.Last!);
            }
            entry = node.Value;
        }
        return (T[])Take(entry);
    }

    private Array Take(Entry entry)
    {
        if (entry.Records.IsValueCreated) return entry.Records.Value;
        try
        {
            var records = entry.Records.Value;
            lock (gate) Account(entry, records.Length);
            return records;
        }
        catch
        {
            // A list whose making was cancelled or failed must not stay behind for others.
            lock (gate)
                if (entries.TryGetValue(entry.Key, out var node) && node.Value == entry) Drop(node);
            throw;
        }
    }

    private void Account(Entry entry, int count)
    {
        if (entry.Count > 0 || !entries.TryGetValue(entry.Key, out var node) || node.Value != entry) return;
        entry.Count = count;
        held += count;
        while (held > recordCount && byUse.Last is { } last && last != node) Drop(last);
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
        held -= node.Value.Count;
    }

    private sealed class Entry(string key, Stamp stamp, Lazy<Array> records)
    {
        public string Key => key;
        public Stamp Stamp => stamp;
        public Lazy<Array> Records => records;
        public int Count { get; set; }
    }

    /// <summary>The tables themselves, or null where the answer does not depend on one: the same objects, the same content.</summary>
    private readonly record struct Stamp(object? Areas, object? Parties, object? Activities, object? TargetAreas, object? Collaborations)
    {
        public static Stamp Of(NetworkSnapshot s, RecordKinds kinds) => new(
            kinds.HasFlag(RecordKinds.Areas) ? s.Areas : null,
            kinds.HasFlag(RecordKinds.Parties) ? s.Parties : null,
            kinds.HasFlag(RecordKinds.Activities) ? s.Activities : null,
            kinds.HasFlag(RecordKinds.TargetAreas) ? s.TargetAreas : null,
            kinds.HasFlag(RecordKinds.Collaborations) ? s.Collaborations : null);
    }
}
