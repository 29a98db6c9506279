using AntiCorruption.Graph.Algorithms.Components;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>Nodes met one after the other: places [From, To) of the order of a depth-first pass.</summary>
internal readonly record struct Run(int From, int To)
{
    public int Length => To - From;
}

/// <summary>An articulation point.</summary>
/// <param name="Node">Its number.</param>
/// <param name="CutOff">Nodes that fall off with it, ≥ 1.</param>
/// <param name="PartCount">Parts into which its component falls, ≥ 2.</param>
public sealed record CutPoint(int Node, int CutOff, int PartCount);

/// <summary>Answer of <see cref="CutImpact"/>: points and bridges, and who falls off with each.</summary>
public sealed class CutImpactResult
{
    private readonly int[] order;
    private readonly int[] index;
    private readonly Run[] components;
    private readonly (int Node, Run Run)[] parts;
    private readonly int[] partStarts;
    private readonly Dictionary<(int, int), Run> fallenByBridge = [];

    internal CutImpactResult(
        int[] order,
        int[] index,
        Run[] components,
        (int Node, Run Run)[] parts,
        List<(int Source, int Target, Run Run)> bridges
    )
    {
        (this.order, this.index, this.components, this.parts) = (order, index, components, parts);
        partStarts = new int[order.Length + 1];
        foreach (var (node, _) in parts)
            partStarts[node + 1]++;
        for (var node = 0; node < order.Length; node++)
            partStarts[node + 1] += partStarts[node];
        Points = PointsOf();
        Bridges = [.. bridges.Select(BridgeOf)];
    }

    /// <summary>By node.</summary>
    public IReadOnlyList<CutPoint> Points { get; }

    /// <summary>By their two ends; how many fall off is the smaller side.</summary>
    public IReadOnlyList<Bridge> Bridges { get; }

    /// <summary>The nodes that fall off when <paramref name="node"/> goes, ascending; none where it is no articulation point.</summary>
    public int[] CutOffBy(int node)
    {
        var fallen = new int[FallenCount(node)];
        var count = 0;
        foreach (var run in FallenRuns(node))
        {
            order.AsSpan(run.From, run.Length).CopyTo(fallen.AsSpan(count));
            count += run.Length;
        }
        Array.Sort(fallen);
        return fallen;
    }

    /// <summary>The nodes that fall off when a bridge goes, ascending; none where the pair is no bridge.</summary>
    public int[] CutOffBy(int source, int target)
    {
        if (!fallenByBridge.TryGetValue((Math.Min(source, target), Math.Max(source, target)), out var below))
            return [];
        var all = components[source];
        int[] fallen =
            below.Length <= all.Length - below.Length
                ? order[below.From..below.To]
                : [.. order[all.From..below.From], .. order[below.To..all.To]];
        Array.Sort(fallen);
        return fallen;
    }

    /// <summary>Nodes in each part that is left of a node's component when it goes, largest part first.</summary>
    public int[] PartSizesWithout(int node)
    {
        var rest = RestCount(node);
        var sizes = PartsBelow(node).ToArray().Select(part => part.Run.Length).Concat(rest > 0 ? [rest] : []).ToArray();
        Array.Sort(sizes, (left, right) => right - left);
        return sizes;
    }

    /// <summary>Σ of a value over the nodes that fall off, for each of <see cref="Points"/>. O(n).</summary>
    /// <param name="values">One per node; exact where they are whole numbers.</param>
    public double[] CutOffSums(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Count, order.Length);
        var before = new double[order.Length + 1];
        for (var i = 0; i < order.Length; i++)
            before[i + 1] = before[i] + values[order[i]];
        var sums = new double[Points.Count];
        for (var i = 0; i < sums.Length; i++)
            foreach (var run in FallenRuns(Points[i].Node))
                sums[i] += before[run.To] - before[run.From];
        return sums;
    }

    private ReadOnlySpan<(int Node, Run Run)> PartsBelow(int node) =>
        parts.AsSpan(partStarts[node], partStarts[node + 1] - partStarts[node]);

    /// <summary>Nodes of the part with the component's first node: all that lies neither in the node nor in a part below it.</summary>
    private int RestCount(int node)
    {
        var rest = components[node].Length - 1;
        foreach (var (_, run) in PartsBelow(node))
            rest -= run.Length;
        return rest;
    }

    private Run LargestBelow(int node)
    {
        var largest = default(Run);
        foreach (var (_, run) in PartsBelow(node))
            largest = run.Length > largest.Length ? run : largest;
        return largest;
    }

    private int FallenCount(int node) => components[node].Length - 1 - Math.Max(RestCount(node), LargestBelow(node).Length);

    private Run[] FallenRuns(int node)
    {
        var kept = LargestBelow(node);
        if (RestCount(node) >= kept.Length)
            return Array.ConvertAll(PartsBelow(node).ToArray(), part => part.Run);
        var (all, own) = (components[node], index[node]);
        return [new Run(all.From, own), new Run(own + 1, kept.From), new Run(kept.To, all.To)];
    }

    private List<CutPoint> PointsOf()
    {
        var points = new List<CutPoint>();
        for (var node = 0; node < order.Length; node++)
            if (FallenCount(node) is > 0 and var count)
                points.Add(new CutPoint(node, count, PartsBelow(node).Length + (RestCount(node) > 0 ? 1 : 0)));
        return points;
    }

    private Bridge BridgeOf((int Source, int Target, Run Run) bridge)
    {
        fallenByBridge.Add((bridge.Source, bridge.Target), bridge.Run);
        return new Bridge(bridge.Source, bridge.Target, Math.Min(bridge.Run.Length, components[bridge.Source].Length - bridge.Run.Length));
    }
}
