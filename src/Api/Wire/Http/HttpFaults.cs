using System.Globalization;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>What ends an HTTP request before anything is executed.</summary>
internal static class HttpFaults
{
    public static WireException NotAcceptable() =>
        new(
            ErrorCodes.NotAcceptable,
            "Answers are application/graphql-response+json, application/json or text/event-stream; the Accept header allows none of them.",
            "คำตอบเป็น application/graphql-response+json, application/json หรือ text/event-stream เท่านั้น"
        )
        {
            Status = 406,
        };

    public static WireException WrongContentType() =>
        new(
            ErrorCodes.UnsupportedMediaType,
            "POST needs 'Content-Type: application/json' (UTF-8).",
            "POST ต้องมี 'Content-Type: application/json' (UTF-8)"
        )
        {
            Status = 415,
        };

    public static WireException WrongMethod() =>
        new(ErrorCodes.MethodNotAllowed, "GraphQL is served by GET and POST.", "ใช้ได้เฉพาะ GET และ POST") { Status = 405 };

    public static WireException MutationByGet() =>
        new(ErrorCodes.MethodNotAllowed, "A mutation needs POST: GET changes nothing.", "การแก้ไขข้อมูลต้องใช้ POST") { Status = 405 };

    public static WireException StreamNeeded() =>
        new(
            ErrorCodes.StreamNeeded,
            "A subscription has many answers: ask with 'Accept: text/event-stream', or over WebSocket (graphql-transport-ws).",
            "การติดตามมีหลายคำตอบ กรุณาใช้ 'Accept: text/event-stream' หรือ WebSocket (graphql-transport-ws)"
        )
        {
            Status = 406,
        };

    public static WireException BodyTooLarge(int maxBytes) =>
        new(
            ErrorCodes.BodyTooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The body of a request may have at most {maxBytes} bytes."),
            string.Create(CultureInfo.InvariantCulture, $"เนื้อหาคำขอต้องไม่เกิน {maxBytes} ไบต์")
        )
        {
            Status = 413,
        };

    public static WireException UnknownCoding(string coding) =>
        new(
            ErrorCodes.UnsupportedMediaType,
            $"A body in 'Content-Encoding: {coding}' is not read; gzip, deflate and br are, one at a time.",
            $"อ่านเนื้อหาแบบ 'Content-Encoding: {coding}' ไม่ได้ ใช้ได้เฉพาะ gzip, deflate หรือ br อย่างใดอย่างหนึ่ง"
        )
        {
            Status = 415,
        };

    public static WireException BrokenCoding(string coding) =>
        new(
            ErrorCodes.BadRequest,
            $"The body is not valid {coding} data, as its 'Content-Encoding' says it is.",
            $"เนื้อหาไม่ใช่ข้อมูล {coding} ที่ถูกต้องตามที่ 'Content-Encoding' ระบุ"
        )
        {
            Status = 400,
        };

    /// <summary>The bytes that came are no HTTP, or stopped coming.</summary>
    public static WireException BrokenBody(int status) =>
        new(
            ErrorCodes.BadRequest,
            "The body of the request is broken off or not framed as HTTP says.",
            "เนื้อหาคำขอขาดหายหรือไม่เป็นไปตามรูปแบบของ HTTP"
        )
        {
            Status = status,
        };

    public static WireException Timeout(double seconds) =>
        new(
            ErrorCodes.Timeout,
            string.Create(CultureInfo.InvariantCulture, $"The request was stopped after {seconds} seconds. Ask for less at once."),
            string.Create(CultureInfo.InvariantCulture, $"คำขอถูกหยุดหลังจาก {seconds} วินาที กรุณาขอข้อมูลน้อยลง")
        );
}
