using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>A subscriber was too slow: publications it had not taken were more than are kept for one.</summary>
public sealed class SubscriberTooSlowException() : Exception("The subscriber fell too far behind and was dropped.");

/// <summary>Hands each publication to all subscribers without ever waiting for one.</summary>
internal sealed class Publisher(int pendingPublicationCount)
{
    private ImmutableList<Channel<Publication>> subscribers = [];

    public void Publish(Publication publication)
    {
        foreach (var subscriber in subscribers)
            if (!subscriber.Writer.TryWrite(publication)) subscriber.Writer.TryComplete(new SubscriberTooSlowException());
    }

    public void Complete()
    {
        foreach (var subscriber in subscribers) subscriber.Writer.TryComplete();
    }

    /// <summary>The subscription begins with the call, not with the first item taken.</summary>
    public IAsyncEnumerable<Publication> SubscribeAsync(CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<Publication>(pendingPublicationCount);
        ImmutableInterlocked.Update(ref subscribers, list => list.Add(channel));
        return ReadAsync(channel, cancellationToken);
    }

    private async IAsyncEnumerable<Publication> ReadAsync(Channel<Publication> channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var publication in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false)) yield return publication;
        }
        finally
        {
            ImmutableInterlocked.Update(ref subscribers, list => list.Remove(channel));
        }
    }
}
