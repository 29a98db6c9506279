using System.Net.WebSockets;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Responses;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>Takes WebSocket connections at the GraphQL path and speaks graphql-transport-ws on them.</summary>
internal sealed class SocketEndpoint(
    WireExecutor executor,
    ICallerSource callers,
    ResultWriter results,
    RequestRate rate,
    SubscriptionCount subscriptions,
    SocketCount sockets,
    IHostApplicationLifetime lifetime,
    IOptions<WireOptions> options
)
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>Serves the connection until it is closed.</summary>
    /// <exception cref="Errors.WireException">Too many sockets are open.</exception>
    public async Task HandleAsync(HttpContext http)
    {
        using var place = sockets.Enter(http);
        var spoken = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http
            .WebSockets.AcceptWebSocketAsync(
                new WebSocketAcceptContext
                {
                    // A client whose protocol is not confirmed cuts the line before it hears why, so the wrong one is confirmed and then
                    // closed with 4406.
                    SubProtocol = spoken ? Protocol : http.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(),
                    KeepAliveInterval = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds),
                    KeepAliveTimeout = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds * 2),
                }
            )
            .ConfigureAwait(false);
        try
        {
            await ServeAsync(http, socket, spoken, place).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The other side has vanished; its operations have been stopped.
        }
    }

    private async Task ServeAsync(HttpContext http, WebSocket socket, bool spoken, SocketPlace place)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var sender = new SocketSender(socket, results, TimeSpan.FromSeconds(options.Value.WebSocket.SendTimeoutSeconds));
        var context = new SocketContext(http, executor, callers, rate, subscriptions, sockets, options.Value) { Aborted = gone.Token };
        var session = new SocketSession(socket, sender, context, place);
        await using var stopping = lifetime.ApplicationStopping.Register(() => _ = Quietly(session.StopAsync()));
        try
        {
            if (!spoken)
                await sender.CloseAsync(CloseReason.WrongProtocol).ConfigureAwait(false);
            await session.RunAsync(gone.Token).ConfigureAwait(false);
            if (socket.State == WebSocketState.CloseReceived)
                await socket
                    .CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, gone.Token)
                    .ConfigureAwait(false);
        }
        finally
        {
            await gone.CancelAsync().ConfigureAwait(false);
        }
    }

    private static async Task Quietly(Task closing)
    {
        try
        {
            await closing.ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It closed by itself meanwhile.
        }
    }
}
