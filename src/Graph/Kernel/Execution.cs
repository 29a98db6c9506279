namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// How the calling flow of control wants its computations run: on how many threads, and whom to tell of progress. It flows with the
/// asynchronous context, so that no algorithm carries it in its options: results never depend on it.
/// </summary>
public static class Execution
{
    private static readonly AsyncLocal<Settings?> Current = new();

    /// <summary>Threads a loop may use, the caller's included; ≥ 1. Default: one per processor.</summary>
    public static int Threads => Current.Value?.Threads ?? Environment.ProcessorCount;

    /// <summary>Runs what follows on at most <paramref name="threads"/> threads until the answer is disposed.</summary>
    /// <param name="threads">≥ 1.</param>
    /// <param name="progress">Told the finished share, 0 to 1, from any thread.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    public static IDisposable With(int threads, IProgress<double>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var before = Current.Value;
        Current.Value = new Settings(threads, progress);
        return new Restore(before);
    }

    /// <summary>Tells the listener, where there is one, that this share of the work is done.</summary>
    public static void Report(double fraction) => Current.Value?.Progress?.Report(fraction);

    private sealed record Settings(int Threads, IProgress<double>? Progress);

    private sealed class Restore(Settings? before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
