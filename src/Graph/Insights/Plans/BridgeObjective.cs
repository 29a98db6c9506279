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
    private readonly BridgeTrees forest;
    private readonly double[] open;

    private BridgeObjective(ScopedNetwork network, ExpansionPlanOptions options, BridgeTrees forest)
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
        var forest = new BridgeTrees(graph, cancel);
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
