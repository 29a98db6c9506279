using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Http;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Exchange.Export;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Exports;

/// <summary>
/// <c>GET /export/{file}?…</c>: a network or a table as a file of another program, for researchers. Everything is checked before the first
/// byte; what goes wrong after it cuts the connection, so that no reader takes a part for the whole.
/// </summary>
internal sealed partial class ExportEndpoint(
    ExportBuilder builder,
    ICallerSource callers,
    RequestRate rate,
    AnswerWriter answers,
    IOptions<ExportSettings> settings,
    IHostApplicationLifetime lifetime,
    ILogger<ExportEndpoint> log
)
{
    private readonly Shares running = new(settings.Value.MaxRunningCount, settings.Value.MaxRunningCountPerCaller);

    public async Task HandleAsync(HttpContext http, string file)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        stop.CancelAfter(TimeSpan.FromSeconds(settings.Value.TimeoutSeconds));
        try
        {
            await AnswerAsync(http, file, stop.Token).ConfigureAwait(false);
        }
        catch (WireException fault) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http, ExportFaults.Answered(fault)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await CutAsync(http, HttpFaults.Timeout(settings.Value.TimeoutSeconds)).ConfigureAwait(false);
        }
        catch (IOException) when (stop.IsCancellationRequested)
        {
            // The reader has left.
        }
        catch (Exception unexpected)
        {
            LogUnexpected(log, unexpected, http.TraceIdentifier);
            await CutAsync(http, UnexpectedFaults.Of(unexpected, http.TraceIdentifier)).ConfigureAwait(false);
        }
    }

    /// <summary>Says why where nothing has been sent yet and somebody still waits; else cuts the connection.</summary>
    private async Task CutAsync(HttpContext http, WireException fault)
    {
        if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
            return;
        }
        await RefuseAsync(http, ExportFaults.Answered(fault)).ConfigureAwait(false);
    }

    private Task RefuseAsync(HttpContext http, WireException fault)
    {
        http.Response.Headers.Remove(HeaderNames.ContentDisposition);
        return answers.RefuseAsync(http, fault, AnswerType.Json);
    }

    private async Task AnswerAsync(HttpContext http, string name, CancellationToken stop)
    {
        var caller = (Caller)await callers.OfAsync(http).ConfigureAwait(false);
        rate.Take(http, caller);
        if (!caller.Is(Role.Researcher))
        {
            throw AccessFaults.Forbidden("/export", Role.Researcher, caller.Role);
        }
        var file = ExportFiles.Find(name) ?? throw ExportFaults.UnknownFile(name, ExportFiles.All.Select(one => one.Name));
        var request = ExportRequest.Read(http.Request.Query);
        if (request.Reason is not null && !caller.Is(Role.Coordinator))
        {
            throw AccessFaults.Forbidden("'reason'", Role.Coordinator, caller.Role);
        }
        var asker = $"{caller.Name} {http.Connection.RemoteIpAddress}";
        if (!running.TryTake(asker, 1, out var share, out var shortage))
        {
            throw ExportFaults.TooManyRunning(shortage == Shortage.OfOwner);
        }
        using (share)
        {
            var network = await builder.BuildAsync(file, request, asker, stop).ConfigureAwait(false);
            Log(http, caller, file, request, network);
            Open(http.Response, file, network);
            // Rows are made while they are read; a thread of the pool makes them, and no request waits behind it.
            await Task.Run(() => ExportBuilder.WriteAsync(file, network, http.Response.Body, stop), stop).ConfigureAwait(false);
        }
    }

    private static void Open(HttpResponse response, ExportFile file, ExportNetwork network)
    {
        response.ContentType = file.MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        response.Headers.CacheControl = "no-store";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers["X-Data-Version"] = network.Snapshot.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Log(HttpContext http, Caller caller, ExportFile file, ExportRequest request, ExportNetwork network)
    {
        if (request.Reason is { } reason && network.Risk.IsTooHigh)
        {
            LogExposed(log, caller.Name, network.Risk.ExposedCount, network.Risk.PersonCount, file.Name, reason, http.TraceIdentifier);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Caller} exports {Exposed} of {Persons} persons who could be told apart in {File}, because: "
            + "{Reason}, request {RequestId}"
    )]
    private static partial void LogExposed(
        ILogger log,
        string caller,
        int exposed,
        int persons,
        string file,
        string reason,
        string requestId
    );

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected exception in export {RequestId}")]
    private static partial void LogUnexpected(ILogger log, Exception exception, string requestId);
}
