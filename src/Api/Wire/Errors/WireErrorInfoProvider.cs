using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace AntiCorruption.Api.Wire.Errors;

/// <summary>
/// Turns every error into <c>message</c> and <c>extensions</c> with <c>code</c>, beside it <c>messageTh</c> and what a
/// <see cref="WireException"/> chose to add. Never a type name, an inner message or a stack.
/// </summary>
public sealed class WireErrorInfoProvider : IErrorInfoProvider
{
    private const string HiddenMessage = "The server failed to answer.";
    private const string HiddenMessageTh = "เซิร์ฟเวอร์ตอบไม่ได้";

    public ErrorInfo GetInfo(ExecutionError executionError) => executionError switch
    {
        WireException own => Of(own),
        RuleError found => Of(found.Fault),
        SyntaxError => Plain(executionError.Message, ErrorCodes.SyntaxError),
        ValidationError => Plain(executionError.Message, executionError.Code ?? ErrorCodes.ValidationFailed),
        UnhandledError => Hidden(),
        TimeoutError => Plain(executionError.Message, ErrorCodes.Timeout),
        DocumentError or RequestError => Plain(executionError.Message, executionError.Code ?? ErrorCodes.BadRequest),
        { InnerException: null } => Plain(executionError.Message, executionError.Code ?? ErrorCodes.BadRequest),
        _ => Hidden(),
    };

    private static ErrorInfo Of(WireException error)
    {
        var extensions = new Dictionary<string, object?>(4) { ["code"] = error.Code, ["messageTh"] = error.MessageTh };
        if (error.Extensions is not null)
            foreach (var (name, value) in error.Extensions)
                extensions[name] = value;
        return new ErrorInfo { Message = error.Message, Extensions = extensions };
    }

    private static ErrorInfo Plain(string message, string code) =>
        new() { Message = message, Extensions = new Dictionary<string, object?>(1) { ["code"] = code } };

    private static ErrorInfo Hidden() => new()
    {
        Message = HiddenMessage,
        Extensions = new Dictionary<string, object?>(2) { ["code"] = ErrorCodes.Internal, ["messageTh"] = HiddenMessageTh },
    };
}
