using AntiCorruption.Graph.Algorithms.Cohesion;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class CohesionEntries
{
    public static IEnumerable<Entry> All =>
    [
        new("kcore", "", input => { var result = CoreNumbers.Compute(input.Graph); return Outcome.Nodes(result.Cores, $"largest={result.Largest}"); }) { Oracle = input => Oracles.Cores(input.Graph) },
        new("ktruss", "lowest=2", input => { var result = Truss.Compute(input.Graph); return Outcome.Figures([("largest", result.Largest), .. result.Numbers.GroupBy(number => number).OrderBy(group => group.Key).Select(group => ($"ties of {group.Key}", group.Count() / 2.0))]); }) { MaxEdges = 2_000_000 },
        new("triangles", "count", input => Outcome.Figures(("triangles", Triangles.Compute(input.Graph, perNode: false).Total))) { Oracle = input => Oracles.Triangles(input.Graph) },
        new("localclustering", "fewer-than-two=0", input => { var result = ClusteringCoefficients.Compute(input.Graph); return Outcome.Nodes(result.Local, FormattableString.Invariant($"mean={result.Mean:R} transitivity={result.Transitivity:R}")); }) { Oracle = input => Oracles.Clustering(input.Graph) },
        new("cliques", "min=3 max=100000", input => { var result = Cliques.Compute(input.Graph); return Outcome.Figures(("cliques", result.Cliques.Length), ("largest", result.Largest), ("whole", result.IsWhole ? 1 : 0)); }) { MaxEdges = 100_000 },
        new("motifs3", "all sixteen", input => Outcome.Figures([.. TriadCensus.Compute(input.Graph).Triads.Select((count, kind) => (TriadCensus.Names[kind], (double)count))])) { Oracle = input => Oracles.Triads(input.Graph) },
        new("richclub", "", input => Outcome.Nodes(RichClub.Compute(input.Graph))),
    ];
}
