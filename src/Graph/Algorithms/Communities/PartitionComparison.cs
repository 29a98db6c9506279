using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>How alike two partitions of the same nodes are.</summary>
/// <remarks>
/// <para><b>Definition.</b> Normalised mutual information: what one label tells of the other, divided by the mean of both entropies
/// (arithmetic by default; geometric, smaller, larger). Adjusted Rand index: the share of pairs treated alike, corrected so that chance
/// gives 0.</para>
/// <para><b>Input.</b> Two labels per node, any numbers from 0 to n − 1.</para>
/// <para><b>Output.</b> NMI in [0, 1]; ARI in [−1, 1]; both 1 for equal partitions, and where both put all in one group or all
/// alone.</para>
/// <para><b>Ending.</b> After one pass over the nodes sorted by both labels.</para>
/// <para><b>Cost.</b> O(n log n) time; 16 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; one thread.</para>
/// <para><b>Source.</b> L. Danon et al., J. Stat. Mech. (2005) P09008; L. Hubert, P. Arabie, Comparing partitions, J. Classification 2
/// (1985).</para>
/// </remarks>
public static class PartitionComparison
{
    /// <exception cref="ArgumentException">The partitions are of different sizes, or a label is out of range.</exception>
    public static PartitionComparisonResult Compute(
        ReadOnlySpan<int> left,
        ReadOnlySpan<int> right,
        MutualInformationMean mean = MutualInformationMean.Arithmetic,
        CancellationToken cancel = default
    )
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"One partition has {left.Length} nodes, the other {right.Length}.", nameof(right));
        cancel.ThrowIfCancellationRequested();
        var (leftSizes, rightSizes) = (SizesOf(left), SizesOf(right));
        using var keys = Scratch.Rent<long>(left.Length);
        for (var node = 0; node < left.Length; node++)
            keys[node] = ((long)left[node] << 32) | (uint)right[node];
        keys.Span.Sort();
        double nodes = left.Length,
            shared = 0,
            pairs = 0;
        for (int from = 0, to; from < left.Length; from = to)
        {
            for (to = from + 1; to < left.Length && keys[to] == keys[from]; to++) { }
            double count = to - from;
            shared +=
                count / nodes * Math.Log(count * nodes / ((double)leftSizes[(int)(keys[from] >> 32)] * rightSizes[(int)(uint)keys[from]]));
            pairs += count * (count - 1) / 2;
        }
        return new PartitionComparisonResult(
            Normalise(shared, Entropy(leftSizes, nodes), Entropy(rightSizes, nodes), mean),
            Adjust(pairs, Pairs(leftSizes), Pairs(rightSizes), nodes)
        );
    }

    private static double Normalise(double shared, double left, double right, MutualInformationMean mean)
    {
        var divisor = mean switch
        {
            MutualInformationMean.Geometric => Math.Sqrt(left * right),
            MutualInformationMean.Smaller => Math.Min(left, right),
            MutualInformationMean.Larger => Math.Max(left, right),
            _ => (left + right) / 2,
        };
        return left == 0 && right == 0 ? 1
            : divisor == 0 ? 0
            : Math.Clamp(shared / divisor, 0, 1);
    }

    private static double Adjust(double pairs, double left, double right, double nodes)
    {
        var all = nodes * (nodes - 1) / 2;
        if (all == 0)
            return 1;
        var (expected, largest) = (left * right / all, (left + right) / 2);
        return largest == expected ? 1 : (pairs - expected) / (largest - expected);
    }

    private static double Entropy(int[] sizes, double nodes)
    {
        var entropy = 0.0;
        foreach (var size in sizes)
            if (size > 0)
                entropy -= size / nodes * Math.Log(size / nodes);
        return entropy;
    }

    private static double Pairs(int[] sizes)
    {
        var pairs = 0.0;
        foreach (double size in sizes)
            pairs += size * (size - 1) / 2;
        return pairs;
    }

    private static int[] SizesOf(ReadOnlySpan<int> labels)
    {
        var sizes = new int[labels.Length];
        foreach (var label in labels)
        {
            if ((uint)label >= (uint)labels.Length)
                throw new ArgumentException($"Label {label} is not from 0 to {labels.Length - 1}.", nameof(labels));
            sizes[label]++;
        }
        return sizes;
    }
}

/// <summary>What mutual information is divided by.</summary>
public enum MutualInformationMean
{
    Arithmetic,
    Geometric,
    Smaller,
    Larger,
}

/// <summary>Answer of <see cref="PartitionComparison"/>.</summary>
/// <param name="NormalisedMutualInformation">In [0, 1]; 1 for equal partitions, 0 where one tells nothing of the other.</param>
/// <param name="AdjustedRandIndex">At most 1, for equal partitions; 0 is what chance gives, less is worse than chance.</param>
public sealed record PartitionComparisonResult(double NormalisedMutualInformation, double AdjustedRandIndex);
