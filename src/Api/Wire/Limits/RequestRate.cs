using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>How often one caller may ask: a token bucket per name and address. Callers on the same machine are not counted.</summary>
internal sealed class RequestRate : IDisposable
{
    private readonly PartitionedRateLimiter<string> buckets;
    private readonly WireOptions.RateOptions options;

    public RequestRate(IOptions<WireOptions> options)
    {
        this.options = options.Value.Rate;
        buckets = PartitionedRateLimiter.Create<string, string>(caller =>
            RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = this.options.Burst,
                TokensPerPeriod = Math.Max(1, (int)(this.options.PerMinute / 60.0)),
                ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / this.options.PerMinute)),
                QueueLimit = 0,
            })
        );
    }

    /// <summary>Counts one request.</summary>
    /// <exception cref="WireException">RATE_LIMIT with the time to wait: the bucket is empty.</exception>
    public void Take(HttpContext http, IWireCaller caller)
    {
        var address = http.Connection.RemoteIpAddress;
        if (this.options.PerMinute == 0 || !this.options.OnLoopback && (address is null || IPAddress.IsLoopback(address)))
            return;
        using var lease = buckets.AttemptAcquire($"{caller.Name} {address}");
        if (lease.IsAcquired)
            return;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        throw new WireException(
            "RATE_LIMIT",
            string.Create(
                CultureInfo.InvariantCulture,
                $"More than {this.options.PerMinute} requests in a minute. Wait {Math.Ceiling(wait.TotalSeconds)} seconds."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"เกิน {this.options.PerMinute} คำขอต่อนาที กรุณารอ {Math.Ceiling(wait.TotalSeconds)} วินาที"
            )
        )
        {
            Status = 429,
            RetryAfter = wait,
        };
    }

    public void Dispose() => buckets.Dispose();
}
