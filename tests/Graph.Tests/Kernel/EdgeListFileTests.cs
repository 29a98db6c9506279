using System.Globalization;
using System.Text;
using AntiCorruption.Graph.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Kernel;

public class EdgeListFileTests
{
    [Theory]
    [InlineData("0 1\n1 x\n", "Line 2: expected two node numbers, found \"1 x\".")]
    [InlineData("0 1\n\n# note\n-1 2\n", "Line 4: expected two node numbers, found \"-1 2\".")]
    [InlineData("7\n", "Line 1: expected two node numbers, found \"7\".")]
    [InlineData("1 99999999999\n", "Line 1: expected a node number up to 2147483646, found \"1 99999999999\".")]
    [InlineData("2147483647 1\n", "Line 1: expected a node number up to 2147483646, found \"2147483647 1\".")]
    [InlineData("0 1 1e101\n", "Line 1: expected a weight from 1e-100 to 1e100, found \"0 1 1e101\".")]
    [InlineData("0 1 2 3\n", "Line 1: expected two node numbers, found \"0 1 2 3\".")]
    [InlineData("0 1 x\n", "Line 1: expected two node numbers, found \"0 1 x\".")]
    [InlineData("0 1\r1 2\r", "Line 1: expected two node numbers, found \"0 1\r1 2\".")]
    public void ABadLineIsNamed(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => EdgeListFile.Parse(Encoding.UTF8.GetBytes(text))).Message);

    [Theory]
    [InlineData("0 1", "two node numbers and a weight")]
    [InlineData("0 1 0", "a weight from 1e-100 to 1e100")]
    [InlineData("0 1 -2", "a weight from 1e-100 to 1e100")]
    [InlineData("0 1 nan", "a weight from 1e-100 to 1e100")]
    [InlineData("0,1,1e400", "a weight from 1e-100 to 1e100")]
    [InlineData("0\t1\t1e-400", "a weight from 1e-100 to 1e100")]
    [InlineData("0 1 1e101", "a weight from 1e-100 to 1e100")]
    [InlineData("0 1 2 3", "two node numbers and a weight")]
    [InlineData("0 x 1e101", "two node numbers and a weight")]
    public void AWeightThatIsNoneIsNamed(string line, string expected) =>
        Assert.Equal(
            $"Line 2: expected {expected}, found \"{line}\".",
            Assert
                .Throws<FormatException>(() => EdgeListFile.Parse(Encoding.UTF8.GetBytes("0 1 0.5\n" + line + "\n"), isWeighted: true))
                .Message
        );

    [Fact]
    public void WhatIsNotATieIsPassedOver()
    {
        var edges = EdgeListFile.Parse(Encoding.UTF8.GetBytes("\ufeff0 1 7\r\n# note\n% note\n\n \t\n1\t2\n  2 , 3  "));
        Assert.Equal([(0, 1), (1, 2), (2, 3)], Pairs(edges));
    }

    [Fact]
    public void AFileIsReadInItsOrderByAnyNumberOfThreads()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i}\t{i * 7 % 1000}, 0.5\r\n"));
        var (one, four) = TestGraph.OnOneAndFourThreads(() =>
            CsrGraphBuilder.Directed(EdgeListFile.Parse(Encoding.UTF8.GetBytes(text), isWeighted: true))
        );
        Assert.Equal(200_000, one.EdgeCount + one.LoopsDropped);
        Assert.Equal(one.Targets, four.Targets);
        Assert.Equal([0.5], one.WeightsOf(1999).ToArray());
    }

    [Fact]
    public void NumbersAreReadHoweverTheyAreWritten() =>
        Gen.Select(
                Gen.Int[0, int.MaxValue - 2],
                Gen.Int[0, 99],
                Gen.Double[1e-7, 1e7],
                Among("R", "F0", "F3", "E4"),
                Among(" ", "\t", ",", ", ", "  "),
                Among("\n", "\r\n", " \n")
            )
            .List[1, 30]
            .Sample(lines =>
            {
                static string Weight(double weight, string format) =>
                    Math.Max(0.001, weight).ToString(format, CultureInfo.InvariantCulture) is var text
                    && double.Parse(text, CultureInfo.InvariantCulture) > 0
                        ? text
                        : "1";
                var text = string.Concat(
                    lines.Select(line =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{line.Item1}{line.Item5}{line.Item2}{line.Item5}{Weight(line.Item3, line.Item4)}{line.Item6}"
                        )
                    )
                );
                var edges = EdgeListFile.Parse(Encoding.UTF8.GetBytes(text), isWeighted: true);
                var segment = Assert.Single(edges.Segments);
                Assert.Equal(lines.Select(line => line.Item1), segment.Ties.ToArray().Select(tie => tie.Source));
                Assert.Equal(lines.Select(line => line.Item2), segment.Ties.ToArray().Select(tie => tie.Target));
                Assert.Equal(
                    lines.Select(line => double.Parse(Weight(line.Item3, line.Item4), CultureInfo.InvariantCulture)),
                    segment.Weights.ToArray()
                );
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
            Assert.StartsWith(
                path + ": Line 1: ",
                Assert.Throws<FormatException>(() => EdgeListFile.Read(path, isWeighted: true)).Message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void LinesAreReadWhereverBlocksOfTheTextBegin() =>
        Gen.Int[0, 300_000]
            .Array[2]
            .Sample(
                lengths =>
                {
                    // Comments longer than a block push the lines after them to any place of one, and swallow the beginnings of others.
                    var text = new StringBuilder();
                    var expected = new List<(int, int)>();
                    foreach (var length in lengths)
                    {
                        text.Append('#').Append('1', length).Append('\n');
                        for (var i = 0; i < 3_000; i++)
                        {
                            expected.Add((i, length));
                            text.Append(CultureInfo.InvariantCulture, $"{i} {length}\n");
                        }
                    }
                    text.Length--;
                    Assert.Equal(expected, Pairs(EdgeListFile.Parse(Encoding.UTF8.GetBytes(text.ToString()))));
                },
                iter: 10
            );

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TheFirstOfManyBadLinesIsNamed(int threads)
    {
        var text = string.Concat(Enumerable.Range(1, 200_000).Select(i => i < 150_000 || i % 1000 != 7 ? $"{i} {i}\n" : $"{i} is bad\n"));
        using var _ = Execution.With(threads);
        Assert.Equal(
            "Line 150007: expected two node numbers, found \"150007 is bad\".",
            Assert.Throws<FormatException>(() => EdgeListFile.Parse(Encoding.UTF8.GetBytes(text))).Message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("# nothing")]
    [InlineData("% nothing\n\n  \n")]
    public void ATextWithoutTiesIsAnEmptyList(string text) => Assert.Equal(0, EdgeListFile.Parse(Encoding.UTF8.GetBytes(text)).Count);

    [Fact]
    public void TiesCanBeAddedToWhatWasRead()
    {
        var edges = EdgeListFile.Parse("0 1\n2 3"u8.ToArray());
        edges.Add(4, 5);
        Assert.Equal([(0, 1), (2, 3), (4, 5)], Pairs(edges));
    }

    private static IEnumerable<(int, int)> Pairs(EdgeList edges) =>
        edges.Segments.SelectMany(segment => segment.Ties.ToArray()).Select(tie => (tie.Source, tie.Target));
}
