using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>
/// Solves y = b + c·A(s∘y), the equation of every measure in which a node gets something of its own and a part of what its neighbours have,
/// by rounds y ← b + c·A(s∘y).
/// For any A whose map shrinks; <see cref="ConjugateGradients"/> is for a symmetric one.
/// </summary>
internal sealed class FixedPoint(CsrRows rows)
{
    private double[] now = [];
    private double[] next = [];
    private double[] shares = [];
    private double[] nextShares = [];

    /// <summary>b of each node, to be multiplied by <see cref="OwnFactor"/>; null = 1.</summary>
    public double[]? Own { get; init; }

    public double OwnFactor { get; init; } = 1;

    /// <summary>c.</summary>
    public required double Factor { get; init; }

    /// <summary>s of each node; null = 1.</summary>
    public double[]? Scale { get; init; }

    /// <param name="values">Where to start; holds y at the end, nothing below 0.</param>
    /// <returns>The rounds, and the sum of absolute changes that one more would bring, relative to the sum of y.</returns>
    public (int Rounds, double Change) Solve(double[] values, double tolerance, int maxRounds, CancellationToken cancel)
    {
        using var second = Scratch.Rent<double>(values.Length);
        using var given = Scratch.Rent<double>(values.Length);
        using var nextGiven = Scratch.Rent<double>(values.Length);
        (now, next, shares, nextShares) = (values, second.Array, given.Array, nextGiven.Array);
        for (var node = 0; node < values.Length; node++)
            shares[node] = values[node] * (Scale is null ? 1 : Scale[node]);
        var parts = new (double Change, double Sum)[ParallelLoop.ArcPartCount(rows.Offsets, RowSums.Grain)];
        var (change, rounds) = (double.PositiveInfinity, 0);
        while (rounds < maxRounds)
        {
            ParallelLoop.ArcParts(rows.Offsets, RowSums.Grain, (part, from, to) => parts[part] = Round(from, to), cancel);
            var (absolute, sum) = (0.0, 0.0);
            foreach (var part in parts)
                (absolute, sum) = (absolute + part.Change, sum + part.Sum);
            change = absolute / sum;
            rounds++;
            if (change < tolerance)
                break;
            (now, next, shares, nextShares) = (next, now, nextShares, shares);
        }
        // The vector that was measured, not the one that was to follow.
        now.AsSpan(0, values.Length).CopyTo(values);
        return (rounds, change);
    }

    private (double Change, double Sum) Round(int from, int to)
    {
        var (change, sum) = (0.0, 0.0);
        ref var given = ref MemoryMarshal.GetArrayDataReference(shares);
        for (var node = from; node < to; node++)
        {
            var image = OwnFactor * (Own is null ? 1 : Own[node]) + Factor * RowSums.Of(rows, node, ref given);
            change += Math.Abs(image - now[node]);
            sum += image;
            next[node] = image;
            nextShares[node] = image * (Scale is null ? 1 : Scale[node]);
        }
        return (change, sum);
    }
}
