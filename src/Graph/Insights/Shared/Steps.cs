using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>Distances in steps, a link counting both ways whatever its direction.</summary>
internal static class Steps
{
    /// <summary>No way leads there.</summary>
    public const int None = -1;

    /// <summary>From the nearest of some nodes to every node; <see cref="None"/> where no way leads. O(n + m).</summary>
    public static int[] From(CsrGraph graph, ReadOnlySpan<int> sources, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        graph = graph.Underlying;
        var steps = new int[graph.NodeCount];
        Array.Fill(steps, None);
        using var queue = Scratch.Rent<int>(graph.NodeCount);
        var count = 0;
        foreach (var source in sources)
            if (steps[source] == None)
                (steps[source], queue[count++]) = (0, source);
        for (var at = 0; at < count; at++)
        {
            if ((at & 0xFFFF) == 0)
                cancel.ThrowIfCancellationRequested();
            var node = queue[at];
            foreach (var other in graph.NeighboursOf(node))
                if (steps[other] == None)
                    (steps[other], queue[count++]) = (steps[node] + 1, other);
        }
        return steps;
    }

    /// <summary>The smaller of two distances of which each may be missing.</summary>
    public static int? Least(int? one, int? other) => one is null || other < one ? other : one;

    public static int? At(int[] steps, int node) => steps[node] == None ? null : steps[node];
}

/// <summary>Distances from parties, searched when one is first asked for.</summary>
internal sealed class StepsFromParties(ScopedNetwork network, CancellationToken cancel)
{
    private readonly Dictionary<int, int[]?> searched = [];

    /// <summary>From the nearest of some parties to a node; null where none of them is in the scope or no way leads.</summary>
    public int? Least(ReadOnlySpan<int> partyIds, int node)
    {
        int? least = null;
        foreach (var id in partyIds)
            if (Of(id) is { } steps)
                least = Steps.Least(least, Steps.At(steps, node));
        return least;
    }

    private int[]? Of(int partyId)
    {
        if (!searched.TryGetValue(partyId, out var steps))
            searched[partyId] = steps = network.NodeOf(partyId) is >= 0 and var node ? Steps.From(network.Graph, [node], cancel) : null;
        return steps;
    }
}
