using GraphQL.Execution;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>The user context of every execution: the caller, typed, and room for what a feature wants to keep per request.</summary>
public sealed class WireUserContext(IWireCaller caller, string requestId, string asker)
    : Dictionary<string, object?>(0),
        IProvideUserContext
{
    public IWireCaller Caller { get; } = caller;

    /// <summary>The id under which this request stands in the log and in <c>X-Request-Id</c>.</summary>
    public string RequestId { get; } = requestId;

    /// <summary>What the operation was priced at; of a subscription, each event.</summary>
    public double Cost { get; set; }

    /// <summary>How many events the reader of a subscription takes; null where there is no stream.</summary>
    public EventDemand? Demand { get; init; }

    /// <summary>By what name this caller shares the machine with others.</summary>
    public string Asker { get; } = asker;

    IDictionary<string, object?> IProvideUserContext.UserContext => this;
}
