using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>
/// Solves y = b + c·A(s∘y) for a symmetric A: with u = s∘y it is (S⁻¹ − cA)u = b, whose matrix is symmetric and, the map's eigenvalues
/// being below 1, positive. Conjugate gradients, measured against S⁻¹ (M. R. Hestenes, E. Stiefel, J. Res. NBS 49 (1952)): where few
/// eigenvalues lie apart from the others, half the rounds of any combination that is fixed beforehand.
/// </summary>
/// <remarks>
/// Where ties have no weights, what neighbours read of each other is rounded to four bytes: more of it stays in the cache. The step so
/// rounded is the one that is taken and measured, so the answer loses nothing. Memory: 28 bytes per node beside s, the values and the
/// residuals.
/// </remarks>
internal sealed class ConjugateGradients(CsrRows rows, double factor, double[] scale, CancellationToken cancel)
{
    private const int Lanes = 16;

    private readonly int nodes = rows.Offsets.Length - 1;
    private readonly Sums[] parts = new Sums[ParallelLoop.ArcPartCount(rows.Offsets, RowSums.Grain)];

    /// <param name="values">Where to start; holds y at the end, nothing below 0.</param>
    /// <param name="residuals">b + c·A(s∘y) − y of the start; overwritten.</param>
    /// <returns>The rounds, and the sum of absolute changes that y ← b + c·A(s∘y) would bring, relative to the sum of y.</returns>
    public (int Rounds, double Change) Solve(double[] values, double[] residuals, double tolerance, int maxRounds)
    {
        using var images = Scratch.Filled(nodes, 0.0);
        using var steps = Scratch.Filled(nodes, 0.0);
        using var rounded = Scratch.Rent<float>(nodes);
        using var shares = Scratch.Rent<double>(rows.Weights is null ? 0 : nodes);
        var total = values.Sum();
        var now = Total((from, to) => Move((values, residuals), (steps.Array, images.Array), 0, from, to));
        var (change, rounds, turn) = (ChangeOf(now.Absolute, total), 0, 0.0);
        while (change >= tolerance && now.Square > 0 && rounds < maxRounds)
        {
            Total(
                (from, to) =>
                    rows.Weights is null
                        ? Turn(residuals, steps.Array, rounded.Array, turn, from, to)
                        : Turn(residuals, steps.Array, shares.Array, turn, from, to)
            );
            var step = Total((from, to) => Spread((steps.Array, images.Array), rounded.Array, shares.Array, from, to));
            var (length, before) = (now.Square / step.Square, now.Square);
            now = Total((from, to) => Move((values, residuals), (steps.Array, images.Array), length, from, to));
            total += length * step.Absolute;
            (change, turn) = (ChangeOf(now.Absolute, total), now.Square / before);
            rounds++;
        }
        foreach (ref var value in values.AsSpan())
            value = Math.Max(0, value);
        return (rounds, change);
    }

    private static double ChangeOf(double absolute, double total) =>
        absolute == 0 ? 0
        : total > 0 ? absolute / total
        : double.PositiveInfinity;

    /// <summary>The next step, S⁻¹p, from the residual and the step before; it is that of p when p is rounded.</summary>
    private Sums Turn(double[] residuals, double[] steps, float[] rounded, double turn, int from, int to)
    {
        ref var residual = ref MemoryMarshal.GetArrayDataReference(residuals);
        ref var step = ref MemoryMarshal.GetArrayDataReference(steps);
        ref var size = ref MemoryMarshal.GetArrayDataReference(scale);
        var node = from;
        for (; node + Lanes <= to; node += Lanes)
        {
            var (low, high) = (Vector512.LoadUnsafe(ref size, (nuint)node), Vector512.LoadUnsafe(ref size, (nuint)node + 8));
            var first = Vector512.LoadUnsafe(ref residual, (nuint)node) + turn * Vector512.LoadUnsafe(ref step, (nuint)node);
            var second = Vector512.LoadUnsafe(ref residual, (nuint)node + 8) + turn * Vector512.LoadUnsafe(ref step, (nuint)node + 8);
            var shared = Vector512.Narrow(first * low, second * high);
            shared.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(rounded), (nuint)node);
            var (lower, upper) = Vector512.Widen(shared);
            (lower / low).StoreUnsafe(ref step, (nuint)node);
            (upper / high).StoreUnsafe(ref step, (nuint)node + 8);
        }
        for (; node < to; node++)
        {
            rounded[node] = (float)((residuals[node] + turn * steps[node]) * scale[node]);
            steps[node] = rounded[node] / scale[node];
        }
        return default;
    }

    private Sums Turn(double[] residuals, double[] steps, double[] shares, double turn, int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            steps[node] = residuals[node] + turn * steps[node];
            shares[node] = steps[node] * scale[node];
        }
        return default;
    }

    /// <summary>What the step changes the residuals by: S⁻¹p − cAp. Its product with p, and the sum of the step.</summary>
    private Sums Spread((double[] Steps, double[] Images) vectors, float[] rounded, double[] shares, int from, int to)
    {
        var sums = new Sums();
        ref var four = ref MemoryMarshal.GetArrayDataReference(rounded);
        ref var eight = ref MemoryMarshal.GetArrayDataReference(shares);
        var isWeighted = rows.Weights is not null;
        for (var node = from; node < to; node++)
        {
            var (step, share) = (vectors.Steps[node], isWeighted ? Unsafe.Add(ref eight, node) : Unsafe.Add(ref four, node));
            var image = step - factor * (isWeighted ? RowSums.Of(rows, node, ref eight) : RowSums.Of(rows, node, ref four));
            vectors.Images[node] = image;
            sums.Square += share * image;
            sums.Absolute += step;
        }
        return sums;
    }

    /// <summary>Goes along the step. The residuals' sum of sizes, and their product with S times themselves.</summary>
    private Sums Move((double[] Values, double[] Residuals) at, (double[] Steps, double[] Images) along, double length, int from, int to)
    {
        ref var value = ref MemoryMarshal.GetArrayDataReference(at.Values);
        ref var residual = ref MemoryMarshal.GetArrayDataReference(at.Residuals);
        ref var step = ref MemoryMarshal.GetArrayDataReference(along.Steps);
        ref var image = ref MemoryMarshal.GetArrayDataReference(along.Images);
        var (absolute, square, node) = (Vector512<double>.Zero, Vector512<double>.Zero, from);
        for (; node + 8 <= to; node += 8)
        {
            var place = (nuint)node;
            (Vector512.LoadUnsafe(ref value, place) + length * Vector512.LoadUnsafe(ref step, place)).StoreUnsafe(ref value, place);
            var left = Vector512.LoadUnsafe(ref residual, place) - length * Vector512.LoadUnsafe(ref image, place);
            left.StoreUnsafe(ref residual, place);
            absolute += Vector512.Abs(left);
            square += left * left * Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(scale), place);
        }
        var sums = new Sums { Absolute = Vector512.Sum(absolute), Square = Vector512.Sum(square) };
        for (; node < to; node++)
        {
            at.Values[node] += length * along.Steps[node];
            at.Residuals[node] -= length * along.Images[node];
            sums.Absolute += Math.Abs(at.Residuals[node]);
            sums.Square += at.Residuals[node] * at.Residuals[node] * scale[node];
        }
        return sums;
    }

    private Sums Total(Func<int, int, Sums> body)
    {
        Array.Clear(parts);
        ParallelLoop.ArcParts(rows.Offsets, RowSums.Grain, (part, from, to) => parts[part] = body(from, to), cancel);
        var total = new Sums();
        foreach (var part in parts)
        {
            total.Absolute += part.Absolute;
            total.Square += part.Square;
        }
        return total;
    }

    private struct Sums
    {
        public double Absolute,
            Square;
    }
}
