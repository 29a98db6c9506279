using System.Net;
using Microsoft.AspNetCore.Connections;

namespace AntiCorruption.Api.Wire.Connections;

/// <summary>Listens as another factory does and holds the connections to a number.</summary>
internal sealed class LimitedListenerFactory(IConnectionListenerFactory inner, ConnectionCount connections, ILogger<LimitedListener> log)
    : IConnectionListenerFactory
{
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new LimitedListener(await inner.BindAsync(endpoint, cancellationToken).ConfigureAwait(false), connections, log);
}
