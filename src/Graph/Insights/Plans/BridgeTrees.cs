using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// The trees that the bridges of a graph make of its parts, see <see cref="BridgeForest"/>, each with a root: every other part has the
/// bridge that leads towards it.
/// </summary>
internal sealed class BridgeTrees
{
    private readonly int[] parents;
    private readonly int[] depths;
    private readonly int[] roots;
    private readonly List<int> order = [];

    public BridgeTrees(CsrGraph graph, CancellationToken cancel)
    {
        var blocks = BiconnectedComponents.Compute(graph, cancel);
        var (forest, bridges) = (new BridgeForest(graph, blocks), blocks.Bridges);
        (PartOf, var count) = (forest.SetOf, forest.Tree.NodeCount);
        (parents, depths, roots, Weights, Bridges) = (new int[count], new int[count], new int[count], new double[count], new Bridge[count]);
        var ties = bridges
            .SelectMany(bridge => new[] { (PartOf[bridge.Source], bridge), (PartOf[bridge.Target], bridge) })
            .ToLookup(tie => tie.Item1, tie => tie.Item2);
        Array.Fill(roots, -1);
        for (var part = 0; part < count; part++)
            if (roots[part] < 0 && ties.Contains(part))
                Grow(part, ties);
    }

    /// <summary>By node.</summary>
    public int[] PartOf { get; }

    /// <summary>By part: the parties on the smaller side of the bridge towards the root; 0 for a root.</summary>
    public double[] Weights { get; }

    /// <summary>By part: the bridge towards the root.</summary>
    public Bridge[] Bridges { get; }

    /// <summary>Whether a bridge leads to a part.</summary>
    public bool IsInTree(int part) => roots[part] >= 0;

    public int RootOf(int part) => roots[part];

    public double WeightToRoot(int part)
    {
        var sum = 0.0;
        for (; part != roots[part]; part = parents[part])
            sum += Weights[part];
        return sum;
    }

    /// <summary>The allowed parts below which there is no allowed one.</summary>
    public HashSet<int> OutermostOf(Func<int, bool> isAllowed)
    {
        var hasBelow = new bool[parents.Length];
        var ends = new HashSet<int>();
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var part = order[i];
            if (isAllowed(part) && !hasBelow[part])
                ends.Add(part);
            hasBelow[parents[part]] |= hasBelow[part] || isAllowed(part);
        }
        return ends;
    }

    /// <summary>The parts whose bridges lie on the way between the ends of a link.</summary>
    public IEnumerable<int> Way(PlanLink link)
    {
        var (one, other) = (PartOf[link.From], PartOf[link.To]);
        while (one != other)
        {
            if (depths[one] < depths[other])
                (one, other) = (other, one);
            yield return one;
            one = parents[one];
        }
    }

    private void Grow(int root, ILookup<int, Bridge> ties)
    {
        (parents[root], roots[root]) = (root, root);
        var first = order.Count;
        order.Add(root);
        for (var at = first; at < order.Count; at++)
            foreach (var bridge in ties[order[at]])
            {
                var part = PartOf[bridge.Source] == order[at] ? PartOf[bridge.Target] : PartOf[bridge.Source];
                if (roots[part] >= 0)
                    continue;
                (parents[part], roots[part], depths[part], Weights[part], Bridges[part]) = (
                    order[at],
                    root,
                    depths[order[at]] + 1,
                    bridge.CutOff,
                    bridge
                );
                order.Add(part);
            }
    }
}
