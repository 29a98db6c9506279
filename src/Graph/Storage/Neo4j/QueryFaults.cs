using System.Net;
using System.Security.Authentication;
using System.Text.Json;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Neo4j refused a statement, or failed in the middle of it; nothing of it was done.</summary>
internal sealed class QueryException(HttpStatusCode status, string code, string message) : Exception(message)
{
    public HttpStatusCode Status => status;
    public string Code => code;

    /// <summary>The bookmark is not one of this database any more: it was replaced, or put back to an earlier state.</summary>
    public bool IsLostBookmark => code.Contains("Bookmark", StringComparison.Ordinal);

    /// <summary>The server does not know the address: it is older than the Query API, has it turned off, or is something else.</summary>
    public bool IsNoQueryApi => code.Length == 0 && status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed;

    /// <summary>Worth another try at once. Too little memory is not: the same statement would need the same again.</summary>
    public bool IsPassing =>
        IsLostBookmark
        || code.Length == 0 && (int)status >= 500
        || code.StartsWith("Neo.TransientError.", StringComparison.Ordinal)
            && !code.Contains("Memory", StringComparison.Ordinal)
            && !code.Contains("Disk", StringComparison.Ordinal)
        || code is "Neo.ClientError.Cluster.NotALeader" or "Neo.ClientError.General.DatabaseUnavailable";
}

/// <summary>What a failure means to the caller of a store, and whether sending again may help.</summary>
internal static class QueryFaults
{
    public static bool IsPassing(Exception error) =>
        error switch
        {
            QueryException refused => refused.IsPassing,
            HttpRequestException => !IsUntrusted(error),
            IOException or TimeoutException => true,
            _ => false,
        };

    public static StoreUnavailableException Explain(Exception error, string place) =>
        error switch
        {
            StoreUnavailableException known => known,
            QueryException refused => Explain(refused, place),
            JsonException => new(StoreFailure.OtherServer, $"What answers at {place} is not Neo4j's Query API.", error),
            InvalidOperationException or FormatException => new(
                StoreFailure.NotReadable,
                $"{place} holds something where the network's own records are expected: {error.Message}",
                error
            ),
            TimeoutException => new(StoreFailure.Unreachable, $"{place} does not answer in time.", error),
            _ when IsWithoutTls(error) => new(
                StoreFailure.OtherServer,
                $"{place} does not speak TLS: begin its address with http://, or turn TLS on there.",
                error
            ),
            _ when IsUntrusted(error) => new(
                StoreFailure.NotTrusted,
                $"The certificate of {place} is not trusted: {Innermost(error)}",
                error
            ),
            HttpRequestException => new(StoreFailure.Unreachable, $"{place} cannot be reached: {Innermost(error)}", error),
            _ => new(StoreFailure.Unreachable, $"{place} broke off its answer: {Innermost(error)}", error),
        };

    /// <param name="found">The version that the server says it has.</param>
    public static StoreUnavailableException ExplainNoQueryApi(QueryException error, string place, string found) =>
        new(
            StoreFailure.OtherServer,
            $"{place} is Neo4j {found} and has no Query API (it answers {(int)error.Status}); Neo4j "
                + $"{Neo4jSchema.Oldest} or newer is needed, with its Query API turned on.",
            error
        );

    private static StoreUnavailableException Explain(QueryException error, string place) =>
        error switch
        {
            { Code: "Neo.ClientError.Security.AuthenticationRateLimit" } => new(
                StoreFailure.AccessDenied,
                $"{place} refuses user and password: too many wrong ones; it will listen again in some seconds.",
                error
            ),
            { Code: "Neo.ClientError.Security.Unauthorized" } or { Status: HttpStatusCode.Unauthorized } => new(
                StoreFailure.AccessDenied,
                $"{place} refuses user and password (or token): one of them is wrong or outdated.",
                error
            ),
            { Status: HttpStatusCode.Forbidden } => new(StoreFailure.AccessDenied, $"{place} refuses this user: {error.Message}", error),
            { Code: "Neo.ClientError.Database.DatabaseNotFound" } => new(
                StoreFailure.Unreachable,
                $"{place} is not there: {error.Message}",
                error
            ),
            _ when error.Code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) => new(
                StoreFailure.AccessDenied,
                $"{place} denies it: {error.Message}",
                error
            ),
            _ when IsReadOnly(error) => new(StoreFailure.ReadOnly, $"{place} cannot be written: {error.Message}", error),
            _ when error.Code.Contains("Disk", StringComparison.Ordinal) => new(
                StoreFailure.DiskFull,
                $"No room left for {place}: {error.Message}",
                error
            ),
            { Code: "Neo.ClientError.Schema.ConstraintValidationFailed" } => new(
                StoreFailure.Conflict,
                $"{place} holds something that was not made by this program and stands in the way: {error.Message}",
                error
            ),
            { Code: "" } => new(StoreFailure.Unreachable, $"{place} answers {(int)error.Status}.", error),
            _ => new(StoreFailure.Unreachable, $"{place} failed: {error.Code}: {error.Message}", error),
        };

    private static bool IsReadOnly(QueryException error) =>
        error.Code.Contains("ReadOnly", StringComparison.Ordinal)
        || error.Code == "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"
        || error.Message.Contains("read-only", StringComparison.OrdinalIgnoreCase);

    private static bool IsUntrusted(Exception error) => error is HttpRequestException { InnerException: AuthenticationException };

    /// <summary>What came in place of the server's greeting is no TLS: the certificate is not even known.</summary>
    private static bool IsWithoutTls(Exception error) =>
        error is HttpRequestException { InnerException: AuthenticationException greeting }
        && greeting.Message.Contains("frame", StringComparison.Ordinal);

    private static string Innermost(Exception error) => error.GetBaseException().Message;
}
