using System.Threading.Channels;
using GraphQL;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>
/// The events of one subscription on their way to one reader. Bounded: a source waits for its <see cref="EventDemand"/>;
/// with one that does not, and a reader more slow than it, the subscription ends with <see cref="SlowReaderException"/>.
/// </summary>
internal sealed class EventQueue : IObserver<ExecutionResult>, IDisposable
{
    private readonly Channel<ExecutionResult> queue;
    private readonly EventDemand demand;
    private IDisposable? source;
    private bool disposed;

    private EventQueue(EventDemand demand)
    {
        this.demand = demand;
        this.queue = System.Threading.Channels.Channel.CreateBounded<ExecutionResult>(
            new BoundedChannelOptions(demand.Window) { SingleReader = true }
        );
    }

    public static EventQueue Of(IObservable<ExecutionResult> events, EventDemand demand)
    {
        var queue = new EventQueue(demand);
        var source = events.Subscribe(queue);
        queue.source = source;
        if (queue.disposed)
            source.Dispose();
        return queue;
    }

    /// <summary>Waits for an event; false when there will be none any more.</summary>
    /// <exception cref="SlowReaderException">The queue was full.</exception>
    public ValueTask<bool> WaitAsync(CancellationToken token) => this.queue.Reader.WaitToReadAsync(token);

    /// <summary>Takes an event that is there, and tells the source that there is room for another.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out ExecutionResult result)
    {
        if (!this.queue.Reader.TryRead(out result))
            return false;
        this.demand.Release();
        return true;
    }

    void IObserver<ExecutionResult>.OnNext(ExecutionResult value)
    {
        if (this.queue.Writer.TryWrite(value))
            return;
        this.queue.Writer.TryComplete(new SlowReaderException());
        this.source?.Dispose();
    }

    void IObserver<ExecutionResult>.OnError(Exception error) => this.queue.Writer.TryComplete(error);

    void IObserver<ExecutionResult>.OnCompleted() => this.queue.Writer.TryComplete();

    public void Dispose()
    {
        disposed = true;
        this.source?.Dispose();
        this.queue.Writer.TryComplete();
    }
}

/// <summary>A reader took events more slowly than they came.</summary>
internal sealed class SlowReaderException : Exception;
