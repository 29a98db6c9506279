using System.Threading.Channels;
using GraphQL;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>
/// The events of one subscription on their way to one reader. Bounded: when the reader takes them more slowly than they
/// come and the queue is full, the subscription ends with <see cref="SlowReaderException"/>; nothing piles up.
/// </summary>
internal sealed class EventQueue : IObserver<ExecutionResult>, IDisposable
{
    private readonly Channel<ExecutionResult> _queue;
    private IDisposable? _source;
    private bool _disposed;

    private EventQueue(int capacity) =>
        _queue = System.Threading.Channels.Channel.CreateBounded<ExecutionResult>(new BoundedChannelOptions(capacity) { SingleReader = true });

    public static EventQueue Of(IObservable<ExecutionResult> events, int capacity)
    {
        var queue = new EventQueue(capacity);
        var source = events.Subscribe(queue);
        queue._source = source;
        if (queue._disposed)
            source.Dispose();
        return queue;
    }

    /// <summary>Waits for an event; false when there will be none any more.</summary>
    /// <exception cref="SlowReaderException">The queue was full.</exception>
    public ValueTask<bool> WaitAsync(CancellationToken token) => _queue.Reader.WaitToReadAsync(token);

    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out ExecutionResult result) => _queue.Reader.TryRead(out result);

    void IObserver<ExecutionResult>.OnNext(ExecutionResult value)
    {
        if (_queue.Writer.TryWrite(value))
            return;
        _queue.Writer.TryComplete(new SlowReaderException());
        _source?.Dispose();
    }

    void IObserver<ExecutionResult>.OnError(Exception error) => _queue.Writer.TryComplete(error);

    void IObserver<ExecutionResult>.OnCompleted() => _queue.Writer.TryComplete();

    public void Dispose()
    {
        _disposed = true;
        _source?.Dispose();
        _queue.Writer.TryComplete();
    }
}

/// <summary>A reader took events more slowly than they came.</summary>
internal sealed class SlowReaderException : Exception;
