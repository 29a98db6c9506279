using AntiCorruption.Graph.Algorithms.Paths;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class PathEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("bfs", "source=first parents=yes", BfsOf) { Oracle = input => Oracles.Hops(input.Graph, input.Source) },
            new("sssp", "source=first length=weight parents=no", input =>
                Reached(SingleSourcePaths.Compute(input.Weighted, input.Source, new() { WithParents = false }))
            )
            {
                Oracle = input => Oracles.Lengths(input.Weighted, input.Source),
            },
            new("sssp-parents", "source=first length=1/weight parents=yes", input =>
                Reached(SingleSourcePaths.Compute(input.Weighted, input.Source, new() { Lengths = LengthRule.InverseWeight }))
            )
            {
                Oracle = input => Oracles.Lengths(input.Weighted, input.Source, LengthRule.InverseWeight),
            },
            new("pairpath", "pair=first length=weight", input =>
                One(PairPath.Compute(input.Weighted, input.Source, input.Target, new() { Lengths = LengthRule.Weight }).Path)
            )
            {
                Oracle = input => Oracles.KShortest(input.Weighted, input.Source, input.Target, 1),
            },
            new("kshortest", "pair=first k=16 length=weight", input =>
                Costs(
                    KShortestPaths.Compute(input.Weighted, input.Source, input.Target, new() { K = 16, Lengths = LengthRule.Weight }).Paths
                )
            )
            {
                Oracle = input => Oracles.KShortest(input.Weighted, input.Source, input.Target, 16),
            },
            new("allshortest", "pair=first length=1/weight listed=100", input =>
                Ways(AllShortestPaths.Compute(input.Weighted, input.Source, input.Target, new() { Lengths = LengthRule.InverseWeight }))
            )
            {
                Oracle = input => Oracles.AllShortest(input.Weighted, input.Source, input.Target, LengthRule.InverseWeight),
            },
            new("widest", "source=first", input => Widths(WidestPath.Compute(input.Weighted, input.Source)))
            {
                Oracle = input => Oracles.Widths(input.Weighted, input.Source),
            },
            new("randomwalk", "steps=80 walks=1 weight=none seed=1", input =>
                Visits(RandomWalks.Compute(input.Graph, new() { WalksPerSource = 1 }))
            )
            {
                Invariant = (input, outcome) => Invariants.RandomWalks(input.Graph, outcome),
            },
            new("randomwalk-weighted", "steps=80 walks=1 weight=strength seed=1", input =>
                Visits(RandomWalks.Compute(input.Weighted, new() { WalksPerSource = 1 }))
            )
            {
                Invariant = (input, outcome) => Invariants.RandomWalks(input.Weighted, outcome),
            },
        ];

    private static Outcome BfsOf(BenchmarkInput input)
    {
        var result = BreadthFirst.Compute(input.Graph, input.Source);
        return Outcome.Nodes(result.Hops, $"reached={result.Reached} farthest={result.Farthest}");
    }

    private static Outcome Reached(SingleSourceResult result) =>
        Outcome.Nodes(result.Distances, FormattableString.Invariant($"reached={result.Reached}"));

    private static Outcome Ways(AllShortestResult result) =>
        Outcome.Figures(("count", result.Count), ("length", result.Length)) with
        {
            Details = NodesOf(result.Paths),
        };

    private static IEnumerable<(string Key, double Value)> NodesOf(int[][] paths) =>
        paths.SelectMany((path, rank) => path.Select((node, place) => ($"path {rank} node {place}", (double)node)));

    // The source's own width is infinite; its place says 0 here.
    private static Outcome Widths(double[] widths) =>
        Outcome.Nodes(Array.ConvertAll(widths, width => double.IsInfinity(width) ? 0 : width));

    private static Outcome Visits(RandomWalksResult result) =>
        Outcome.Nodes(Array.ConvertAll(result.Visits, visits => (double)visits), FormattableString.Invariant($"steps={result.Steps}"));

    private static Outcome One(NodePath? path) => Costs(path is null ? [] : [path]);

    private static Outcome Costs(NodePath[] paths) =>
        Outcome.Figures([
            ("last", paths.Length == 0 ? double.PositiveInfinity : paths[^1].Cost),
            .. paths.Select((path, i) => ($"path {i}", path.Cost)),
        ]) with
        {
            Details = NodesOf(Array.ConvertAll(paths, path => path.Nodes)),
        };
}
