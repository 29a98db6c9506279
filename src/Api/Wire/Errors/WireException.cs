using GraphQL;

namespace AntiCorruption.Api.Wire.Errors;

/// <summary>
/// A fault of the request that the caller is told about, in English and Thai. Features throw it (or a class derived from
/// it) from a resolver; it then carries the path of the field. Everything else that is thrown is hidden as INTERNAL_ERROR.
/// </summary>
public class WireException : ExecutionError
{
    /// <param name="code">SCREAMING_SNAKE_CASE, stable; front ends branch on it.</param>
    /// <param name="message">English, one sentence, names the place.</param>
    /// <param name="messageTh">The same in Thai.</param>
    public WireException(string code, string message, string messageTh)
        : base(message)
    {
        Code = code;
        MessageTh = messageTh;
    }

    public string MessageTh { get; }

    /// <summary>The HTTP status when this error ends the whole request before execution; 0: decided by the kind of answer.</summary>
    public int Status { get; init; }

    /// <summary>For 429 and 503: when to come back.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
