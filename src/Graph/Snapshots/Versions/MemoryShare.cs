namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Budgets as shares of the memory that the process may take: that of the machine, of its container (cgroup) or of
/// <c>DOTNET_GCHeapHardLimit</c>.
/// </summary>
public static class MemoryShare
{
    private const long Smallest = 1 << 20;

    /// <summary>The memory there is, in bytes.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>A part of the memory there is, in bytes: at least 1 MiB.</summary>
    /// <param name="divisor">Which part: one divided by this.</param>
    /// <param name="atMost">What is enough on a large machine.</param>
    public static long Of(int divisor, long atMost) => Of(Available, divisor, atMost);

    internal static long Of(long available, int divisor, long atMost) => Math.Clamp(available / divisor, Smallest, atMost);
}
