using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.WholeGraph;

/// <summary>Estimates of how far nodes are apart, for graphs too large to search from every node.</summary>
/// <remarks>
/// <para><b>Definition.</b> For each node the number of nodes within 1, 2, … steps, counted by HyperLogLog; from them the number of ordered
/// pairs within t steps, their mean distance and effective diameter, and per node the harmonic sum Σ 1/d.</para>
/// <para><b>Input.</b> Directed (from each node along the arcs) or not; weights do not count; any number of components.</para>
/// <para><b>Output.</b> Estimates. A count of nodes has a relative standard deviation of 1.04/√registers, which is in the answer; sums over
/// all nodes are commonly nearer. Mean and effective diameter are null where nothing is connected.</para>
/// <para><b>Ending.</b> When no counter changes any more, which is after as many rounds as the farthest pair is apart; the result says
/// whether the largest number of rounds came first.</para>
/// <para><b>Cost.</b> O((n + m) · registers · rounds) byte operations, 32 at a time, on all threads; 2 · registers + 20 bytes per
/// node.</para>
/// <para><b>Determinism.</b> Node numbers are hashed with the seed; the same for any number of threads.</para>
/// <para><b>Source.</b> P. Boldi, S. Vigna, In-Core Computation of Geometric Centralities with HyperBall, ICDM Workshops 2013,
/// doi:10.1109/ICDMW.2013.10; P. Flajolet et al., HyperLogLog, AofA 2007, with linear counting of small numbers.</para>
/// </remarks>
public static class HyperBall
{
    private const int Grain = 1 << 12;

    public static HyperBallResult Compute(CsrGraph graph, HyperBallOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new HyperBallOptions();
        using var balls = new Balls(graph, options);
        var parts = new (double Size, bool Changed)[ParallelLoop.ArcPartCount(graph.Offsets, Grain)];
        var sizes = new List<double> { graph.NodeCount };
        var (round, changed) = (0, graph.NodeCount > 0);
        while (changed && round < options.MaxRounds)
        {
            round++;
            ParallelLoop.ArcParts(graph.Offsets, Grain, (part, from, to) => parts[part] = balls.Grow(round, from, to), cancel);
            balls.Swap();
            changed = false;
            var size = 0.0;
            foreach (var part in parts)
                (size, changed) = (size + part.Size, changed | part.Changed);
            if (changed)
                sizes.Add(size);
        }
        return Summary(balls.Harmonic, sizes, changed, options);
    }

    private static HyperBallResult Summary(double[] harmonic, List<double> sizes, bool cut, HyperBallOptions options)
    {
        var counts = new double[sizes.Count];
        var (pairs, steps) = (0.0, 0.0);
        for (var distance = 1; distance < counts.Length; distance++)
        {
            counts[distance] = Math.Max(0, sizes[distance] - sizes[distance - 1]);
            (pairs, steps) = (pairs + counts[distance], steps + counts[distance] * distance);
        }
        return new HyperBallResult
        {
            PairsWithin = [.. sizes.Select(size => Math.Max(0, size - sizes[0]))],
            Mean = pairs > 0 ? steps / pairs : null,
            EffectiveDiameter = Distances.EffectiveDiameter(counts, options.EffectiveFraction),
            Harmonic = harmonic,
            RelativeError = 1.04 / Math.Sqrt(1 << options.RegisterBits),
            Rounds = sizes.Count - 1,
            Converged = !cut,
        };
    }

    /// <summary>A counter per node of what lies within the steps so far, now and after the next.</summary>
    private sealed class Balls : IDisposable
    {
        private readonly CsrGraph graph;
        private readonly int registers;
        private readonly Scratch<byte> first,
            second;
        private readonly Scratch<byte> firstMoved,
            secondMoved;
        private readonly Scratch<double> sizes;
        private byte[] now,
            then,
            moved,
            moves;

        public Balls(CsrGraph graph, HyperBallOptions options)
        {
            (this.graph, registers) = (graph, 1 << options.RegisterBits);
            var bytes = checked(graph.NodeCount * registers);
            (first, second) = (Scratch.Filled<byte>(bytes, 0), Scratch.Rent<byte>(bytes));
            (firstMoved, secondMoved) = (Scratch.Filled<byte>(graph.NodeCount, 1), Scratch.Rent<byte>(graph.NodeCount));
            sizes = Scratch.Filled(graph.NodeCount, 1.0);
            (now, then, moved, moves) = (first.Array, second.Array, firstMoved.Array, secondMoved.Array);
            Harmonic = new double[graph.NodeCount];
            for (var node = 0; node < graph.NodeCount; node++)
            {
                var hash = SeededRandom.Mix(SeededRandom.Mix(options.Seed) + (ulong)node * 0x9E3779B97F4A7C15);
                var rest = hash >> options.RegisterBits;
                now[node * registers + (int)(hash & (ulong)(registers - 1))] = (byte)(
                    BitOperations.TrailingZeroCount(rest | 1UL << (63 - options.RegisterBits)) + 1
                );
            }
        }

        public double[] Harmonic { get; }

        /// <summary>Each ball becomes the union of its neighbours' and its own; those that no neighbour changed stay.</summary>
        /// <returns>The sizes added up, and whether any counter changed.</returns>
        public (double Size, bool Changed) Grow(int round, int from, int to)
        {
            var (sum, any) = (0.0, false);
            for (var node = from; node < to; node++)
            {
                var mine = then.AsSpan(node * registers, registers);
                // Where the last round changed nothing, what was two rounds ago is what is.
                if (moved[node] != 0)
                    now.AsSpan(node * registers, registers).CopyTo(mine);
                var changed = false;
                foreach (var other in graph.NeighboursOf(node))
                    if (moved[other] != 0)
                        changed |= Unite(ref MemoryMarshal.GetReference(mine), ref now[other * registers]);
                moves[node] = changed ? (byte)1 : (byte)0;
                if (changed)
                {
                    any = true;
                    var size = SizeOf(mine);
                    Harmonic[node] += Math.Max(0, size - sizes[node]) / round;
                    sizes[node] = Math.Max(size, sizes[node]);
                }
                sum += sizes[node];
            }
            return (sum, any);
        }

        public void Swap() => (now, then, moved, moves) = (then, now, moves, moved);

        public void Dispose()
        {
            first.Dispose();
            second.Dispose();
            firstMoved.Dispose();
            secondMoved.Dispose();
            sizes.Dispose();
        }

        private bool Unite(ref byte mine, ref byte other)
        {
            var difference = Vector256<byte>.Zero;
            for (var i = 0; i < registers; i += Vector256<byte>.Count)
            {
                var old = Vector256.LoadUnsafe(ref mine, (nuint)i);
                var both = Vector256.Max(old, Vector256.LoadUnsafe(ref other, (nuint)i));
                difference |= both ^ old;
                both.StoreUnsafe(ref mine, (nuint)i);
            }
            return difference != Vector256<byte>.Zero;
        }

        private double SizeOf(ReadOnlySpan<byte> counter)
        {
            var (sum, zeros) = (0.0, 0);
            foreach (var register in counter)
            {
                // 2^−register, put together from its exponent.
                sum += BitConverter.UInt64BitsToDouble((1023UL - register) << 52);
                zeros += register == 0 ? 1 : 0;
            }
            double count = registers;
            var raw = AlphaOf(registers) * count * count / sum;
            return raw <= 2.5 * count && zeros > 0 ? count * Math.Log(count / zeros) : raw;
        }

        private static double AlphaOf(int registers) =>
            registers switch
            {
                32 => 0.697,
                64 => 0.709,
                _ => 0.7213 / (1 + 1.079 / registers),
            };
    }
}

/// <summary>Options of <see cref="HyperBall"/>.</summary>
public sealed record HyperBallOptions
{
    /// <summary>Two to this power registers count each ball, 5 to 12: 7 for an error of 9 % in each count.</summary>
    public int RegisterBits
    {
        get;
        init => field = (int)Check.InRange(value, 5, 12, nameof(RegisterBits));
    } = 7;

    /// <summary>Share of the connected pairs that the effective diameter holds, in (0, 1].</summary>
    public double EffectiveFraction
    {
        get;
        init => field = Check.InRange(value, double.Epsilon, 1, nameof(EffectiveFraction));
    } = 0.9;

    /// <summary>≥ 1.</summary>
    public int MaxRounds
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxRounds));
    } = int.MaxValue;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="HyperBall"/>: estimates.</summary>
public sealed record HyperBallResult
{
    /// <summary>Ordered pairs of two nodes within 0, 1, 2, … steps.</summary>
    public required double[] PairsWithin { get; init; }

    /// <summary>Mean steps of a connected pair.</summary>
    public required double? Mean { get; init; }

    /// <summary>Steps within which the share asked for lies, not always whole; null where no pair is connected.</summary>
    public required double? EffectiveDiameter { get; init; }

    /// <summary>Σ 1/d per node, along the arcs.</summary>
    public required double[] Harmonic { get; init; }

    /// <summary>Relative standard deviation of each count.</summary>
    public required double RelativeError { get; init; }

    /// <summary>Steps after which a counter last changed: a lower bound of the diameter.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether the last round changed no register: else the rounds ran out and longer distances are missing.</summary>
    public required bool Converged { get; init; }
}
