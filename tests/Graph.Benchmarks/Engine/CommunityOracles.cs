namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>The double sum over all pairs of nodes.</summary>
    public static Outcome Modularity(BenchmarkInput input)
    {
        var graph = input.Graph;
        var (sum, arcs) = (0.0, (double)graph.ArcCount);
        for (var i = 0; i < graph.NodeCount; i++)
            for (var j = 0; j < graph.NodeCount; j++)
                if (input.Labels[i] == input.Labels[j])
                    sum += (graph.HasArc(i, j) ? 1 : 0) - graph.DegreeOf(i) * (double)graph.InDegreeOf(j) / arcs;
        return Outcome.Figures(("modularity", sum / arcs));
    }
}
