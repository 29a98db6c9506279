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

    public DocumentOptions Documents { get; set; } = new();

    public sealed class DocumentOptions
    {
        /// <summary>How many documents are kept ready.</summary>
        [Range(1, 1_000_000)]
        public int CacheCount { get; set; } = 2000;

        /// <summary>How much memory they may take together, in bytes (estimated).</summary>
        [Range(1 << 16, 1L << 40)]
        public long CacheBytes { get; set; } = 64 << 20;
    }
}
