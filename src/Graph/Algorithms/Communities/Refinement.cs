using System.Numerics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>
/// Leiden's second step: every community is split into parts that are connected and well tied to the rest of it. What happens in one
/// community does not touch another, so each is a thread's own.
/// </summary>
internal sealed class Refinement<T>(CommunityLevel<T> level, int[] labels, double resolution, AccumulatorPool<T> pool) : IDisposable
    where T : unmanaged, INumber<T>
{
    private const int Grain = 1 << 11;

    private readonly double factor = resolution / level.TotalStrength;
    private readonly int[] parts = new int[level.NodeCount];
    private readonly Scratch<T> partStrengths = Scratch.Rent<T>(level.NodeCount);

    // Weight from a part to the rest of its community.
    private readonly Scratch<T> outward = Scratch.Rent<T>(level.NodeCount);
    private readonly Scratch<int> sizes = Scratch.Rent<int>(level.NodeCount);

    /// <summary>Single nodes join the part that gains most, where any does.</summary>
    /// <param name="count">Communities; labels are 0 to count − 1.</param>
    /// <param name="order">In which nodes are looked at, within each community.</param>
    /// <returns>A part for each node, numbered so that those of a community stand together, and how many there are.</returns>
    public (int[] Parts, int Count) Run(int count, int[] order, CancellationToken cancel)
    {
        using var communities = Members.Of(labels, count, order);
        ParallelLoop.Arcs(
            communities.Starts,
            Grain,
            (from, to) =>
            {
                var sums = pool.Take();
                for (var community = from; community < to; community++)
                    Split(communities.Of(community), sums, cancel);
                pool.Give(sums);
            },
            cancel
        );
        return (parts, Number(communities));
    }

    public void Dispose()
    {
        partStrengths.Dispose();
        outward.Dispose();
        sizes.Dispose();
    }

    private int Number(Members communities)
    {
        using var numbers = Scratch.Filled(parts.Length, -1);
        var count = 0;
        foreach (var node in communities.All)
        {
            ref var number = ref numbers[parts[node]];
            if (number < 0)
                number = count++;
            parts[node] = number;
        }
        return count;
    }

    private void Split(ReadOnlySpan<int> members, Accumulator<T> sums, CancellationToken cancel)
    {
        var whole = T.Zero;
        foreach (var node in members)
        {
            var strength = level.Strengths[node];
            whole += strength;
            (parts[node], partStrengths[node], outward[node], sizes[node]) = (node, strength, WithinCommunity(node), 1);
        }
        if (members.Length == 1)
            return;
        for (var i = 0; i < members.Length; i++)
        {
            if ((i & 4095) == 4095)
                cancel.ThrowIfCancellationRequested();
            var node = members[i];
            if (parts[node] == node && sizes[node] == 1 && IsWellTied(node, whole))
                Join(node, whole, sums);
        }
    }

    private void Join(int node, T whole, Accumulator<T> sums)
    {
        var community = labels[node];
        var (start, end) = level.RowOf(node);
        for (var arc = start; arc < end; arc++)
            if (level.Targets[arc] is var other && labels[other] == community)
                sums.Add(parts[other], level.Weights is null ? T.One : level.Weights[arc]);
        var strength = level.Strengths[node];
        var scale = factor * double.CreateTruncating(strength);
        var (best, bestGain) = (-1, 0.0);
        foreach (var part in sums.Touched)
        {
            var gain = double.CreateTruncating(sums[part]) - scale * double.CreateTruncating(partStrengths[part]);
            if (part != node && gain > bestGain && IsWellTied(part, whole))
                (best, bestGain) = (part, gain);
        }
        if (best >= 0)
        {
            parts[node] = best;
            partStrengths[best] += strength;
            outward[best] += outward[node] - sums[best] - sums[best];
            sizes[node] = 0;
            sizes[best]++;
        }
        sums.Clear();
    }

    private bool IsWellTied(int part, T whole) =>
        double.CreateTruncating(outward[part])
        >= factor * double.CreateTruncating(partStrengths[part]) * double.CreateTruncating(whole - partStrengths[part]);

    private T WithinCommunity(int node)
    {
        var (sum, community) = (T.Zero, labels[node]);
        var (start, end) = level.RowOf(node);
        for (var arc = start; arc < end; arc++)
            if (labels[level.Targets[arc]] == community)
                sum += level.Weights is null ? T.One : level.Weights[arc];
        return sum;
    }
}
