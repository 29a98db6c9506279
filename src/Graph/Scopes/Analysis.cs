using System.ComponentModel.DataAnnotations;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Scopes;

/// <summary>One analysis of a scoped network: how it is computed and what it will cost.</summary>
/// <param name="Name">Unique among analyses; it and the options are the key under which results are kept.</param>
/// <param name="Compute">From the network and the options alone, so that the same key gives the same result.</param>
/// <param name="Estimate">Before anything runs: the price of a result that is not kept yet.</param>
public sealed record Analysis<TOptions, TResult>(
    string Name,
    Func<ScopedNetwork, TOptions, CancellationToken, TResult> Compute,
    Func<ScopedNetwork, TOptions, AnalysisEstimate> Estimate
)
    where TOptions : notnull
    where TResult : notnull;

/// <summary>
/// What an analysis is expected to take on this kind of machine: a rough upper figure, made to refuse what would never end.
/// </summary>
/// <param name="Seconds">Time of computing.</param>
/// <param name="Bytes">Memory while computing.</param>
/// <param name="ResultBytes">Memory of the result, for as long as it is kept.</param>
public sealed record AnalysisEstimate(double Seconds, long Bytes, long ResultBytes)
{
    /// <summary>An estimate from elementary steps (an arc looked at, a comparison), some 100 million a second and processor.</summary>
    public static AnalysisEstimate Of(ScopedNetwork network, double steps, double bytesPerNode = 64, double resultBytesPerNode = 64) =>
        new(
            steps / 1e8 / Math.Max(1, Environment.ProcessorCount),
            (long)(bytesPerNode * (network.Graph.NodeCount + network.Graph.ArcCount / 4.0)),
            1024 + (long)(resultBytesPerNode * network.Graph.NodeCount)
        );

    /// <summary>An analysis that looks at every node and tie a few times.</summary>
    public static AnalysisEstimate Linear(ScopedNetwork network, double passes = 10) =>
        Of(network, passes * (network.Graph.NodeCount + (double)network.Graph.ArcCount));
}

/// <summary>A result, and the network that it was measured on.</summary>
public sealed record Measured<TResult>(ScopedNetwork Network, TResult Result);

/// <summary>The analysis would take more than is allowed and nothing was computed, or the memory there is did not hold it.</summary>
public sealed class OverBudgetException(string analysis, AnalysisEstimate estimate, AnalysisLimits limits, bool isMemoryShort = false)
    : Exception(
        isMemoryShort
            ? $"'{analysis}' needs more memory than is left now (about {estimate.Bytes >> 20} MiB)."
            : $"'{analysis}' would take about {estimate.Seconds:0.#} s and {estimate.Bytes >> 20} MiB; at most "
                + $"{limits.MaxSeconds:0.#} s and {limits.MaxBytes >> 20} MiB are allowed."
    )
{
    public string Analysis => analysis;
    public AnalysisEstimate Estimate => estimate;
    public AnalysisLimits Limits => limits;

    /// <summary>Whether it was within its limits and the memory there is did not hold it.</summary>
    public bool IsMemoryShort => isMemoryShort;
}

/// <summary>Too many analyses are waiting already; nothing was computed.</summary>
public sealed class AnalysesBusyException(int waitingCount) : Exception($"{waitingCount} analyses are waiting already.")
{
    public int WaitingCount => waitingCount;
}

/// <summary>What analyses may take.</summary>
public sealed record AnalysisLimits
{
    /// <summary>Estimated seconds of one analysis at most.</summary>
    [Range(0.001, 86_400)]
    public double MaxSeconds { get; init; } = 30;

    /// <summary>
    /// Estimated memory of the analyses that run, of one or together, at most, in bytes: an eighth of the memory there is, at most 1 GiB.
    /// </summary>
    [Range(1 << 20, 1L << 50)]
    public long MaxBytes { get; init; } = MemoryShare.Of(8, 1L << 30);

    /// <summary>Analyses computed at a time; each uses all processors. Of several one is always left to other askers.</summary>
    [Range(1, 1000)]
    public int MaxRunningCount { get; init; } = 2;

    /// <summary>Analyses that wait for their turn at most; one more is refused, or the last of whoever waits for most.</summary>
    [Range(1, 1_000_000)]
    public int MaxWaitingCount { get; init; } = 200;

    /// <summary>Results kept at most, together with their networks.</summary>
    [Range(1, 1_000_000)]
    public int KeptCount { get; init; } = 512;

    /// <summary>Memory of kept results at most, in bytes (estimated): an eighth of the memory there is, at most 1 GiB.</summary>
    [Range(0, 1L << 50)]
    public long KeptBytes { get; init; } = MemoryShare.Of(8, 1L << 30);
}
