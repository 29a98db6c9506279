using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.GraphiQL;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.WebSockets;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>GraphQL over HTTP: one request, one answer or one stream of events.</summary>
internal sealed partial class GraphQLEndpoint(
    WireExecutor executor,
    ICallerSource callers,
    RequestReader reader,
    AnswerWriter answers,
    EventStream events,
    SchemaAnswer schema,
    GraphiQLPage page,
    SocketEndpoint sockets,
    RequestRate rate,
    IHostApplicationLifetime lifetime,
    ILogger<GraphQLEndpoint> log
)
{
    public async Task HandleAsync(HttpContext http)
    {
        var type = MediaTypes.Best(
            http.Request.Headers.Accept,
            pageServed: HttpMethods.IsGet(http.Request.Method) && !AsksSomething(http.Request.Query)
        );
        try
        {
            if (http.WebSockets.IsWebSocketRequest)
                await sockets.HandleAsync(http).ConfigureAwait(false);
            else if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.ContainsKey("sdl"))
                await schema.WriteAsync(http).ConfigureAwait(false);
            else if (type == AnswerType.Html)
                await page.WriteAsync(http).ConfigureAwait(false);
            else
                await AnswerAsync(http, type).ConfigureAwait(false);
        }
        catch (WireException fault) when (!http.Response.HasStarted)
        {
            await answers.RefuseAsync(http, fault, type).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && Ended(http))
        {
            // The caller has left, or the server stops: what was being done has been stopped and nobody waits for an answer.
        }
        catch (SlowReaderException)
        {
            http.Abort();
        }
        catch (BadHttpRequestException broken) when (!http.Response.HasStarted)
        {
            http.Response.Headers.Connection = "close";
            await answers.RefuseAsync(http, HttpFaults.BrokenBody(broken.StatusCode), type).ConfigureAwait(false);
        }
        catch (Exception unexpected) when (unexpected is not BadHttpRequestException && !http.Response.HasStarted)
        {
            LogUnexpected(log, unexpected, http.TraceIdentifier);
            await answers.RefuseAsync(http, UnexpectedFaults.Of(unexpected, http.TraceIdentifier), type).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext http, AnswerType type)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsPost(http.Request.Method))
            throw HttpFaults.WrongMethod();
        if (type == AnswerType.None)
            throw HttpFaults.NotAcceptable();
        var caller = await callers.OfAsync(http).ConfigureAwait(false);
        rate.Take(http, caller);
        var request = HttpMethods.IsPost(http.Request.Method)
            ? await reader.PostAsync(http).ConfigureAwait(false)
            : RequestReader.Get(http);
        var call = new WireCall(
            caller,
            http.RequestServices,
            ChannelOf(http.Request.Method, type),
            http.TraceIdentifier,
            http.RequestAborted
        )
        {
            Demand = type == AnswerType.EventStream ? events.NewDemand() : null,
            Address = http.Connection.RemoteIpAddress,
        };
        var result = await executor.ExecuteAsync(request, call).ConfigureAwait(false);
        if (type == AnswerType.EventStream)
            await events.WriteAsync(http, result, call).ConfigureAwait(false);
        else
            await answers.WriteAsync(http, result, type).ConfigureAwait(false);
    }

    private static bool AsksSomething(IQueryCollection query) =>
        query.ContainsKey("query") || query.ContainsKey("documentId") || query.ContainsKey("extensions");

    private bool Ended(HttpContext http) =>
        http.RequestAborted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested;

    private static Channel ChannelOf(string method, AnswerType type) =>
        (HttpMethods.IsGet(method), type == AnswerType.EventStream) switch
        {
            (true, false) => Channel.ReadOnce,
            (false, false) => Channel.Once,
            (true, true) => Channel.ReadStream,
            (false, true) => Channel.Stream,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected exception in request {RequestId}")]
    private static partial void LogUnexpected(ILogger log, Exception exception, string requestId);
}
