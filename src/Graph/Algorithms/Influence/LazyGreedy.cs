using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Influence;

/// <summary>What taking one more candidate adds: never less than 0, and never more later than it was before (submodular).</summary>
public interface IMarginalGain
{
    /// <summary>What the candidate would add to those taken so far.</summary>
    double GainOf(int candidate);

    void Take(int candidate);
}

/// <summary>What <see cref="LazyGreedy"/> took.</summary>
/// <param name="Chosen">Candidates, first taken first; fewer than asked for where no other adds anything.</param>
/// <param name="Gains">What each added.</param>
/// <param name="Value">Σ of the gains.</param>
/// <param name="UpperBound">No choice of as many candidates is worth more.</param>
public sealed record GreedyChoice(int[] Chosen, double[] Gains, double Value, double UpperBound);

/// <summary>
/// Takes, again and again, the candidate that adds most (of equal ones the smaller number). A gain is only counted anew when its candidate
/// leads the queue, since it can only have fallen (M. Minoux, Accelerated greedy algorithms for maximizing submodular set functions, 1978).
/// The value is at least 1 − 1/e of the best (Nemhauser, Wolsey, Fisher, Mathematical Programming 14, 1978).
/// </summary>
public static class LazyGreedy
{
    /// <param name="candidates">Candidates are 0..candidates.</param>
    /// <param name="count">How many to take at most, ≥ 0.</param>
    public static GreedyChoice Run<TGain>(int candidates, int count, TGain objective, CancellationToken cancel = default)
        where TGain : IMarginalGain
    {
        count = Math.Min(count, candidates);
        var known = new double[candidates];
        using var countedAt = Scratch.Filled(candidates, 0);
        var queue = new PriorityQueue<int, (double, int)>(candidates);
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            if ((candidate & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            known[candidate] = objective.GainOf(candidate);
            if (known[candidate] > 0)
                queue.Enqueue(candidate, (-known[candidate], candidate));
        }
        var (chosen, gains, value, bound) = (new List<int>(), new List<double>(), 0.0, LargestSum(known, count));
        while (chosen.Count < count && queue.TryDequeue(out var candidate, out _))
        {
            if (countedAt[candidate] < chosen.Count)
            {
                cancel.ThrowIfCancellationRequested();
                countedAt[candidate] = chosen.Count;
                known[candidate] = objective.GainOf(candidate);
                if (known[candidate] > 0)
                    queue.Enqueue(candidate, (-known[candidate], candidate));
                continue;
            }
            objective.Take(candidate);
            chosen.Add(candidate);
            gains.Add(known[candidate]);
            value += known[candidate];
            known[candidate] = 0;
            // The best choice adds to this one no more than its own gains on top of it; gains not counted anew are too high, so the bound
            // holds with them.
            if (int.IsPow2(chosen.Count))
                bound = Math.Min(bound, value + LargestSum(known, count));
        }
        for (var candidate = 0; candidate < candidates; candidate++)
            if (known[candidate] > 0)
                known[candidate] = objective.GainOf(candidate);
        return new GreedyChoice([.. chosen], [.. gains], value, Math.Max(value, Math.Min(bound, value + LargestSum(known, count))));
    }

    /// <summary>Σ of the <paramref name="count"/> largest.</summary>
    private static double LargestSum(double[] values, int count)
    {
        var largest = new PriorityQueue<double, double>(count + 1);
        foreach (var value in values)
            if (largest.Count < count)
                largest.Enqueue(value, value);
            else if (count > 0 && value > largest.Peek())
                largest.EnqueueDequeue(value, value);
        var sum = 0.0;
        while (largest.TryDequeue(out var value, out _))
            sum += value;
        return sum;
    }
}
