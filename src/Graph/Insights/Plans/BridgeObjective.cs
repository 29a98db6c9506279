using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// Ties whose loss would cut a part of the network off (bridges): a new link makes safe all bridges on the way between its ends. The value
/// is the number of parties that no longer hang by one tie, added up over the bridges made
/// safe (of each, the parties on its smaller side). Links between parts that nothing joins are not looked at: one of them alone is a bridge
/// more. Parts that no bridge divides are joined into one, so that the bridges form trees; candidates join allowed parts of a tree with
/// each other: the 120 best, outermost ones first and of these the ones with most at stake on the way to the root.
/// </summary>
internal sealed class BridgeObjective : PlanObjective
{
    private const int MaxEndCount = 120;
    private const int PartiesPerPart = 2;
    private readonly BridgeForest forest;
    private readonly double[] open;

    private BridgeObjective(ScopedNetwork network, ExpansionPlanOptions options, BridgeForest forest)
        : base(network, options)
    {
        this.forest = forest;
        open = [.. forest.Weights];
    }

    public static BridgeObjective Of(
        ScopedNetwork network,
        ExpansionPlanOptions options,
        PlanConstraints constraints,
        CancellationToken cancel
    )
    {
        var graph = network.Graph.Underlying;
        var forest = new BridgeForest(graph, cancel);
        var allowed = Enumerable
            .Range(0, graph.NodeCount)
            .Where(node => forest.IsInTree(forest.PartOf[node]) && constraints.Allow(node))
            .ToLookup(node => forest.PartOf[node]);
        var ends = allowed.Select(part => part.Key).ToList();
        var outermost = forest.OutermostOf(allowed.Contains);
        var kept = ends.OrderByDescending(outermost.Contains)
            .ThenByDescending(forest.WeightToRoot)
            .ThenBy(part => part)
            .Take(MaxEndCount)
            .ToList();
        var links = new List<PlanLink>();
        for (var i = 0; i < kept.Count; i++)
        for (var j = i + 1; j < kept.Count; j++)
            if (forest.RootOf(kept[i]) == forest.RootOf(kept[j]))
                Join(kept[i], kept[j]);
        return new(network, options, forest) { Candidates = links, PossibleCount = links.Count + PairsIn(ends) - PairsIn(kept) };

        // Pairs of parts of the same tree.
        long PairsIn(List<int> parts) => parts.CountBy(forest.RootOf).Sum(tree => (long)tree.Value * (tree.Value - 1) / 2);

        void Join(int part, int other)
        {
            foreach (var from in MostLinked(part))
            foreach (var to in MostLinked(other))
                if (!graph.HasArc(from, to) && constraints.AllowSort(from, to))
                    links.Add(new(from, to));
        }

        // Where a good actor is asked for, one of the part's is among those that stand for it.
        IEnumerable<int> MostLinked(int part)
        {
            var ranked = allowed[part].OrderByDescending(graph.DegreeOf).ThenBy(node => node).ToList();
            var first = ranked.Take(PartiesPerPart);
            return options.EnlistsGoodActors ? first.Union(ranked.Where(constraints.IsGoodActor).Take(PartiesPerPart)) : first;
        }
    }

    public override double GainOf(int candidate) => forest.Way(Candidates[candidate]).Sum(part => open[part]);

    public override PlanStep Take(int candidate, double gain)
    {
        var safe = new List<(int, int)>();
        foreach (var part in forest.Way(Candidates[candidate]))
        {
            if (open[part] > 0)
                safe.Add((Network.PartyIds[forest.Bridges[part].Source], Network.PartyIds[forest.Bridges[part].Target]));
            open[part] = 0;
        }
        return Step(Candidates[candidate], gain) with { SafeTies = safe };
    }

    public override IReadOnlyList<PlanFigure> Figures(CsrGraph graph, CancellationToken cancel)
    {
        var blocks = BiconnectedComponents.Compute(graph, cancel);
        return
        [
            new(PlanFigureKind.PartiesHangingByATie, blocks.Bridges.Sum(bridge => (double)bridge.CutOff)),
            new(PlanFigureKind.Bridges, blocks.Bridges.Length),
            new(PlanFigureKind.ArticulationPoints, blocks.ArticulationCount),
        ];
    }
}

/// <summary>
/// The parts of a graph that no bridge divides, and the trees that its bridges make of them, each part but a root with the bridge that
/// leads towards the root.
/// </summary>
internal sealed class BridgeForest
{
    private readonly int[] parents;
    private readonly int[] depths;
    private readonly int[] roots;
    private readonly List<int> order = [];

    public BridgeForest(CsrGraph graph, CancellationToken cancel)
    {
        var bridges = BiconnectedComponents.Compute(graph, cancel).Bridges;
        PartOf = PartsWithout(graph, bridges.Select(bridge => (bridge.Source, bridge.Target)).ToHashSet());
        var count = PartOf.Length == 0 ? 0 : PartOf.Max() + 1;
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

    private static int[] PartsWithout(CsrGraph graph, HashSet<(int, int)> bridges)
    {
        var parts = new int[graph.NodeCount];
        Array.Fill(parts, -1);
        var (count, open) = (0, new Stack<int>());
        for (var start = 0; start < parts.Length; start++)
        {
            if (parts[start] >= 0)
                continue;
            parts[start] = count;
            open.Push(start);
            while (open.TryPop(out var node))
                foreach (var other in graph.NeighboursOf(node))
                    if (parts[other] < 0 && !bridges.Contains((Math.Min(node, other), Math.Max(node, other))))
                    {
                        parts[other] = count;
                        open.Push(other);
                    }
            count++;
        }
        return parts;
    }
}
