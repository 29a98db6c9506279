using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>One level of a multilevel search: communities of the level below are its nodes; ties within them are left out and count in strengths only. Levels above the first are on loan.</summary>
internal sealed class CommunityLevel : IDisposable
{
    private const int Grain = 1 << 11;
    private readonly (Scratch<int> Targets, Scratch<double> Weights)? loan;

    private CommunityLevel(int[] offsets, int[] targets, double[]? weights, double[] strengths, double totalStrength) =>
        (Offsets, Targets, Weights, Strengths, TotalStrength) = (offsets, targets, weights, strengths, totalStrength);

    private CommunityLevel(int[] offsets, (Scratch<int> Targets, Scratch<double> Weights) loan, double[] strengths, double totalStrength)
        : this(offsets, loan.Targets.Array, loan.Weights.Array, strengths, totalStrength) => this.loan = loan;

    public int[] Offsets { get; }

    public int[] Targets { get; }

    /// <summary>Null where every tie counts as 1.</summary>
    public double[]? Weights { get; }

    public double[] Strengths { get; }

    public double TotalStrength { get; }

    public int NodeCount => Strengths.Length;

    public static CommunityLevel Of(CsrGraph graph)
    {
        var strengths = new double[graph.NodeCount];
        var total = 0.0;
        for (var node = 0; node < strengths.Length; node++)
        {
            strengths[node] = graph.DegreeOf(node);
            if (graph.Weights is not null)
            {
                strengths[node] = 0;
                foreach (var weight in graph.WeightsOf(node))
                    strengths[node] += weight;
            }
            total += strengths[node];
        }
        return new CommunityLevel(graph.Offsets, graph.Targets, graph.Weights, strengths, total);
    }

    /// <summary>The level above, whose node c is all nodes labelled c. O(n + m) on all threads.</summary>
    /// <param name="labels">0 to <paramref name="count"/> − 1, none missing.</param>
    public CommunityLevel Merge(int[] labels, int count, AccumulatorPool pool, CancellationToken cancel)
    {
        using var groups = Members.Of(labels, count, null);
        var strengths = new double[count];
        var room = new int[count + 1];
        ParallelLoop.Arcs(groups.Starts, Grain, (from, to) =>
        {
            for (var community = from; community < to; community++)
                (strengths[community], room[community + 1]) = Measure(labels, community, groups.Of(community));
        }, cancel);
        for (var community = 0; community < count; community++)
            room[community + 1] += room[community];
        var (targets, weights) = (Scratch.Rent<int>(room[count]), Scratch.Rent<double>(room[count]));
        var ends = new int[count];
        ParallelLoop.Arcs(groups.Starts, Grain, (from, to) =>
        {
            var sums = pool.Take();
            for (var community = from; community < to; community++)
                ends[community] = AddRow(labels, community, groups.Of(community), sums, (targets.Array, weights.Array, room[community]));
            pool.Give(sums);
        }, cancel);
        Close(room, ends, targets.Array, weights.Array);
        return new CommunityLevel(room, (targets, weights), strengths, TotalStrength);
    }

    public void Dispose()
    {
        loan?.Targets.Dispose();
        loan?.Weights.Dispose();
    }

    /// <returns>The strength of a community, and how many entries of its members' rows lead out of it.</returns>
    private (double Strength, int Leaving) Measure(int[] labels, int community, ReadOnlySpan<int> members)
    {
        var (strength, leaving) = (0.0, 0);
        foreach (var node in members)
        {
            strength += Strengths[node];
            for (int arc = Offsets[node], end = Offsets[node + 1]; arc < end; arc++)
                leaving += labels[Targets[arc]] == community ? 0 : 1;
        }
        return (strength, leaving);
    }

    /// <returns>Where the row ends.</returns>
    private int AddRow(int[] labels, int community, ReadOnlySpan<int> members, Accumulator sums, (int[] Targets, double[] Weights, int Start) row)
    {
        foreach (var node in members)
            sums.AddRow(labels, this, node);
        var place = row.Start;
        foreach (var other in sums.Touched)
        {
            if (other == community)
                continue;
            row.Targets[place] = other;
            row.Weights[place++] = sums[other];
        }
        sums.Clear();
        return place;
    }

    /// <summary>Moves rows together: neighbours met more than once left room.</summary>
    private static void Close(int[] starts, int[] ends, int[] targets, double[] weights)
    {
        var place = 0;
        for (var row = 0; row < ends.Length; row++)
        {
            var (start, length) = (starts[row], ends[row] - starts[row]);
            starts[row] = place;
            targets.AsSpan(start, length).CopyTo(targets.AsSpan(place));
            weights.AsSpan(start, length).CopyTo(weights.AsSpan(place));
            place += length;
        }
        starts[^1] = place;
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
