namespace AntiCorruption.Api.Wire.Errors;

/// <summary>The values of <c>extensions.code</c> that the transport itself gives out.</summary>
public static class ErrorCodes
{
    public const string BadRequest = "BAD_REQUEST";
    public const string InvalidJson = "INVALID_JSON";
    public const string InvalidUtf8 = "INVALID_UTF8";
    public const string BatchingNotSupported = "BATCHING_NOT_SUPPORTED";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string BodyTooLarge = "BODY_TOO_LARGE";
    public const string StreamNeeded = "STREAM_NEEDED";
    public const string Timeout = "TIMEOUT";
    public const string Internal = "INTERNAL_ERROR";
    public const string ValidationFailed = "VALIDATION_ERROR";
    public const string SyntaxError = "SYNTAX_ERROR";
}
