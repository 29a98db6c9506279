using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>What can be wrong with the shape of a request: always HTTP 400.</summary>
internal static class RequestFaults
{
    public static WireException NotUtf8() =>
        Fault(ErrorCodes.InvalidUtf8, "The request is not valid UTF-8.", "คำขอไม่ใช่ UTF-8 ที่ถูกต้อง");

    public static WireException NotJson(string place) =>
        Fault(ErrorCodes.InvalidJson, $"The request is not valid JSON ({place}).", $"คำขอไม่ใช่ JSON ที่ถูกต้อง ({place})");

    public static WireException NotAnObject() =>
        Fault(ErrorCodes.BadRequest, "The request must be a JSON object.", "คำขอต้องเป็นออบเจ็กต์ JSON");

    public static WireException Batch() =>
        Fault(
            ErrorCodes.BatchingNotSupported,
            "Batches are not served: send one request at a time (HTTP/2 carries many at once), or one document with several fields.",
            "ไม่รองรับการส่งหลายคำขอในครั้งเดียว กรุณาส่งทีละคำขอ"
        );

    public static WireException WrongType(string member, string wanted) =>
        Fault(ErrorCodes.BadRequest, $"'{member}' must be {wanted}.", $"'{member}' ต้องเป็น {wanted}");

    public static WireException NoQuery() => Fault(ErrorCodes.BadRequest, "The request has no 'query'.", "คำขอไม่มี 'query'");

    private static WireException Fault(string code, string message, string messageTh) => new(code, message, messageTh) { Status = 400 };
}
