using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AntiCorruption.Api.Access;

/// <summary>
/// The keys with which an OpenID provider signs. No token is judged by keys that were read longer than <c>KeyRefreshSeconds</c> ago while
/// the provider answers, nor ever by keys older than <c>KeyKeepSeconds</c>; an unknown key asks the provider again, but not for each token.
/// </summary>
internal sealed partial class AuthorityKeys(
    IHttpClientFactory clients,
    IOptions<AccessOptions> options,
    TimeProvider time,
    ILogger<AuthorityKeys> log
) : IDisposable
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(5);
    private readonly AccessOptions.JwtOptions jwt = options.Value.Jwt;
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Reading? last;
    private long tried;

    /// <summary>What the provider says of itself, as fresh as promised.</summary>
    /// <exception cref="Wire.Errors.WireException">The provider does not answer, and what it said is too old.</exception>
    public ValueTask<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken) =>
        this.last is { } last && Age(last.At) < TimeSpan.FromSeconds(jwt.KeyRefreshSeconds)
            ? new(last.Configuration)
            : new(ReadAsync(this.last, cancellationToken));

    /// <summary>Asks again because a token names a key that was not known; answers with what is known when that was just done.</summary>
    public async ValueTask<OpenIdConnectConfiguration> GetNewerAsync(
        OpenIdConnectConfiguration known,
        CancellationToken cancellationToken
    ) =>
        this.last is { } last && ReferenceEquals(last.Configuration, known)
            ? await ReadAsync(last, cancellationToken).ConfigureAwait(false)
            : await GetAsync(cancellationToken).ConfigureAwait(false);

    public void Dispose() => turn.Dispose();

    private async Task<OpenIdConnectConfiguration> ReadAsync(Reading? seen, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!ReferenceEquals(this.last, seen))
                return this.last!.Configuration;
            if (tried == 0 || Age(tried) >= pause)
                await TryAsync(cancellationToken).ConfigureAwait(false);
            return this.last is { } last && Age(last.At) < TimeSpan.FromSeconds(jwt.KeyKeepSeconds)
                ? last.Configuration
                : throw AccessFaults.ProviderSilent();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        tried = time.GetTimestamp();
        try
        {
            var address = jwt.Authority!.TrimEnd('/') + "/.well-known/openid-configuration";
            var documents = new HttpDocumentRetriever(clients.CreateClient(nameof(AuthorityKeys))) { RequireHttps = true };
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellationToken).ConfigureAwait(false);
            this.last = new(read, tried);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogSilent(log, jwt.Authority!, fault.Message);
        }
    }

    private TimeSpan Age(long timestamp) => time.GetElapsedTime(timestamp);

    private sealed record Reading(OpenIdConnectConfiguration Configuration, long At);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of {Authority} could not be read: {Fault}")]
    private static partial void LogSilent(ILogger log, string authority, string fault);
}
