using System.Diagnostics;
using AntiCorruption.Api.Wire.Documents;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Http;
using AntiCorruption.Api.Wire.Requests;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>Executes one request from any transport: finds the document, checks it, runs it within its time.</summary>
public sealed partial class WireExecutor
{
    private readonly IDocumentExecuter engine;
    private readonly ISchema schema;
    private readonly DocumentSource documents;
    private readonly ILogger<WireExecutor> log;
    private readonly AsOfListener asOf = new();
    private readonly TimeSpan timeout;

    public WireExecutor(
        IDocumentExecuter engine,
        ISchema schema,
        DocumentSource documents,
        IOptions<WireOptions> options,
        ILogger<WireExecutor> log
    )
    {
        (this.engine, this.schema, this.documents, this.log) = (engine, schema, documents, log);
        timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
    }

    /// <summary>Runs a request; errors of the document or the fields are in the result.</summary>
    /// <exception cref="WireException">With a status: the transport cannot carry this request at all.</exception>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync(WireRequest request, WireCall call)
    {
        ReadyDocument document;
        try
        {
            document = this.documents.Find(request);
        }
        catch (ExecutionError fault) when (fault is not WireException { Status: > 0 })
        {
            return new ExecutionResult(fault);
        }
        var operation = document.Operation(request.OperationName);
        Admit(operation, call.Channel);
        var options = Options(request, call, document);
        var started = Stopwatch.GetTimestamp();
        var result =
            operation?.Operation == OperationType.Subscription
                ? await this.engine.ExecuteAsync(options).ConfigureAwait(false)
                : await WithinTimeAsync(options, call, operation?.Operation == OperationType.Mutation).ConfigureAwait(false);
        call.Cost = ((WireUserContext)options.UserContext).Cost;
        if (result.Executed && !document.Checked)
            this.documents.Keep(document);
        // Where no stream came about, nothing was executed: an error of the request, without data.
        if (operation?.Operation == OperationType.Subscription && result.Streams is null)
            result.Executed = false;
        if (this.log.IsEnabled(LogLevel.Information))
            LogDone(
                this.log,
                operation?.Operation,
                operation?.Name?.StringValue,
                call.Caller.Name,
                call.Channel,
                result.Errors?.Count ?? 0,
                Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                call.RequestId
            );
        return result;
    }

    private static void Admit(GraphQLOperationDefinition? operation, Channel channel)
    {
        if (operation?.Operation == OperationType.Mutation && channel is Channel.ReadOnce or Channel.ReadStream)
            throw HttpFaults.MutationByGet();
        if (operation?.Operation == OperationType.Subscription && channel is Channel.ReadOnce or Channel.Once)
            throw HttpFaults.StreamNeeded();
    }

    private ExecutionOptions Options(WireRequest request, WireCall call, ReadyDocument document) =>
        new()
        {
            Schema = this.schema,
            Query = document.Text,
            Document = document.Syntax,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            UserContext = new WireUserContext(call.Caller, call.RequestId, call.Asker) { Demand = call.Demand },
            RequestServices = call.Services,
            CancellationToken = call.Aborted,
            ValidationRules = document.Checked ? [] : WireValidator.NewDocument,
            UnhandledExceptionDelegate = Hide,
            Listeners = { asOf },
        };

    private async Task<ExecutionResult> WithinTimeAsync(ExecutionOptions options, WireCall call, bool isMutation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted);
        time.CancelAfter(timeout);
        options.CancellationToken = time.Token;
        try
        {
            return await this.engine.ExecuteAsync(options).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.Aborted.IsCancellationRequested)
        {
            return new ExecutionResult(
                isMutation && call.Services.GetService<IMutationProgress>() is { } progress
                    ? progress.Timeout(timeout.TotalSeconds)
                    : HttpFaults.Timeout(timeout.TotalSeconds)
            );
        }
    }

    private Task Hide(UnhandledExceptionContext fault)
    {
        var id = (fault.ExecutionOptions.UserContext as WireUserContext)?.RequestId ?? "";
        // What the source of a stream tells its subscriber.
        if (fault.OriginalException is WireException)
            return Task.CompletedTask;
        // Who has left, or whose time is up, is no fault of a field; a stream may notice just as it begins.
        if (fault.OriginalException is not OperationCanceledException || !fault.ExecutionOptions.CancellationToken.IsCancellationRequested)
            LogUnexpected(this.log, fault.OriginalException, fault.FieldContext?.FieldDefinition.Name, id);
        fault.Exception = UnexpectedFaults.Of(fault.OriginalException, id);
        return Task.CompletedTask;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Operation} {Name} by {Caller} over {Channel}: {Errors} errors, {Milliseconds:0.00} ms, request {RequestId}"
    )]
    private static partial void LogDone(
        ILogger log,
        OperationType? operation,
        string? name,
        string caller,
        Channel channel,
        int errors,
        double milliseconds,
        string requestId
    );

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected exception at field {Field} in request {RequestId}")]
    private static partial void LogUnexpected(ILogger log, Exception exception, string? field, string requestId);
}
