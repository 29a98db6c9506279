using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Stops guessing: failed log-ins take from a rate of their own, one for each address. When it is used up, keys and tokens from there are
/// not looked at, right or wrong, but those that have come in before: who shares an address with a guesser is not locked out.
/// Each failure that is counted is logged, and no more, so that guessing does not fill the log.
/// </summary>
internal sealed partial class FailedLogins(IOptions<AccessOptions> options, ILogger<FailedLogins> log) : IDisposable
{
    /// <summary>Credentials remembered at most (by 16 bytes of their hash).</summary>
    private const int MaxKnown = 20_000;

    private readonly ConcurrentDictionary<UInt128, bool> known = new();
    private readonly PartitionedRateLimiter<string> buckets = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(options.Value.FailedLogins))
    );

    /// <summary>Lets a credential be looked at.</summary>
    /// <exception cref="Wire.Errors.WireException">Too many of this address have failed; with the time to wait.</exception>
    public void Admit(HttpContext http, string credential)
    {
        if (known.ContainsKey(MarkOf(credential)))
            return;
        if (IsUsedUp(AddressOf(http)))
            throw AccessFaults.TooManyFailures(options.Value.FailedLogins.PerMinute);
    }

    public void Succeeded(string credential)
    {
        if (known.Count >= MaxKnown)
            known.Clear();
        known[MarkOf(credential)] = true;
    }

    public void Failed(HttpContext http, string credential, string reason)
    {
        known.TryRemove(MarkOf(credential), out _);
        var address = AddressOf(http);
        using (var lease = buckets.AttemptAcquire(address))
            if (!lease.IsAcquired)
                return;
        LogFailed(log, address, reason, http.TraceIdentifier);
        if (IsUsedUp(address))
            LogShut(log, address);
    }

    /// <summary>Whether not one whole try is left; a part of one grows back at once.</summary>
    private bool IsUsedUp(string address) => buckets.GetStatistics(address) is { CurrentAvailablePermits: < 1 };

    public void Dispose() => buckets.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(AccessOptions.FailedLoginOptions rate) =>
        new()
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / rate.PerMinute,
            QueueLimit = 0,
        };

    /// <summary>One address; of IPv6 the network that one subscriber has.</summary>
    private static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "this machine";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork || IPAddress.IsLoopback(address))
            return address.ToString();
        return new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]) + "/64";
    }

    private static UInt128 MarkOf(string credential)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(credential), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A log-in from {Address} failed: {Reason}; request {RequestId}")]
    private static partial void LogFailed(ILogger log, string address, string reason, string requestId);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Log-ins from {Address} have failed too often: new keys and tokens from there are refused for a "
            + "while, and no longer logged"
    )]
    private static partial void LogShut(ILogger log, string address);
}
