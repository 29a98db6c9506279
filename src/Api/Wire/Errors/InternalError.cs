namespace AntiCorruption.Api.Wire.Errors;

/// <summary>What a caller sees of an unexpected exception: nothing of it but the id under which it stands in the log.</summary>
public sealed class InternalError : WireException
{
    /// <param name="traceId">The id of the request.</param>
    public InternalError(string traceId)
        : base(
            ErrorCodes.Internal,
            $"The server failed to answer. Tell the operator this id: {traceId}",
            $"เซิร์ฟเวอร์ตอบไม่ได้ กรุณาแจ้งรหัสนี้แก่ผู้ดูแลระบบ: {traceId}"
        )
    {
        Status = 500;
        Extensions = new Dictionary<string, object?> { ["traceId"] = traceId };
    }
}
