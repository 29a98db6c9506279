using System.ComponentModel.DataAnnotations;
using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire.Documents;
using AntiCorruption.Graph.Snapshots.Versions;

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

    /// <summary>How many events of one subscription are made ahead of its reader.</summary>
    [Range(1, 1000)]
    public int EventQueue { get; set; } = 4;

    /// <summary>The largest event of a subscription, in bytes; a larger one ends it (<c>EVENT_TOO_LARGE</c>).</summary>
    [Range(1024, 1 << 30)]
    public int MaxEventBytes { get; set; } = 1 << 20;

    /// <summary>A sign of life is sent on an event stream after this many seconds without an event.</summary>
    [Range(0.05, 600)]
    public double KeepAliveSeconds { get; set; } = 15;

    /// <summary>How long requests that run may go on when the server is told to stop, in seconds; then they are cut.</summary>
    [Range(0, 3600)]
    public double DrainSeconds { get; set; } = 30;

    /// <summary>Connections open at a time; fewer where the process may not open so many files.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>A piece of an answer (16 KiB), or an event, that is not taken within these seconds ends the connection.</summary>
    [Range(0.05, 600)]
    public double SendTimeoutSeconds { get; set; } = 20;

    /// <summary>The least speed, in bytes per second, at which a caller must send a body and take an answer.</summary>
    [Range(1, 1 << 30)]
    public double MinBytesPerSecond { get; set; } = 1024;

    /// <summary>Other sites whose pages may call this server (CORS) and open sockets, as <c>https://example.org</c>.</summary>
    [OriginForm]
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

        /// <summary>
        /// How much memory they may take together, in bytes (estimated): a thirty-second part of the memory there is, at most 64 MiB.
        /// </summary>
        [Range(1 << 16, 1L << 40)]
        public long CacheBytes { get; set; } = MemoryShare.Of(32, 64 << 20);

        /// <summary>Whether clients may send the hash of a document they sent before (automatic persisted queries).</summary>
        public bool Persisted { get; set; } = true;

        /// <summary>How far requests are held to trusted documents.</summary>
        public TrustMode Trust { get; set; }

        /// <summary>The folder of trusted documents.</summary>
        public string? Folder { get; set; }
    }

    public sealed class LimitOptions
    {
        /// <summary>Entries of a page whose size nobody says.</summary>
        public const int UsualPageSize = 50;

        /// <summary>The most a request may cost: about one per field and entry of a list, see <see cref="Limits.PricePlan"/>.</summary>
        [Range(1, int.MaxValue)]
        public int MaxCost { get; set; } = 100_000;

        /// <summary>Fields one under the other.</summary>
        [Range(1, 100)]
        public int MaxDepth { get; set; } = 20;

        /// <summary>Entries counted for a connection that is asked for without <c>first</c> and <c>last</c>.</summary>
        [Range(1, 10_000)]
        public int DefaultPageSize { get; set; } = UsualPageSize;

        /// <summary>Entries counted for a list whose length nothing says.</summary>
        [Range(1, 10_000)]
        public int DefaultListSize { get; set; } = 10;

        [Range(100, 10_000_000)]
        public int MaxDocumentCharacters { get; set; } = 200_000;

        [Range(10, 1_000_000)]
        public int MaxTokens { get; set; } = 10_000;

        /// <summary>Brackets of any kind one in the other.</summary>
        [Range(5, 60)]
        public int MaxNesting { get; set; } = 50;

        /// <summary>Fields in a document, each counted where it is written.</summary>
        [Range(1, 100_000)]
        public int MaxFields { get; set; } = 2000;

        [Range(0, 100_000)]
        public int MaxAliases { get; set; } = 200;

        /// <summary>The same field (or alias) again in one selection.</summary>
        [Range(1, 1000)]
        public int MaxRepeats { get; set; } = 20;

        /// <summary>Fragments defined in a document; they may be used four times as often.</summary>
        [Range(0, 1000)]
        public int MaxFragments { get; set; } = 100;

        [Range(0, 1000)]
        public int MaxDirectives { get; set; } = 8;

        /// <summary>Lists of links, partners, activities and the like that one <c>where</c> may go through one after another.</summary>
        [Range(0, 10)]
        public int MaxFilterHops { get; set; } = 3;

        /// <summary>Conditions in one <c>where</c>: inputs and operations, each counted where it is written.</summary>
        [Range(1, 100_000)]
        public int MaxFilterConditions { get; set; } = 500;

        /// <summary>Values in the lists of <c>in</c> and <c>nin</c> of one <c>where</c>, together.</summary>
        [Range(1, 1_000_000)]
        public int MaxFilterValues { get; set; } = 10_000;

        /// <summary>Elements of one <c>order</c>.</summary>
        [Range(1, 100)]
        public int MaxOrderFields { get; set; } = 16;

        /// <summary>Subscriptions open at a time, over all callers and transports.</summary>
        [Range(0, 1_000_000)]
        public int MaxSubscriptions { get; set; } = 2000;

        /// <summary>Subscriptions open at a time for one caller.</summary>
        [Range(0, 1_000_000)]
        public int MaxSubscriptionsPerCaller { get; set; } = 200;

        /// <summary>
        /// The most that each event of a subscription may cost: it is made again for every change, as often as there are subscribers.
        /// </summary>
        [Range(1, int.MaxValue)]
        public int MaxSubscriptionCost { get; set; } = 2000;

        /// <summary>The most that the open subscriptions of one caller may cost together for one change.</summary>
        [Range(1, int.MaxValue)]
        public int MaxSubscriptionCostPerCaller { get; set; } = 20_000;

        /// <summary>The most that all open subscriptions may cost together for one change.</summary>
        [Range(1, int.MaxValue)]
        public int MaxOpenSubscriptionCost { get; set; } = 200_000;

        /// <summary>
        /// Changes that a subscription with <c>after</c> is told of that were made before it began (<c>TOO_FAR_BEHIND</c>).
        /// </summary>
        [Range(0, 1_000_000)]
        public int MaxMissedChanges { get; set; } = 10_000;
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

        /// <summary>The largest message that a socket takes before it has acknowledged its caller, in bytes.</summary>
        [Range(256, 1 << 20)]
        public int MaxInitBytes { get; set; } = 16 << 10;

        /// <summary>A message that has begun and is not whole by then ends the socket.</summary>
        [Range(0.05, 600)]
        public double ReceiveTimeoutSeconds { get; set; } = 20;

        /// <summary>Sockets open at a time, over all callers.</summary>
        [Range(0, 1_000_000)]
        public int MaxSockets { get; set; } = 2000;

        /// <summary>Sockets open at a time for one caller, and, until they have said whose they are, for one address.</summary>
        [Range(0, 1_000_000)]
        public int MaxSocketsPerCaller { get; set; } = 200;

        /// <summary>Operations running at a time on one socket.</summary>
        [Range(1, 100_000)]
        public int MaxOperations { get; set; } = 50;

        /// <summary>A message that the other side does not take by then ends the socket.</summary>
        [Range(0.05, 600)]
        public double SendTimeoutSeconds { get; set; } = 20;
    }
}
