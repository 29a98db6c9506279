using System.Net;
using Microsoft.AspNetCore.Connections;

namespace AntiCorruption.Api.Wire.Connections;

/// <summary>
/// A listener that answers 503 to a connection too many and closes it before it takes the next: one handle more than the
/// limit is open at most, however many come at once.
/// </summary>
internal sealed partial class LimitedListener(IConnectionListener inner, ConnectionCount connections, ILogger<LimitedListener> log)
    : IConnectionListener
{
    private static readonly byte[] refusal =
        "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
    private static readonly TimeSpan quiet = TimeSpan.FromMinutes(1);
    private long lastLogged = long.MinValue;

    public EndPoint EndPoint => inner.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await inner.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } connection)
        {
            if (connections.TryEnter())
                return new CountedConnection(connection, connections);
            LogRefusal();
            await RefuseAsync(connection).ConfigureAwait(false);
        }
        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => inner.UnbindAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static async Task RefuseAsync(ConnectionContext connection)
    {
        await using (connection.ConfigureAwait(false))
        {
            // So little goes into the empty buffer of a new connection without a wait.
            await connection.Transport.Output.WriteAsync(refusal).ConfigureAwait(false);
            await connection.Transport.Output.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Once a minute at most: a log that a flood fills helps nobody.</summary>
    private void LogRefusal()
    {
        var now = Environment.TickCount64;
        if (lastLogged != long.MinValue && now - lastLogged < quiet.TotalMilliseconds)
            return;
        lastLogged = now;
        LogFull(log, connections.Max);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "All {Max} connections are taken (Wire:MaxConnections, ulimit -n); more are refused. / การเชื่อมต่อเต็มทั้ง "
            + "{Max} รายการ จึงปฏิเสธรายการที่เกิน"
    )]
    private static partial void LogFull(ILogger log, int max);
}
