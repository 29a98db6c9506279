using AntiCorruption.Api.Wire.Scalars;
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

    public ErrorInfo GetInfo(ExecutionError executionError) =>
        executionError switch
        {
            WireException own => Of(own),
            RuleError found => Of(found.Fault),
            SyntaxError => Plain(executionError, ErrorCodes.SyntaxError, "ไวยากรณ์ GraphQL ไม่ถูกต้อง"),
            { InnerException: ValueFaultException fault } => Of(executionError, fault),
            InvalidVariableError => Plain(executionError, "INVALID_VALUE", "ค่าของตัวแปรไม่ตรงกับชนิดที่ประกาศ"),
            ValidationError => Plain(executionError, ErrorCodes.ValidationFailed, "เอกสารไม่ตรงกับสคีมา"),
            UnhandledError => Hidden(),
            TimeoutError => Plain(executionError, ErrorCodes.Timeout, "หมดเวลา"),
            DocumentError or RequestError or { InnerException: null } => Plain(executionError, ErrorCodes.BadRequest, "คำขอไม่ถูกต้อง"),
            _ => Hidden(),
        };

    private static ErrorInfo Of(WireException error)
    {
        var extensions = new Dictionary<string, object?>(4) { ["code"] = error.Code, ["messageTh"] = PlainWords.Cut(error.MessageTh) };
        if (error.Extensions is not null)
            foreach (var (name, value) in error.Extensions)
                extensions[name] = value;
        return new ErrorInfo { Message = PlainWords.Cut(error.Message), Extensions = extensions };
    }

    /// <summary>A value that cannot be read: the engine names the place, the value's own fault says what is wrong.</summary>
    private static ErrorInfo Of(ExecutionError place, ValueFaultException fault) =>
        new()
        {
            Message = place.Message.Contains(fault.Message, StringComparison.Ordinal) ? place.Message : $"{place.Message}: {fault.Message}",
            Extensions = new Dictionary<string, object?>(2) { ["code"] = fault.Code, ["messageTh"] = InThai(place, fault) },
        };

    private static string InThai(ExecutionError place, ValueFaultException fault)
    {
        var at = place.Message.Replace(fault.Message, "", StringComparison.Ordinal).TrimEnd(' ', ':');
        var thai = at.Length == 0 ? "" : ThaiWords.Of(PlainWords.Of(at), "");
        return PlainWords.Cut(thai.Length == 0 ? fault.MessageTh : $"{thai}: {fault.MessageTh}");
    }

    /// <summary>An error of the engine about the document or its variables: both texts name the place.</summary>
    /// <param name="general">In Thai, of what kind it is, for a message that has no words of its own.</param>
    private static ErrorInfo Plain(ExecutionError error, string code, string general)
    {
        var message = PlainWords.Of(error.Message);
        return new()
        {
            Message = message,
            Extensions = new Dictionary<string, object?>(2)
            {
                ["code"] = error.Code ?? code,
                ["messageTh"] = PlainWords.Cut(ThaiWords.Of(message, general)),
            },
        };
    }

    private static ErrorInfo Hidden() =>
        new()
        {
            Message = HiddenMessage,
            Extensions = new Dictionary<string, object?>(2) { ["code"] = ErrorCodes.Internal, ["messageTh"] = HiddenMessageTh },
        };
}
