namespace AntiCorruption.Graph.Snapshots;

/// <summary>The last few values asked for, each made once for all who ask at the same time; one that could not be made is forgotten.</summary>
public sealed class KeptValues<TKey, TValue>(int count)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly LinkedList<(TKey Key, Task<TValue> Value)> kept = new();

    /// <summary>The value of a key. Its making goes on when the asker leaves.</summary>
    public Task<TValue> TakeAsync(TKey key, Func<Task<TValue>> make, CancellationToken cancellationToken)
    {
        Task<TValue>? value = null;
        lock (gate)
        {
            for (var node = kept.First; node is not null && value is null; node = node.Next)
                if (node.Value.Key.Equals(key))
                {
                    value = node.Value.Value;
                    kept.Remove(node);
                }
            if (value is null or { IsFaulted: true } or { IsCanceled: true }) value = make();
            kept.AddFirst((key, value));
            if (kept.Count > count) kept.RemoveLast();
        }
        return value.WaitAsync(cancellationToken);
    }
}
