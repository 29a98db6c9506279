using System.Runtime.CompilerServices;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Reads that are at work while their forerunners' results are used.</summary>
internal static class ReadAhead
{
    /// <summary>
    /// The results in the order of the reads; <paramref name="readerCount"/> are at work at a time, and none when the caller stops.
    /// </summary>
    public static async IAsyncEnumerable<T> RunAsync<T>(
        IEnumerable<Func<CancellationToken, Task<T>>> reads,
        int readerCount,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task<T>>();
        try
        {
            foreach (var read in reads)
            {
                running.Enqueue(Task.Run(() => read(stop.Token), stop.Token));
                if (running.Count > readerCount)
                    yield return await running.Dequeue().ConfigureAwait(false);
            }
            while (running.TryDequeue(out var last))
                yield return await last.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);
        }
    }
}
