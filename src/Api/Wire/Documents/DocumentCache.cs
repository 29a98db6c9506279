using System.Collections.Concurrent;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// The texts used lately and what was made of them, bounded by number and by weight. Looking up takes no lock; when
/// it is full, the oldest that was not used since the last round goes first (second chance, an LRU without a list to keep).
/// </summary>
/// <typeparam name="T">What is kept for a text.</typeparam>
internal sealed class DocumentCache<T>(int maxCount, long maxBytes)
    where T : class
{
    private readonly ConcurrentDictionary<string, Entry> byKey = new(StringComparer.Ordinal);
    private readonly Queue<Entry> round = new();
    private readonly Lock filling = new();
    private long bytes;

    public int Count => byKey.Count;
    public long Bytes => Interlocked.Read(ref this.bytes);

    public T? Find(string key)
    {
        if (!byKey.TryGetValue(key, out var entry))
            return null;
        entry.Used = true;
        return entry.Value;
    }

    /// <summary>Keeps a value; one that is heavier than an eighth of the cache is not kept.</summary>
    public void Keep(string key, T value, long bytes)
    {
        if (bytes > maxBytes / 8)
            return;
        var entry = new Entry(key, value, bytes);
        lock (filling)
        {
            if (!byKey.TryAdd(key, entry))
                return;
            this.round.Enqueue(entry);
            this.bytes += bytes;
            while (byKey.Count > maxCount || this.bytes > maxBytes)
                DropOne();
        }
    }

    private void DropOne()
    {
        var oldest = this.round.Dequeue();
        if (oldest.Used)
        {
            oldest.Used = false;
            this.round.Enqueue(oldest);
            return;
        }
        byKey.TryRemove(oldest.Key, out _);
        this.bytes -= oldest.Bytes;
    }

    private sealed class Entry(string key, T value, long bytes)
    {
        public string Key { get; } = key;
        public T Value { get; } = value;
        public long Bytes { get; } = bytes;
        public volatile bool Used;
    }
}
