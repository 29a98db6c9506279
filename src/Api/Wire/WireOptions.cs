using System.ComponentModel.DataAnnotations;

namespace AntiCorruption.Api.Wire;

/// <summary>Settings of the transport: section <c>Wire</c> of the configuration (<c>Wire__MaxBodyBytes</c> in the environment).</summary>
public sealed class WireOptions
{
    public const string Section = "Wire";

    /// <summary>The largest body of a request, in bytes. A larger one is refused while it comes in.</summary>
    [Range(1024, 1 << 30)]
    public int MaxBodyBytes { get; set; } = 1 << 20;

    /// <summary>How long one query or mutation may run, in seconds.</summary>
    [Range(0.01, 3600)]
    public double TimeoutSeconds { get; set; } = 15;

    /// <summary>How many events of one subscription may wait for a slow reader before it is closed.</summary>
    [Range(1, 100_000)]
    public int EventQueue { get; set; } = 256;

    /// <summary>A sign of life is sent on an event stream after this many seconds without an event.</summary>
    [Range(0.05, 600)]
    public double KeepAliveSeconds { get; set; } = 15;

    /// <summary>Other sites whose pages may call this server (CORS) and open sockets, as <c>https://example.org</c>.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    public DocumentOptions Documents { get; set; } = new();
    public LimitOptions Limits { get; set; } = new();
    public RateOptions Rate { get; set; } = new();
    public SocketOptions WebSocket { get; set; } = new();

    public sealed class DocumentOptions
    {
        /// <summary>How many documents are kept ready.</summary>
        [Range(1, 1_000_000)]
        public int CacheCount { get; set; } = 2000;

        /// <summary>How much memory they may take together, in bytes (estimated).</summary>
        [Range(1 << 16, 1L << 40)]
        public long CacheBytes { get; set; } = 64 << 20;
    }

    public sealed class LimitOptions
    {
        /// <summary>Subscriptions open at a time, over all callers and transports.</summary>
        [Range(0, 1_000_000)]
        public int MaxSubscriptions { get; set; } = 2000;

        /// <summary>Subscriptions open at a time for one caller.</summary>
        [Range(0, 1_000_000)]
        public int MaxSubscriptionsPerCaller { get; set; } = 200;
    }

    public sealed class RateOptions
    {
        /// <summary>Requests per minute of one caller; 0: not limited.</summary>
        [Range(0, 1_000_000)]
        public int PerMinute { get; set; } = 1200;

        /// <summary>Requests one caller may send at once after a pause.</summary>
        [Range(1, 1_000_000)]
        public int Burst { get; set; } = 200;

        /// <summary>Whether callers on the same machine are counted too.</summary>
        public bool OnLoopback { get; set; }
    }

    public sealed class SocketOptions
    {
        /// <summary>A socket that has not sent connection_init by then is closed (4408).</summary>
        [Range(0.05, 600)]
        public double InitTimeoutSeconds { get; set; } = 5;

        /// <summary>Operations running at a time on one socket.</summary>
        [Range(1, 100_000)]
        public int MaxOperations { get; set; } = 50;

        /// <summary>A message that the other side does not take by then ends the socket.</summary>
        [Range(0.05, 600)]
        public double SendTimeoutSeconds { get; set; } = 20;
    }
}
