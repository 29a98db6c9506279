namespace AntiCorruption.Api.Wire.Errors;

/// <summary>What a caller is told of an exception that nobody foresaw.</summary>
internal static class UnexpectedFaults
{
    /// <param name="traceId">The id under which it stands in the log.</param>
    public static WireException Of(Exception unexpected, string traceId) =>
        IsMemoryShort(unexpected) ? MemoryShort() : new InternalError(traceId);

    private static bool IsMemoryShort(Exception fault) =>
        fault is OutOfMemoryException
        || fault is AggregateException many && many.InnerExceptions.Any(IsMemoryShort)
        || fault.InnerException is { } inner && IsMemoryShort(inner);

    private static WireException MemoryShort() =>
        new(
            "MEMORY_SHORT",
            "The server has not enough memory left for this request; ask for less at once, or try again later.",
            "หน่วยความจำของเซิร์ฟเวอร์เหลือไม่พอสำหรับคำขอนี้ กรุณาขอข้อมูลน้อยลง หรือลองใหม่ภายหลัง"
        )
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            RetryAfter = TimeSpan.FromSeconds(5),
        };
}
