using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Pearson's correlation by its five sums, in decimals so that none of them loses a digit.</summary>
    public static Outcome Assortativity(CsrGraph graph, TieDirection source, TieDirection target)
    {
        decimal Degree(int node, TieDirection ties) =>
            !graph.IsDirected
                ? graph.DegreeOf(node)
                : (ties == TieDirection.Incoming ? 0 : graph.DegreeOf(node)) + (ties == TieDirection.Outgoing ? 0 : graph.InDegreeOf(node));
        decimal n = 0,
            x = 0,
            y = 0,
            xx = 0,
            yy = 0,
            xy = 0;
        foreach (var arc in Arcs(graph))
        {
            var (a, b) = (Degree(arc.Source, source), Degree(arc.Target, target));
            (n, x, y, xx, yy, xy) = (n + 1, x + a, y + b, xx + a * a, yy + b * b, xy + a * b);
        }
        var (spreadX, spreadY) = (n * xx - x * x, n * yy - y * y);
        return Outcome.Figures(
            ("r", spreadX == 0 || spreadY == 0 ? double.NaN : (double)(n * xy - x * y) / Math.Sqrt((double)spreadX * (double)spreadY))
        );
    }

    public static Outcome LabelAssortativity(CsrGraph graph, int[] labels)
    {
        var arcs = Arcs(graph).ToArray();
        double Share(Func<(int Source, int Target, double Weight), bool> counts) => arcs.Count(counts) / (double)arcs.Length;
        var chance = labels.Distinct().Sum(label => Share(arc => labels[arc.Source] == label) * Share(arc => labels[arc.Target] == label));
        return Outcome.Figures(("r", (Share(arc => labels[arc.Source] == labels[arc.Target]) - chance) / (1 - chance)));
    }

    public static Outcome Mixing(CsrGraph graph, int[] labels)
    {
        var groups = labels.DefaultIfEmpty(-1).Max() + 1;
        var counts = Arcs(graph).CountBy(arc => (labels[arc.Source], labels[arc.Target])).ToDictionary();
        var cells =
            from a in Enumerable.Range(0, groups)
            from b in Enumerable.Range(0, groups)
            select ($"{a} {b}", (double)counts.GetValueOrDefault((a, b)));
        return Outcome.Figures([("total", graph.ArcCount), .. cells]);
    }

    public static Outcome ExternalInternal(CsrGraph graph, int[] labels)
    {
        var halves = Arcs(graph)
            .SelectMany(arc => new[] { (Own: arc.Source, Other: arc.Target, arc.Weight), (Own: arc.Target, Other: arc.Source, arc.Weight) })
            .ToArray();
        double Index(IEnumerable<(int Own, int Other, double Weight)> ties) =>
            ties.Sum(tie => labels[tie.Own] == labels[tie.Other] ? -tie.Weight : tie.Weight) / ties.Sum(tie => tie.Weight);
        var groups = Enumerable
            .Range(0, labels.DefaultIfEmpty(-1).Max() + 1)
            .Select(group => ($"group {group}", Index(halves.Where(tie => labels[tie.Own] == group))));
        return Outcome.Figures([("graph", Index(halves)), .. groups]);
    }

    public static Outcome Reciprocity(CsrGraph graph)
    {
        var arcs = Arcs(graph).Select(arc => (arc.Source, arc.Target)).ToHashSet();
        var answered = arcs.Count(arc => arcs.Contains((arc.Target, arc.Source)));
        return Outcome.Figures(("arcs", (double)answered / arcs.Count), ("dyads", answered / 2.0 / (arcs.Count - answered / 2.0)));
    }

    public static Outcome AssortativityPairs(CsrGraph graph, IEnumerable<(TieDirection Source, TieDirection Target)> pairs) =>
        Outcome.Figures([
            .. pairs.Select(pair => ($"{pair.Source}-{pair.Target}", Assortativity(graph, pair.Source, pair.Target).Values.First().Value)),
        ]);

    public static Outcome ExternalInternalOfNodes(CsrGraph graph, int[] labels)
    {
        var ties = Arcs(graph)
            .Concat(graph.IsDirected ? Arcs(graph).Select(arc => (Source: arc.Target, Target: arc.Source, arc.Weight)) : [])
            .ToLookup(arc => arc.Source);
        return Outcome.Nodes([
            .. labels.Select(
                (label, node) =>
                    ties[node].Sum(tie => labels[tie.Target] == label ? -tie.Weight : tie.Weight) / ties[node].Sum(tie => tie.Weight)
            ),
        ]);
    }

    /// <summary>Σ (largest − own) over the same sum for a star, whose scores come by the same way.</summary>
    public static Outcome Centralised(CsrGraph graph, Func<CsrGraph, Outcome> measure)
    {
        var star = new EdgeList();
        for (var node = 1; node < graph.NodeCount; node++)
            star.Add(0, node);
        // With arcs out of the centre only, one reaches all at once and nobody is between: betweenness has its star with arcs both ways.
        if (graph.IsDirected && graph.NodeCount > 2 && SumOf(CsrGraphBuilder.Directed(star)) == 0)
            for (var node = 1; node < graph.NodeCount; node++)
                star.Add(node, 0);
        double SumOf(CsrGraph of) =>
            measure(of).Values.Select(value => value.Value).ToArray() is var scores ? scores.Sum(score => scores.Max() - score) : 0;
        return Outcome.Figures(
            (
                "centralisation",
                graph.NodeCount < 3
                    ? double.NaN
                    : SumOf(graph)
                        / SumOf(
                            graph.IsDirected
                                ? CsrGraphBuilder.Directed(star, graph.NodeCount)
                                : CsrGraphBuilder.Undirected(star, graph.NodeCount)
                        )
            )
        );
    }

    public static Outcome DegreeCentralisation(CsrGraph graph)
    {
        var degrees = Degree(graph).Values.Select(value => value.Value).ToArray();
        double n = degrees.Length;
        return Outcome.Figures(
            ("centralisation", degrees.Sum(degree => degrees.Max() - degree) / ((n - 1) * (n - 2) * (graph.IsDirected ? 2 : 1)))
        );
    }
}
