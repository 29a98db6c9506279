using System.Collections.Concurrent;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// The texts used lately and what was made of them, bounded by number and by weight. Looking up takes no lock; when
/// it is full, the oldest that was not used since the last round goes first (second chance, an LRU without a list to keep).
/// </summary>
/// <typeparam name="T">What is kept for a text.</typeparam>
internal sealed class DocumentCache<T>(int maxCount, long maxBytes) where T : class
{
    private readonly ConcurrentDictionary<string, Entry> _byKey = new(StringComparer.Ordinal);
    private readonly Queue<Entry> _round = new();
    private readonly Lock _filling = new();
    private long _bytes;

    public int Count => _byKey.Count;
    public long Bytes => Interlocked.Read(ref _bytes);

    public T? Find(string key)
    {
        if (!_byKey.TryGetValue(key, out var entry))
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
        lock (_filling)
        {
            if (!_byKey.TryAdd(key, entry))
                return;
            _round.Enqueue(entry);
            _bytes += bytes;
            while (_byKey.Count > maxCount || _bytes > maxBytes)
                DropOne();
        }
    }

    private void DropOne()
    {
        var oldest = _round.Dequeue();
        if (oldest.Used)
        {
            oldest.Used = false;
            _round.Enqueue(oldest);
            return;
        }
        _byKey.TryRemove(oldest.Key, out _);
        _bytes -= oldest.Bytes;
    }

    private sealed class Entry(string key, T value, long bytes)
    {
        public string Key { get; } = key;
        public T Value { get; } = value;
        public long Bytes { get; } = bytes;
        public volatile bool Used;
    }
}
