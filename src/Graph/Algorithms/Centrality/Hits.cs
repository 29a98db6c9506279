using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>Who is pointed to by good hubs (authority), and who points to good authorities (hub).</summary>
/// <remarks>
/// <para><b>Definition.</b> Authority a = A'h and hub h = A·a, each up to its scale: the vectors of the largest eigenvalue of A'A and of AA'. Where several vectors have it, those that powers come to from all nodes alike.</para>
/// <para><b>Input.</b> Directed or not (both scores are then the same but for bipartite components, where each side is the other's hub); weights are strengths and count unless switched off; any number of components, those of a smaller eigenvalue get 0, to the tolerance.</para>
/// <para><b>Output.</b> Two numbers ≥ 0 per node, each of them summing to 1 over the nodes. Without any arc every node has 1/n.</para>
/// <para><b>Ending.</b> When the sum of absolute changes of both scores in a round is below the tolerance, or after the largest number of rounds; the result says which.</para>
/// <para><b>Cost.</b> O(n + m) a round; about log(tolerance) ÷ log(second ÷ first eigenvalue of A'A) rounds; 16 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> J. M. Kleinberg, Authoritative sources in a hyperlinked environment, J. ACM 46 (1999). Departs from it in scaling by the sum.</para>
/// </remarks>
public static class Hits
{
    public static HitsResult Compute(CsrGraph graph, HitsOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new HitsOptions();
        cancel.ThrowIfCancellationRequested();
        var nodes = graph.NodeCount;
        var (hubs, authorities) = (new double[nodes], new double[nodes]);
        Array.Fill(hubs, 1.0 / nodes);
        Array.Fill(authorities, 1.0 / nodes);
        if (graph.ArcCount == 0)
            return new HitsResult(hubs, authorities, 0, true, 0);
        if (!options.UseWeights)
            graph = graph.Unweighted;
        using var next = Scratch.Rent<double>(nodes);
        var (change, rounds) = (double.PositiveInfinity, 0);
        while (rounds < options.MaxIterations && change >= options.Tolerance)
        {
            change = Spread(RowSums.Incoming(graph), hubs, authorities, next.Array, cancel);
            change += Spread(RowSums.Outgoing(graph), authorities, hubs, next.Array, cancel);
            rounds++;
        }
        return new HitsResult(hubs, authorities, rounds, change < options.Tolerance, change);
    }

    /// <summary>Gives each node what its row holds of one score, as a share of all, and tells the sum of absolute changes.</summary>
    private static double Spread(CsrRows rows, double[] from, double[] into, double[] next, CancellationToken cancel)
    {
        var parts = new double[ParallelLoop.ArcPartCount(rows.Offsets, RowSums.Grain)];
        ParallelLoop.ArcParts(rows.Offsets, RowSums.Grain, (part, start, end) =>
        {
            ref var values = ref MemoryMarshal.GetArrayDataReference(from);
            for (var node = start; node < end; node++)
                parts[part] += next[node] = RowSums.Of(rows, node, ref values);
        }, cancel);
        var sum = 0.0;
        foreach (var part in parts)
            sum += part;
        return ParallelLoop.Sum(into.Length, RowSums.Grain, (start, end) =>
        {
            var change = 0.0;
            for (var node = start; node < end; node++)
            {
                var share = next[node] / sum;
                change += Math.Abs(share - into[node]);
                into[node] = share;
            }
            return change;
        }, cancel);
    }
}

/// <summary>Options of <see cref="Hits"/>.</summary>
public sealed record HitsOptions
{
    /// <summary>Largest sum of absolute changes of a round, &gt; 0.</summary>
    public double Tolerance { get; init => field = Check.InRange(value, 1e-15, 1, nameof(Tolerance)); } = 1e-10;

    /// <summary>≥ 1.</summary>
    public int MaxIterations { get; init => field = Check.AtLeast(value, 1, nameof(MaxIterations)); } = 10_000;

    public bool UseWeights { get; init; } = true;
}

/// <summary>Scores of <see cref="Hits"/> and how it ended.</summary>
/// <param name="Hubs">One per node, summing to 1.</param>
/// <param name="Authorities">One per node, summing to 1.</param>
/// <param name="Change">Sum of absolute changes of the last round.</param>
public sealed record HitsResult(double[] Hubs, double[] Authorities, int Iterations, bool Converged, double Change);
