using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// Neo4j's HTTP Query API: one statement, one transaction, one request. A statement that did not get through is sent
/// again; every one that this store sends may be (reads, and writes that know their change). Later statements see what
/// earlier ones wrote, on whatever server of a cluster (bookmarks).
/// </summary>
internal sealed class QueryClient : IDisposable
{
    /// <summary>Records that a slow server writes in a second.</summary>
    private const int SlowWriteRate = 1_000;

    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(4);

    private readonly Neo4jOptions options;
    private readonly HttpClient http;
    private readonly Uri queryUri;
    private readonly ResiliencePipeline pipeline;
    private readonly RefusalPause refusals;
    private IReadOnlyList<string> written = [];
    private IReadOnlyList<string> seen = [];

    public QueryClient(Neo4jOptions options)
    {
        this.options = options;
        Place = $"Neo4j at {options.Uri.GetLeftPart(UriPartial.Authority)}, database {options.Database}";
        refusals = new(Place, options.Clock);
        queryUri = new(options.Uri, $"/db/{Uri.EscapeDataString(options.Database)}/query/v2");
        http = new(Connections(options)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        http.DefaultRequestHeaders.Authorization = options switch
        {
            { Token: { } token } => new("Bearer", token),
            { User: { } user } => new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}"))
            ),
            _ => null,
        };
        pipeline = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<Exception>(QueryFaults.IsPassing),
                    MaxRetryAttempts = Math.Max(1, options.RetryCount),
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(100),
                    UseJitter = true,
                }
            )
            .Build();
    }

    /// <summary>The server and database, for people.</summary>
    public string Place { get; }

    /// <summary>
    /// What the last statement with <see cref="Statement.MovesBookmark"/> saw. Changes when, and only when, something was committed.
    /// </summary>
    public string Seen => string.Join(' ', seen);

    /// <summary>Runs a statement and gives its rows.</summary>
    /// <exception cref="StoreUnavailableException">It was not done; of a write whose answer was lost it is not known.</exception>
    public async Task<List<T>> RunAsync<T>(Statement statement, ReadRow<T> read, CancellationToken cancellationToken)
    {
        refusals.Check();
        try
        {
            if (statement.IsProbe)
                return await SendAsync(statement, read, cancellationToken).ConfigureAwait(false);
            return await pipeline
                .ExecuteAsync(async token => await SendAsync(statement, read, token).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (QueryException error) when (error.IsNoQueryApi)
        {
            throw QueryFaults.ExplainNoQueryApi(error, Place, await ReadServerVersionAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error)
            when (error
                    is HttpRequestException
                        or IOException
                        or TimeoutException
                        or JsonException
                        or QueryException
                        or InvalidOperationException
                        or FormatException
            )
        {
            throw refusals.Note(QueryFaults.Explain(error, Place));
        }
    }

    /// <summary>The version that the server says it has, such as <c>5.26.30</c>.</summary>
    public async Task<string> ReadServerVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline
                .ExecuteAsync(
                    async token =>
                    {
                        using var late = CancellationTokenSource.CreateLinkedTokenSource(token);
                        late.CancelAfter(options.Timeout);
                        using var answer = await InTimeAsync(() => http.GetAsync(new Uri(options.Uri, "/"), late.Token), late.Token, token)
                            .ConfigureAwait(false);
                        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(late.Token).ConfigureAwait(false));
                        return
                            json.RootElement.ValueKind == JsonValueKind.Object
                            && json.RootElement.TryGetProperty("neo4j_version", out var version)
                            ? version.GetString()!
                            : throw new JsonException("no neo4j_version");
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException or JsonException)
        {
            throw QueryFaults.Explain(error, Place);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<List<T>> SendAsync<T>(Statement statement, ReadRow<T> read, CancellationToken cancellationToken)
    {
        var patience =
            statement.IsProbe && options.Timeout > ProbePatience
                ? ProbePatience
                : options.Timeout + TimeSpan.FromSeconds(statement.Size / SlowWriteRate);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, queryUri)
        {
            Content = new StatementContent(statement, [.. written.Union(seen)]),
        };
        var answer = new QueryAnswer<T>(read);
        using var response = await InTimeAsync(
                () => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token),
                late.Token,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (!response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType != "application/json")
            throw new QueryException(response.StatusCode, "", response.ReasonPhrase ?? "");
        await InTimeAsync(
                async () =>
                {
                    var body = await response.Content.ReadAsStreamAsync(late.Token).ConfigureAwait(false);
                    await answer.ReadAsync(body, () => late.CancelAfter(patience), late.Token).ConfigureAwait(false);
                    return true;
                },
                late.Token,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (answer.Errors.Count > 0)
            throw Refused(new(response.StatusCode, answer.Errors[0].Code, answer.Errors[0].Message));
        if (!response.IsSuccessStatusCode)
            throw new QueryException(response.StatusCode, "", response.ReasonPhrase ?? "");
        if (!answer.IsWhole)
            throw new IOException("the answer ends before its end");
        refusals.End();
        if (statement.IsWrite)
            written = answer.Bookmarks;
        else if (statement.MovesBookmark)
            seen = answer.Bookmarks;
        return answer.Rows;
    }

    private QueryException Refused(QueryException error)
    {
        if (error.IsLostBookmark)
            (written, seen) = ([], []);
        return error;
    }

    private static async Task<T> InTimeAsync<T>(Func<Task<T>> work, CancellationToken late, CancellationToken caller)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error)
            when (!caller.IsCancellationRequested && (late.IsCancellationRequested || error is OperationCanceledException))
        {
            // The time to connect has an end of its own.
            throw new TimeoutException("no answer in time", error);
        }
    }

    private static SocketsHttpHandler Connections(Neo4jOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = options.ConnectTimeout,
        };
        if (options.CertificateFile is not { } file)
            return handler;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(file);
        handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        return handler;
    }
}
