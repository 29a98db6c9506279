using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Influence;

/// <summary>The few sets that together hold the most.</summary>
/// <remarks>
/// <para><b>Definition.</b> Of a system of sets, k whose union has the largest weight, chosen greedily: the set that adds most first, then
/// the one that adds most to it, and so on.</para>
/// <para><b>Input.</b> Sets of distinct elements, given as rows like those of a graph; weights of elements ≥ 0, each 1 where not given.
/// Empty sets and no sets are fine.</para>
/// <para><b>Output.</b> The sets chosen, what each added, the weight of their union, and an upper bound on that of any k sets. Fewer than k
/// are chosen where no other adds anything.</para>
/// <para><b>Ending.</b> After k sets or when none adds anything. The union is worth at least 1 − (1 − 1/k)^k ≥ 1 − 1/e of the best, and at
/// least its share of the upper bound, which is often far more: the least, over the sets chosen after some of the steps, of their worth and
/// the k largest gains on top of it.</para>
/// <para><b>Cost.</b> O(size of the system) to begin with, then a few sets counted anew a step; 28 bytes per set and a bit per
/// element.</para>
/// <para><b>Determinism.</b> No random choice; of equal sets the smaller number.</para>
/// <para><b>Source.</b> G. Nemhauser, L. Wolsey, M. Fisher, Mathematical Programming 14 (1978), doi:10.1007/BF01588971; lazily: M. Minoux
/// 1978; upper bound: J. Leskovec et al., Cost-effective outbreak detection in networks, KDD 2007.</para>
/// </remarks>
public static class MaximumCoverage
{
    /// <exception cref="ArgumentException">A set names an element twice or one that is not there, or a weight is below 0.</exception>
    public static MaximumCoverageResult Compute(SetSystem sets, MaximumCoverageOptions options, CancellationToken cancel = default)
    {
        Guard(sets);
        return Cover(sets, options.Count, cancel);
    }

    internal static MaximumCoverageResult Cover(SetSystem sets, int count, CancellationToken cancel)
    {
        var choice = LazyGreedy.Run(sets.Count, count, new Coverage(sets), cancel);
        return new MaximumCoverageResult(choice.Chosen, choice.Gains, choice.Value, choice.UpperBound);
    }

    private static void Guard(SetSystem sets)
    {
        if (
            sets.Weights is { } weights
            && (weights.Length != sets.ElementCount || Array.Exists(weights, weight => !(weight >= 0) || double.IsInfinity(weight)))
        )
            throw new ArgumentException("Each element has a finite weight of at least 0.", nameof(sets));
        using var seenIn = Scratch.Filled(sets.ElementCount, -1);
        for (var set = 0; set < sets.Count; set++)
            foreach (var element in sets.At(set))
            {
                if ((uint)element >= (uint)sets.ElementCount || seenIn[element] == set)
                    throw new ArgumentException($"Set {set} names element {element} twice, or there is none.", nameof(sets));
                seenIn[element] = set;
            }
    }

    private sealed class Coverage(SetSystem sets) : IMarginalGain
    {
        private readonly BitSet covered = new(sets.ElementCount);

        public double GainOf(int candidate)
        {
            var gain = 0.0;
            foreach (var element in sets.At(candidate))
                if (!covered[element])
                    gain += sets.Weights is null ? 1 : sets.Weights[element];
            return gain;
        }

        public void Take(int candidate)
        {
            foreach (var element in sets.At(candidate))
                covered.Add(element);
        }
    }
}

/// <summary>Sets of numbers, row by row.</summary>
/// <param name="Offsets">Where each set begins in <paramref name="Elements"/>, and the end: one more than there are sets.</param>
/// <param name="Elements">The elements of the sets, set by set.</param>
/// <param name="ElementCount">Elements are 0..ElementCount.</param>
/// <param name="Weights">What each element is worth; null = 1.</param>
public sealed record SetSystem(int[] Offsets, int[] Elements, int ElementCount, double[]? Weights = null)
{
    /// <summary>Sets.</summary>
    public int Count => Offsets.Length - 1;

    public ReadOnlySpan<int> At(int set) => Elements.AsSpan(Offsets[set], Offsets[set + 1] - Offsets[set]);
}

/// <summary>Options of <see cref="MaximumCoverage"/>.</summary>
public sealed record MaximumCoverageOptions
{
    /// <summary>Sets to choose, ≥ 0.</summary>
    public required int Count
    {
        get;
        init => field = Check.AtLeast(value, 0, nameof(Count));
    }
}

/// <summary>Answer of <see cref="MaximumCoverage"/>.</summary>
/// <param name="Chosen">Sets, first chosen first.</param>
/// <param name="Gains">What each added.</param>
/// <param name="Covered">Weight of their union.</param>
/// <param name="UpperBound">No choice of as many sets is worth more.</param>
public sealed record MaximumCoverageResult(int[] Chosen, double[] Gains, double Covered, double UpperBound)
{
    /// <summary>What is surely reached of the best, in [1 − 1/e, 1].</summary>
    public double Ratio => UpperBound > 0 ? Covered / UpperBound : 1;
}
