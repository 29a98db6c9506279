using System.Numerics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>
/// One level of a multilevel search: communities of the level below are its nodes; ties within them are left out and count in strengths
/// only. Levels above the first are on loan.
/// </summary>
/// <typeparam name="T">Whole numbers where every tie of the graph counts as 1.</typeparam>
internal sealed class CommunityLevel<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private const int Grain = 1 << 11;
    private readonly int[] starts;

    // Null where each row ends where the next begins.
    private readonly int[]? ends;
    private readonly Scratch<T> strengths;
    private readonly (Scratch<int> Targets, Scratch<T> Weights)? loan;
    private int arcs;

    private CommunityLevel(CsrGraph graph, T[]? weights)
    {
        (NodeCount, arcs, starts, Targets, Weights) = (graph.NodeCount, graph.ArcCount, graph.Offsets, graph.Targets, weights);
        strengths = Scratch.Rent<T>(NodeCount);
        for (var node = 0; node < NodeCount; node++)
        {
            strengths[node] = weights is null ? T.CreateTruncating(graph.DegreeOf(node)) : T.Zero;
            for (var arc = starts[node]; weights is not null && arc < starts[node + 1]; arc++)
                strengths[node] += weights[arc];
            TotalStrength += double.CreateTruncating(strengths[node]);
        }
    }

    private CommunityLevel(int count, (Scratch<int> Targets, Scratch<T> Weights) loan, double totalStrength)
    {
        (NodeCount, starts, ends, TotalStrength) = (count, new int[count], new int[count], totalStrength);
        (this.loan, Targets, Weights, strengths) = (loan, loan.Targets.Array, loan.Weights.Array, Scratch.Filled(count, T.Zero));
    }

    public int NodeCount { get; }

    public int[] Targets { get; }

    /// <summary>Null where every tie counts as 1.</summary>
    public T[]? Weights { get; }

    /// <summary>One for each node; may be longer.</summary>
    public T[] Strengths => strengths.Array;

    public double TotalStrength { get; }

    /// <param name="weights">Those of the graph; null where every tie counts as 1.</param>
    public static CommunityLevel<T> Of(CsrGraph graph, T[]? weights) => new(graph, weights);

    /// <summary>Where the entries of a node stand in <see cref="Targets"/> and <see cref="Weights"/>.</summary>
    public (int Start, int End) RowOf(int node) => (starts[node], ends is null ? starts[node + 1] : ends[node]);

    /// <summary>The level above, whose node c is all nodes labelled c. O(n + m) on all threads.</summary>
    /// <param name="labels">0 to <paramref name="count"/> − 1, none missing.</param>
    public CommunityLevel<T> Merge(int[] labels, int count, AccumulatorPool<T> pool, CancellationToken cancel)
    {
        using var groups = Members.Of(labels, count, null);
        var merged = new CommunityLevel<T>(count, (Scratch.Rent<int>(arcs), Scratch.Rent<T>(arcs)), TotalStrength);
        ParallelLoop.Arcs(
            groups.Starts,
            Grain,
            (from, to) =>
            {
                var sums = pool.Take();
                for (var community = from; community < to; community++)
                {
                    foreach (var node in groups.Of(community))
                    {
                        merged.strengths[community] += Strengths[node];
                        sums.AddRow(labels, Targets, Weights, RowOf(node));
                    }
                    merged.Place(community, sums);
                    sums.Clear();
                }
                pool.Give(sums);
            },
            cancel
        );
        return merged;
    }

    public void Dispose()
    {
        strengths.Dispose();
        loan?.Targets.Dispose();
        loan?.Weights.Dispose();
    }

    /// <summary>
    /// Writes the row of a node where there is room: rows lie in the order in which they are done, and nothing depends on it.
    /// </summary>
    private void Place(int node, Accumulator<T> sums)
    {
        var length = sums.Touched.Length - (sums[node] == T.Zero ? 0 : 1);
        var place = Interlocked.Add(ref arcs, length) - length;
        (starts[node], ends![node]) = (place, place + length);
        foreach (var other in sums.Touched)
        {
            if (other == node)
                continue;
            (Targets[place], Weights![place]) = (other, sums[other]);
            place++;
        }
    }
}

/// <summary>Nodes sorted by their community.</summary>
internal readonly struct Members(int[] starts, Scratch<int> nodes) : IDisposable
{
    /// <summary>Where each community begins, and the end.</summary>
    public int[] Starts => starts;

    public ReadOnlySpan<int> All => nodes.Span;

    public ReadOnlySpan<int> Of(int community) => nodes.Array.AsSpan(starts[community], starts[community + 1] - starts[community]);

    /// <param name="order">The order of nodes within each community; null = by number.</param>
    public static Members Of(int[] labels, int count, int[]? order)
    {
        var starts = new int[count + 2];
        foreach (var label in labels)
            starts[label + 2]++;
        for (var i = 2; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var nodes = Scratch.Rent<int>(labels.Length);
        // Each place moves on to where the next community begins.
        for (var i = 0; i < labels.Length; i++)
        {
            var node = order is null ? i : order[i];
            nodes[starts[labels[node] + 1]++] = node;
        }
        return new Members(starts[..(count + 1)], nodes);
    }

    public void Dispose() => nodes.Dispose();
}
