using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Pearson's correlation by its five sums, in decimals so that none of them loses a digit.</summary>
    public static Outcome Assortativity(CsrGraph graph, TieDirection source, TieDirection target)
    {
        decimal Degree(int node, TieDirection ties) => !graph.IsDirected ? graph.DegreeOf(node) :
            (ties == TieDirection.Incoming ? 0 : graph.DegreeOf(node)) + (ties == TieDirection.Outgoing ? 0 : graph.InDegreeOf(node));
        decimal n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        foreach (var arc in Arcs(graph))
        {
            var (a, b) = (Degree(arc.Source, source), Degree(arc.Target, target));
            (n, x, y, xx, yy, xy) = (n + 1, x + a, y + b, xx + a * a, yy + b * b, xy + a * b);
        }
        var (spreadX, spreadY) = (n * xx - x * x, n * yy - y * y);
        return Outcome.Figures(("r", spreadX == 0 || spreadY == 0 ? double.NaN : (double)(n * xy - x * y) / Math.Sqrt((double)spreadX * (double)spreadY)));
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
        var cells = from a in Enumerable.Range(0, groups) from b in Enumerable.Range(0, groups) select ($"{a} {b}", (double)counts.GetValueOrDefault((a, b)));
        return Outcome.Figures([("total", graph.ArcCount), .. cells]);
    }

    public static Outcome ExternalInternal(CsrGraph graph, int[] labels)
    {
        var halves = Arcs(graph).SelectMany(arc => new[] { (Own: arc.Source, Other: arc.Target), (Own: arc.Target, Other: arc.Source) }).ToArray();
        double Index(IEnumerable<(int Own, int Other)> ties) => ties.Select(tie => labels[tie.Own] == labels[tie.Other] ? -1.0 : 1).DefaultIfEmpty(double.NaN).Average();
        var groups = Enumerable.Range(0, labels.DefaultIfEmpty(-1).Max() + 1).Select(group => ($"group {group}", Index(halves.Where(tie => labels[tie.Own] == group))));
        return Outcome.Figures([("graph", Index(halves)), .. groups]);
    }

    public static Outcome Reciprocity(CsrGraph graph)
    {
        var arcs = Arcs(graph).Select(arc => (arc.Source, arc.Target)).ToHashSet();
        var answered = arcs.Count(arc => arcs.Contains((arc.Target, arc.Source)));
        return Outcome.Figures(("arcs", (double)answered / arcs.Count), ("dyads", answered / 2.0 / (arcs.Count - answered / 2.0)));
    }

    public static Outcome DegreeCentralisation(CsrGraph graph)
    {
        var degrees = Degree(graph).Values.Select(value => value.Value).ToArray();
        double n = degrees.Length;
        return Outcome.Figures(("centralisation", degrees.Sum(degree => degrees.Max() - degree) / ((n - 1) * (n - 2) * (graph.IsDirected ? 2 : 1))));
    }
}
