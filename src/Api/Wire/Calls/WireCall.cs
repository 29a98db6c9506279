namespace AntiCorruption.Api.Wire.Calls;

/// <summary>The circumstances of one execution.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Services">The scope resolvers take their services from.</param>
/// <param name="Channel">What the transport can carry back, and whether it may change anything.</param>
/// <param name="RequestId">The id to log it under.</param>
/// <param name="Aborted">Cancelled when the caller has left.</param>
public sealed record WireCall(IWireCaller Caller, IServiceProvider Services, Channel Channel, string RequestId, CancellationToken Aborted)
{
    /// <summary>How many events the transport takes; null where it carries one answer.</summary>
    public EventDemand? Demand { get; init; }

    /// <summary>What the operation was priced at when it was checked; of a subscription, each event.</summary>
    public double Cost { get; internal set; }

    /// <summary>Where the caller asks from; callers of one name at two places are two.</summary>
    public System.Net.IPAddress? Address { get; init; }

    /// <summary>By what name this caller shares the machine with others.</summary>
    public string Asker => $"{Caller.Name} {Address}";
}

/// <summary>What a transport allows.</summary>
public enum Channel
{
    /// <summary>One answer, nothing changed: HTTP GET.</summary>
    ReadOnce,

    /// <summary>One answer: HTTP POST.</summary>
    Once,

    /// <summary>Many answers, nothing changed: GET for an event stream.</summary>
    ReadStream,

    /// <summary>Many answers: POST for an event stream, WebSocket.</summary>
    Stream,
}
