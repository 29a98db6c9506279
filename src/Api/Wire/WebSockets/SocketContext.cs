using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Limits;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>What every operation of one socket shares.</summary>
internal sealed record SocketContext(
    HttpContext Http,
    WireExecutor Executor,
    ICallerSource Callers,
    RequestRate Rate,
    SubscriptionCount Subscriptions,
    SocketCount Sockets,
    WireOptions Options
)
{
    /// <summary>Cancelled when the socket is gone.</summary>
    public CancellationToken Aborted { get; init; }
}
