using AntiCorruption.Graph.Algorithms.Cohesion;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class CohesionEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("kcore", "", KcoreOf) { Oracle = input => Oracles.Cores(input.Graph) },
            new("ktruss", "lowest=2", KtrussOf) { Oracle = input => Oracles.Trusses(input.Graph), MaxEdges = 2_000_000 },
            new("ktruss-ties", "lowest=2", KtrussTiesOf) { Oracle = input => Oracles.TrussOfTies(input.Graph), MaxEdges = 2_000_000 },
            new("triangles", "count", input => Outcome.Figures(("triangles", Triangles.Compute(input.Graph, perNode: false).Total)))
            {
                Oracle = input => Oracles.Triangles(input.Graph),
            },
            new("localclustering", "fewer-than-two=0", LocalclusteringOf) { Oracle = input => Oracles.Clustering(input.Graph) },
            Clustering("clustering-leftout", "fewer-than-two=left-out", ClusteringKind.WattsStrogatz, leavesOut: true),
            Clustering("clustering-barrat", "weight=strength fewer-than-two=0", ClusteringKind.Barrat),
            Clustering("clustering-onnela", "weight=strength÷largest fewer-than-two=0", ClusteringKind.Onnela),
            Clustering("clustering-fagiolo", "direction=arcs fewer-than-two=0", ClusteringKind.Fagiolo),
            new("cliques", "min=3 max=100000", CliquesOf) { Oracle = input => Oracles.Cliques(input.Graph), MaxEdges = 100_000 },
            new("motifs3", "all sixteen", input =>
                Outcome.Figures([
                    .. TriadCensus.Compute(input.Graph).Triads.Select((count, kind) => (TriadCensus.Names[kind], (double)count)),
                ])
            )
            {
                Oracle = input => Oracles.Triads(input.Graph),
            },
            new("dyads", "mutual asymmetric null", DyadsOf) { Oracle = input => Oracles.Dyads(input.Graph) },
            new("richclub", "normalised=false", input => Outcome.Nodes(RichClub.Compute(input.Graph)))
            {
                Oracle = input => Oracles.RichClub(input.Graph),
            },
        ];

    private static Outcome KcoreOf(BenchmarkInput input)
    {
        var result = CoreNumbers.Compute(input.Graph);
        return Outcome.Nodes(result.Cores, $"largest={result.Largest}");
    }

    private static Outcome KtrussOf(BenchmarkInput input)
    {
        var result = Truss.Compute(input.Graph);
        return Outcome.Figures([
            ("largest", result.Largest),
            .. result
                .Numbers.GroupBy(number => number)
                .OrderBy(group => group.Key)
                .Select(group => ($"ties of {group.Key}", group.Count() / 2.0)),
        ]);
    }

    private static Outcome KtrussTiesOf(BenchmarkInput input)
    {
        var result = Truss.Compute(input.Graph);
        return new Outcome($"largest={result.Largest}", Outcome.Ties(input.Graph.Underlying, arc => result.Numbers[arc]));
    }

    private static Outcome LocalclusteringOf(BenchmarkInput input)
    {
        var result = ClusteringCoefficients.Compute(input.Graph);
        return Outcome.Nodes(result.Local, FormattableString.Invariant($"mean={result.Mean:R} transitivity={result.Transitivity:R}"));
    }

    private static Outcome CliquesOf(BenchmarkInput input)
    {
        var result = Cliques.Compute(input.Graph);
        return Outcome.Figures(("cliques", result.Cliques.Length), ("largest", result.Largest), ("whole", result.IsWhole ? 1 : 0));
    }

    private static Outcome DyadsOf(BenchmarkInput input)
    {
        var dyads = TriadCensus.Compute(input.Graph).Dyads;
        return Outcome.Figures(("mutual", dyads.Mutual), ("asymmetric", dyads.Asymmetric), ("null", dyads.Null));
    }

    private static Entry Clustering(string name, string parameters, ClusteringKind kind, bool leavesOut = false) =>
        new(name, parameters, input =>
        {
            var result = ClusteringCoefficients.Compute(input.Weighted, new() { Kind = kind, LeaveOutFewNeighbours = leavesOut });
            return Outcome.Nodes(result.Local, FormattableString.Invariant($"mean={result.Mean:R} transitivity={result.Transitivity:R}"));
        }) { Oracle = input => Oracles.ClusteringOf(input.Weighted, kind) };
}
