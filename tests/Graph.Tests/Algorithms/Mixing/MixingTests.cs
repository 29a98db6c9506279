using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Mixing;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Mixing;

public class MixingTests
{
    private static readonly Gen<(CsrGraph Graph, int[] Labels)> Labelled = TestGraph
        .RandomOfAnyKind()
        .SelectMany(graph => Gen.Int[-1, 3].Array[graph.NodeCount].Select(labels => (graph, labels)));

    [Fact]
    public void TheKarateClubHasItsPublishedAssortativity() =>
        Assert.Equal(-0.4756130976846143, Assortativity.Compute(TestGraph.Karate).Coefficient!.Value, 1e-12);

    [Fact]
    public void AssortativityIsPearsonsCorrelationOverAllArcs() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Enum<TieDirection>(), Gen.Enum<TieDirection>(), Gen.Bool)
            .Sample(
                (graph, source, target, weights) =>
                {
                    var options = new AssortativityOptions
                    {
                        Source = source,
                        Target = target,
                        UseWeights = weights,
                        UseStrengths = weights,
                    };
                    double Degree(int node, TieDirection ties) =>
                        DegreeCentrality.Compute(graph, new() { Ties = ties, UseWeights = weights }).Scores[node];
                    var pairs = Arcs(graph)
                        .Select(arc => (X: Degree(arc.Source, source), Y: Degree(arc.Target, target), W: weights ? arc.Weight : 1))
                        .ToArray();
                    Same(Pearson(pairs), Assortativity.Compute(graph, options).Coefficient);
                }
            );

    [Fact]
    public void NumbersCorrelateWhereBothEndsAreKnown() =>
        TestGraph
            .RandomOfAnyKind()
            .SelectMany(graph => Gen.Int[0, 6].Array[graph.NodeCount].Select(numbers => (graph, numbers)))
            .Sample(sample =>
            {
                var numbers = Array.ConvertAll(sample.numbers, number => number == 6 ? double.NaN : number);
                var known = Arcs(sample.graph).Where(arc => !double.IsNaN(numbers[arc.Source] + numbers[arc.Target])).ToArray();
                var result = Assortativity.ComputeByNumber(sample.graph, numbers);
                Same(Pearson([.. known.Select(arc => (numbers[arc.Source], numbers[arc.Target], 1.0))]), result.Coefficient);
                Assert.Equal(known.Length, sample.graph.IsDirected ? result.TiesCounted : 2 * result.TiesCounted);
            });

    [Fact]
    public void CouplesOfSanFranciscoMixAsPublished()
    {
        // M. E. J. Newman, Phys. Rev. E 67 (2003) 026126, Table I, in thousandths: men's ethnicity by women's; r = 0.621.
        int[,] table =
        {
            { 258, 16, 35, 13 },
            { 12, 157, 58, 19 },
            { 13, 23, 306, 35 },
            { 5, 7, 24, 16 },
        };
        var (edges, labels) = (new EdgeList(), new List<int>());
        for (var man = 0; man < 4; man++)
        for (var woman = 0; woman < 4; woman++)
        for (var i = 0; i < table[man, woman]; i++)
        {
            edges.Add(labels.Count, labels.Count + 1);
            labels.AddRange([man, woman]);
        }
        var graph = CsrGraphBuilder.Directed(edges);
        Assert.Equal(0.621, Assortativity.ComputeByLabel(graph, [.. labels]).Coefficient!.Value, 5e-3);
        var mixing = MixingMatrix.Compute(graph, [.. labels]);
        Assert.Equal((58, 997), (mixing[1, 2], mixing.Total));
    }

    [Fact]
    public void TheMixingMatrixCountsEveryArcOnce() =>
        Gen.Select(Labelled, Gen.Bool)
            .Sample(
                (sample, weights) =>
                {
                    var (graph, labels) = sample;
                    var mixing = MixingMatrix.Compute(graph, labels, new() { UseWeights = weights });
                    for (var a = 0; a < mixing.GroupCount; a++)
                    for (var b = 0; b < mixing.GroupCount; b++)
                        Assert.Equal(
                            Arcs(graph)
                                .Where(arc => labels[arc.Source] == a && labels[arc.Target] == b)
                                .Sum(arc => weights ? arc.Weight : 1),
                            mixing[a, b]
                        );
                    Assert.Equal(mixing.RowSums.Sum(), mixing.Total);
                    Assert.Equal(mixing.ColumnSums.Sum(), mixing.Total);
                }
            );

    [Fact]
    public void LabelsMixByNewmansFormula() =>
        Labelled.Sample(sample =>
        {
            var known = Arcs(sample.Graph).Where(arc => sample.Labels[arc.Source] >= 0 && sample.Labels[arc.Target] >= 0).ToArray();
            var groups = Enumerable.Range(0, 4);
            double Share(Func<(int Source, int Target, double Weight), bool> counts) => (double)known.Count(counts) / known.Length;
            var within = Share(arc => sample.Labels[arc.Source] == sample.Labels[arc.Target]);
            var chance = groups.Sum(group =>
                Share(arc => sample.Labels[arc.Source] == group) * Share(arc => sample.Labels[arc.Target] == group)
            );
            Same(
                known.Length == 0 || chance > 1 - 1e-12 ? null : (within - chance) / (1 - chance),
                Assortativity.ComputeByLabel(sample.Graph, sample.Labels).Coefficient
            );
        });

    [Fact]
    public void TheIndexCountsTiesOfTheGraphHalfTiesOfAGroupAndOwnTiesOfANode()
    {
        // Groups {a, b, c} and {d}: two ties within, one between.
        var result = ExternalInternalIndex.Compute(TestGraph.Of("a-b b-c c-d"), [0, 0, 0, 1]);
        Assert.Equal(-1.0 / 3, result.Graph!.Value, 1e-15);
        Assert.Equal([-3.0 / 5, 1.0], result.Groups);
        Assert.Equal([-1.0, -1.0, 0.0, 1.0], result.Nodes);
        Assert.Equal((1.0, 2.0), (result.External, result.Internal));
        // Of six pairs three are within.
        Assert.Equal(0, result.Expected);
    }

    [Fact]
    public void TheIndexFollowsItsFormula() =>
        Labelled.Sample(sample =>
        {
            var (graph, labels) = sample;
            var arcs = Arcs(graph).Where(arc => labels[arc.Source] >= 0 && labels[arc.Target] >= 0).ToArray();
            double? Index(IEnumerable<(int Source, int Target, double Weight)> ties) =>
                ties.ToArray() is { Length: > 0 } some ? some.Average(arc => labels[arc.Source] == labels[arc.Target] ? -1 : 1) : null;
            // Each arc seen from both its ends; an undirected tie is in both rows already.
            var halves = graph.IsDirected
                ? arcs.Concat(arcs.Select(arc => (Source: arc.Target, Target: arc.Source, arc.Weight))).ToArray()
                : arcs;
            var result = ExternalInternalIndex.Compute(graph, labels);
            Same(Index(arcs), result.Graph);
            for (var group = 0; group < result.Groups.Length; group++)
                Same(
                    Index(halves.Where(arc => labels[arc.Source] == group)),
                    double.IsNaN(result.Groups[group]) ? null : result.Groups[group]
                );
            for (var node = 0; node < labels.Length; node++)
                Same(Index(halves.Where(arc => arc.Source == node)), double.IsNaN(result.Nodes[node]) ? null : result.Nodes[node]);
        });

    [Fact]
    public void PermutationsHaveTheMeanOfTheClosedFormAndFindSegregation()
    {
        var labels = Enumerable.Range(0, 34).Select(node => node % 4).ToArray();
        var chance = ExternalInternalIndex.Compute(TestGraph.Karate, labels, new() { PermutationCount = 4000 });
        Assert.InRange(chance.Test!.Mean, chance.Expected!.Value - 0.01, chance.Expected.Value + 0.01);
        // Two cliques of four with one tie between them: only the two ways of naming them (of 70) are as inward.
        var cliques = TestGraph.Of("a-b a-c a-d b-c b-d c-d e-f e-g e-h f-g f-h g-h d-e");
        var test = ExternalInternalIndex.Compute(cliques, [0, 0, 0, 0, 1, 1, 1, 1], new() { PermutationCount = 7000 }).Test!;
        Assert.InRange(test.AtOrBelow, 2.0 / 70 - 0.008, 2.0 / 70 + 0.008);
        Assert.Equal(1, test.AtOrAbove);
    }

    [Fact]
    public void PermutationsAreTheSameForOneSeedAndAnyNumberOfThreads()
    {
        var labels = Enumerable.Range(0, 34).Select(node => node % 3).ToArray();
        var (one, four) = TestGraph.OnOneAndFourThreads(() =>
            ExternalInternalIndex.Compute(TestGraph.Karate, labels, new() { PermutationCount = 100, Seed = 7 }).Test
        );
        Assert.Equal(one, four);
        Assert.NotEqual(one, ExternalInternalIndex.Compute(TestGraph.Karate, labels, new() { PermutationCount = 100, Seed = 8 }).Test);
    }

    [Fact]
    public void ReciprocityCountsAnsweredArcsAndMutualPairs()
    {
        var result = Reciprocity.Compute(TestGraph.Of("a>b:3 b>a:1 a>c:4 d"), new() { UseWeights = true });
        Assert.Equal((2.0 / 8, 1.0 / 2), (result.Arcs, result.Dyads));
        Assert.Equal((3, 2, 1, 2), (result.ArcCount, result.AnsweredArcs, result.MutualPairs, result.ConnectedPairs));
        Assert.Equal([1.0 / 7, 1, double.NaN, double.NaN], result.OfNodes);
    }

    [Fact]
    public void ReciprocityFollowsItsDefinition() =>
        TestGraph
            .RandomOfAnyKind()
            .Sample(graph =>
            {
                var result = Reciprocity.Compute(graph);
                var arcs = Arcs(graph).ToArray();
                var pairs = arcs.Select(arc => (Math.Min(arc.Source, arc.Target), Math.Max(arc.Source, arc.Target))).Distinct().ToArray();
                Same(arcs.Length == 0 ? null : (double)arcs.Count(arc => graph.HasArc(arc.Target, arc.Source)) / arcs.Length, result.Arcs);
                Same(
                    pairs.Length == 0
                        ? null
                        : (double)pairs.Count(pair => graph.HasArc(pair.Item1, pair.Item2) && graph.HasArc(pair.Item2, pair.Item1))
                            / pairs.Length,
                    result.Dyads
                );
            });

    [Theory]
    [InlineData(CentralisationMeasure.Degree, 0.3996212121212121)]
    [InlineData(CentralisationMeasure.Closeness, 0.298194891208297)]
    [InlineData(CentralisationMeasure.Betweenness, 0.40555719532992257)]
    public void TheKarateClubIsCentralisedAsPublished(CentralisationMeasure measure, double expected) =>
        Assert.Equal(expected, Centralisation.Compute(TestGraph.Karate, new() { Measure = measure }).Value!.Value, 1e-12);

    [Fact]
    public void AStarIsWhollyCentralisedAndACycleNotAtAll() => Assert.All(Enum.GetValues<CentralisationMeasure>(), measure =>
        {
            double? Of(string literal, TieDirection ties) =>
                Centralisation.Compute(TestGraph.Of(literal), new() { Measure = measure, Ties = ties }).Value;
            Assert.Equal(1, Of("a-b a-c a-d a-e", TieDirection.Both)!.Value, 1e-12);
            Assert.Equal(0, Of("a-b b-c c-d d-a", TieDirection.Both)!.Value, 1e-12);
            if (measure != CentralisationMeasure.Betweenness)
                Assert.Equal(1, Of("a>b a>c a>d", TieDirection.Outgoing)!.Value, 1e-12);
            if (measure != CentralisationMeasure.Closeness)
                Assert.Equal(1, Of("a>b a>c a>d b>a c>a d>a", TieDirection.Both)!.Value, 1e-12);
            Assert.Null(Of("a-b", TieDirection.Both));
        });

    [Fact]
    public void CentralisationIsNeverAboveTheStars() =>
        Gen.Select(TestGraph.RandomOfAnyKind(7), Gen.Enum<CentralisationMeasure>(), Gen.Enum<TieDirection>())
            .Sample(
                (graph, measure, ties) =>
                {
                    if (graph.IsDirected && measure == CentralisationMeasure.Closeness && ties == TieDirection.Both)
                        return;
                    var result = Centralisation.Compute(graph, new() { Measure = measure, Ties = ties });
                    Assert.InRange(result.Sum, 0, result.LargestSum * (1 + 1e-12));
                },
                iter: 500
            );

    [Fact]
    public void NetworksWithoutTiesHaveNoMixing()
    {
        var empty = CsrGraph.Empty(3);
        Assert.Null(Assortativity.Compute(empty).Coefficient);
        Assert.Null(Assortativity.ComputeByLabel(empty, [0, 1, 2]).Coefficient);
        Assert.Null(ExternalInternalIndex.Compute(empty, [0, 1, 2], new() { PermutationCount = 5 }).Graph);
        Assert.Null(Reciprocity.Compute(empty).Arcs);
        Assert.Equal(0, Centralisation.Compute(empty).Value);
        Assert.Equal(0, MixingMatrix.Compute(CsrGraph.Empty(), []).GroupCount);
    }

    [Fact]
    public void LabelsThatDoNotFitAreRefused()
    {
        Assert.Throws<ArgumentException>(() => MixingMatrix.Compute(TestGraph.Karate, [1]));
        Assert.Throws<ArgumentException>(() => MixingMatrix.Compute(TestGraph.Of("a-b"), [0, MixingMatrix.MaxGroupCount]));
        Assert.Throws<ArgumentException>(() => Assortativity.ComputeByNumber(TestGraph.Of("a-b"), [0, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() =>
            Centralisation.Compute(TestGraph.Of("a>b b>c"), new() { Measure = CentralisationMeasure.Closeness })
        );
    }

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(directed: true, weighted: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() =>
            (
                Assortativity.Compute(graph, new() { UseWeights = true }).Coefficient,
                Reciprocity.Compute(graph, new() { UseWeights = true }).Arcs
            )
        );
        Assert.Equal(one, four);
    }

    private static IEnumerable<(int Source, int Target, double Weight)> Arcs(CsrGraph graph) =>
        Enumerable
            .Range(0, graph.NodeCount)
            .SelectMany(node =>
                Enumerable.Range(graph.Offsets[node], graph.DegreeOf(node)).Select(arc => (node, graph.Targets[arc], graph.WeightAt(arc)))
            );

    private static double? Pearson((double X, double Y, double W)[] pairs)
    {
        var total = pairs.Sum(pair => pair.W);
        var (x, y) = (pairs.Sum(pair => pair.W * pair.X) / total, pairs.Sum(pair => pair.W * pair.Y) / total);
        double Covariance(Func<(double X, double Y, double W), double> product) => pairs.Sum(pair => pair.W * product(pair));
        var spread = Covariance(pair => (pair.X - x) * (pair.X - x)) * Covariance(pair => (pair.Y - y) * (pair.Y - y));
        return pairs.Length == 0 || pairs.All(pair => pair.X == pairs[0].X) || pairs.All(pair => pair.Y == pairs[0].Y)
            ? null
            : Covariance(pair => (pair.X - x) * (pair.Y - y)) / Math.Sqrt(spread);
    }

    private static void Same(double? expected, double? found)
    {
        Assert.Equal(expected is null, found is null);
        if (expected is { } number)
            Assert.Equal(number, found!.Value, 1e-9);
    }
}
