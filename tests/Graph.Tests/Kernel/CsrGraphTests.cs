using System.Globalization;
using System.Text;
using AntiCorruption.Graph.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Kernel;

public class CsrGraphTests
{
    [Fact]
    public void LoopsAreDroppedAndParallelsMergedWithTheirWeightsAdded()
    {
        var graph = TestGraph.Of("a-b:2 b-a:3 c-c:9 b-c:1");
        Assert.Equal((2, 1, 1), (graph.EdgeCount, graph.LoopsDropped, graph.ParallelsMerged));
        Assert.Equal(5, graph.WeightAt(graph.ArcOf(0, 1)));
        Assert.Equal(5, graph.WeightAt(graph.ArcOf(1, 0)));
    }

    [Fact]
    public void RowsHoldJustTheTiesInOrder() => TestGraph.Random(30, directed: true, weighted: true).Sample(graph =>
    {
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var row = graph.NeighboursOf(node).ToArray();
            Assert.Equal(row.Distinct().Order(), row);
            Assert.DoesNotContain(node, row);
            foreach (var other in row)
                Assert.Contains(node, graph.InNeighboursOf(other).ToArray());
        }
        Assert.Equal(graph.Weights!.Sum(), graph.InWeights!.Sum());
    });

    [Fact]
    public void TheUnderlyingGraphHasATieWhereAnArcRunsEitherWay()
    {
        var graph = TestGraph.Of("a>b:1 b>a:2 b>c:4").Underlying;
        Assert.False(graph.IsDirected);
        Assert.Equal((2, 3.0, 4.0), (graph.EdgeCount, graph.WeightAt(graph.ArcOf(1, 0)), graph.WeightAt(graph.ArcOf(2, 1))));
    }

    [Fact]
    public void ThreadsDoNotChangeTheGraph()
    {
        var (one, four) = TestGraph.OnOneAndFourThreads(() => TestGraph.Large(weighted: true));
        Assert.Equal(one.Offsets, four.Offsets);
        Assert.Equal(one.Targets, four.Targets);
        Assert.Equal(one.Weights, four.Weights);
    }

    [Fact]
    public void RelabellingByDegreeKeepsTheTies() => TestGraph.RandomOfAnyKind().Sample(graph =>
    {
        var order = DegreeOrder.Descending(graph);
        var relabelled = DegreeOrder.Relabel(graph, order);
        for (var u = 0; u < graph.NodeCount; u++)
            for (var v = 0; v < graph.NodeCount; v++)
            {
                var (arc, same) = (relabelled.ArcOf(u, v), graph.ArcOf(order[u], order[v]));
                Assert.Equal(same < 0, arc < 0);
                if (arc >= 0)
                    Assert.Equal(graph.WeightAt(same), relabelled.WeightAt(arc));
            }
    });

    [Theory]
    [InlineData("0 1\n1 x\n", "Line 2: expected two node numbers, found \"1 x\".")]
    [InlineData("0 1\n\n# note\n-1 2\n", "Line 4: expected two node numbers, found \"-1 2\".")]
    [InlineData("7\n", "Line 1: expected two node numbers, found \"7\".")]
    [InlineData("1 99999999999\n", "Line 1: expected two node numbers, found \"1 99999999999\".")]
    [InlineData("0 1 2 3\n", "Line 1: expected two node numbers, found \"0 1 2 3\".")]
    [InlineData("0 1 x\n", "Line 1: expected two node numbers, found \"0 1 x\".")]
    [InlineData("0 1\r1 2\r", "Line 1: expected two node numbers, found \"0 1\r1 2\".")]
    public void ABadLineIsNamed(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => EdgeListFile.Parse(Encoding.UTF8.GetBytes(text))).Message);

    [Theory]
    [InlineData("0 1")]
    [InlineData("0 1 0")]
    [InlineData("0 1 -2")]
    [InlineData("0 1 nan")]
    [InlineData("0 1 1e400")]
    [InlineData("0 1 1e-400")]
    [InlineData("0 1 1e101")]
    [InlineData("0 1 2 3")]
    public void AWeightThatIsNoneIsNamed(string line) =>
        Assert.Equal($"Line 2: expected two node numbers and a weight, found \"{line}\".", Assert.Throws<FormatException>(() => EdgeListFile.Parse(Encoding.UTF8.GetBytes("0 1 0.5\n" + line + "\n"), isWeighted: true)).Message);

    [Fact]
    public void WhatIsNotATieIsPassedOver()
    {
        var edges = EdgeListFile.Parse(Encoding.UTF8.GetBytes("\ufeff0 1 7\r\n# note\n% note\n\n \t\n1\t2\n  2 , 3  "));
        var segment = Assert.Single(edges.Segments);
        Assert.Equal([0, 1, 2], segment.Sources.Take(segment.Count));
        Assert.Equal([1, 2, 3], segment.Targets.Take(segment.Count));
    }

    [Fact]
    public void AFileIsReadInItsOrderByAnyNumberOfThreads()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i}\t{i * 7 % 1000}, 0.5\r\n"));
        var (one, four) = TestGraph.OnOneAndFourThreads(() => CsrGraphBuilder.Directed(EdgeListFile.Parse(Encoding.UTF8.GetBytes(text), isWeighted: true)));
        Assert.Equal(200_000, one.EdgeCount + one.LoopsDropped);
        Assert.Equal(one.Targets, four.Targets);
        Assert.Equal([0.5], one.WeightsOf(1999).ToArray());
    }

    [Fact]
    public void NumbersAreReadHoweverTheyAreWritten() =>
        Gen.Select(Gen.Int[0, int.MaxValue - 2], Gen.Int[0, 99], Gen.Double[1e-7, 1e7], Among("R", "F0", "F3", "E4"), Among(" ", "\t", ",", ", ", "  "), Among("\n", "\r\n", " \n")).List[1, 30].Sample(lines =>
        {
            static string Weight(double weight, string format) => Math.Max(0.001, weight).ToString(format, CultureInfo.InvariantCulture) is var text && double.Parse(text, CultureInfo.InvariantCulture) > 0 ? text : "1";
            var text = string.Concat(lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Item1}{line.Item5}{line.Item2}{line.Item5}{Weight(line.Item3, line.Item4)}{line.Item6}")));
            var edges = EdgeListFile.Parse(Encoding.UTF8.GetBytes(text), isWeighted: true);
            var segment = Assert.Single(edges.Segments);
            Assert.Equal(lines.Select(line => line.Item1), segment.Sources.Take(segment.Count));
            Assert.Equal(lines.Select(line => line.Item2), segment.Targets.Take(segment.Count));
            Assert.Equal(lines.Select(line => double.Parse(Weight(line.Item3, line.Item4), CultureInfo.InvariantCulture)), segment.Weights!.Take(segment.Count));
        });

    private static Gen<string> Among(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void AFileIsReadAsItsText()
    {
        var path = Path.GetTempFileName();
        try
        {
            Assert.Equal(0, EdgeListFile.Read(path).Count);
            File.WriteAllText(path, string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i} {i + 1}\n")));
            Assert.Equal(300_000, CsrGraphBuilder.Undirected(EdgeListFile.Read(path)).EdgeCount);
            Assert.StartsWith(path + ": Line 1: ", Assert.Throws<FormatException>(() => EdgeListFile.Read(path, isWeighted: true)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TheOrderOfTheListDoesNotMatter() => Gen.Select(Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[1, 9]).List[0, 60].Sample(ties =>
    {
        var (given, sorted) = (Graph(ties), Graph([.. ties.OrderBy(tie => tie.Item1).ThenBy(tie => tie.Item2)]));
        Assert.Equal(given.Offsets, sorted.Offsets);
        Assert.Equal(given.Targets, sorted.Targets);
        Assert.Equal(given.Weights, sorted.Weights);
        Assert.Equal(ties.Count(tie => tie.Item1 == tie.Item2), given.LoopsDropped);
        Assert.Equal(ties.Count - given.LoopsDropped - given.EdgeCount, given.ParallelsMerged);

        static CsrGraph Graph(List<(int, int, int)> ties)
        {
            var edges = new EdgeList(isWeighted: true);
            foreach (var (source, target, weight) in ties)
                edges.Add(source, target, weight);
            return CsrGraphBuilder.Undirected(edges, 16);
        }
    });

    [Fact]
    public void ALoopThatThrowsTellsItsCaller() =>
        Assert.Throws<InvalidOperationException>(() => ParallelLoop.Ranges(10_000, 1, (from, _) => { if (from == 5_000) throw new InvalidOperationException(); }));

    [Fact]
    public void ACancelledLoopStops()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => ParallelLoop.Ranges(1_000_000, 1, (from, _) => { if (from == 100) source.Cancel(); }, source.Token));
    }
}
