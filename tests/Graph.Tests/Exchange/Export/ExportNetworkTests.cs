using System.Globalization;
using System.Text;
using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Exchange.Export;

public sealed class ExportNetworkTests : IAsyncLifetime
{
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await ExportSample.OpenAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    private static List<ExportLink> Links(ExportNetwork export) => [.. export.Links(TestContext.Current.CancellationToken)];

    [Fact]
    public void EachLinkOfTheScopeIsInOneLinkOfTheExport()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default);
        var expected = scoped
            .Links()
            .Select(link => $"{Ends(link.FromId, link.ToId)} {EnumSet.Of(link.Type).Mask}")
            .CountBy(name => name)
            .ToHashSet();
        foreach (var parallel in Enum.GetValues<ParallelLinks>())
        foreach (var direction in new[] { ExportDirection.Undirected, ExportDirection.Mixed })
        {
            var links = Links(ExportNetwork.Of(scoped, ExportSample.Options with { Parallel = parallel, Direction = direction }));
            Assert.Equal(scoped.Links().Count(), links.Sum(link => link.Count));
            Assert.Equal(scoped.Links().Count(), links.Sum(link => link.Weight));
            Assert.Equal(links.Count, links.Select(link => link.Id).Distinct().Count());
            if (parallel == ParallelLinks.ByPair)
                continue;
            var found = links.GroupBy(link => $"{Ends(link.Source.PartyIds[0], link.Target.PartyIds[0])} {link.Types.Mask}");
            Assert.Equal(expected, found.Select(group => KeyValuePair.Create(group.Key, group.Sum(link => link.Count))).ToHashSet());
        }
        static string Ends(int from, int to) => $"{Math.Min(from, to)}-{Math.Max(from, to)}";
    }

    [Fact]
    public void WhatGoesTogetherSaysWhatItIsMadeOf()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default with { IncludeDerived = false });
        foreach (var link in Links(ExportNetwork.Of(scoped, ExportSample.Options with { Parallel = ParallelLinks.ByPair })))
        {
            var links = scoped.LinksBetween(link.Source.PartyIds[0], link.Target.PartyIds[0]).ToList();
            Assert.Equal(EnumSet.Of(links.Select(one => one.Type)), link.Types);
            Assert.Equal(EnumSet.Of(links.Select(one => one.Status)), link.Statuses);
            Assert.Equal(FiscalYears.Of(links.SelectMany(one => one.FiscalYears)), link.FiscalYears);
            Assert.Equal((links.Min(one => one.Start), links.Max(one => one.End)), (link.Start, link.End));
            Assert.Equal((links.Max(one => one.Intensity), links.Sum(one => one.Evidence.Count)), (link.Intensity, link.EvidenceCount));
            Assert.Equal(2.5, link.Trust);
            Assert.Null(link.Value);
        }
    }

    [Fact]
    public void LinksGoTogetherAsTheyAreTold()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default with { IncludeDerived = false });
        int Count(ParallelLinks parallel, ExportDirection direction) =>
            Links(ExportNetwork.Of(scoped, ExportSample.Options with { Parallel = parallel, Direction = direction })).Count;
        var all = scoped.Links().ToList();
        Assert.Equal(all.Count, Count(ParallelLinks.All, ExportDirection.Undirected));
        Assert.Equal(
            all.DistinctBy(link => (Pair(link), link.Type)).Count(),
            Count(ParallelLinks.ByPairAndType, ExportDirection.Undirected)
        );
        Assert.Equal(all.DistinctBy(Pair).Count(), Count(ParallelLinks.ByPair, ExportDirection.Undirected));
        Assert.Equal(all.Count + all.Count(link => !link.IsDirected), Count(ParallelLinks.All, ExportDirection.Directed));
        static (int, int) Pair(Collaboration link) => (Math.Min(link.FromId, link.ToId), Math.Max(link.FromId, link.ToId));
    }

    [Fact]
    public void ADirectedExportPointsAsTheLinksDoAndMarksTheOthers()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default);
        foreach (
            var link in Links(
                ExportNetwork.Of(scoped, ExportSample.Options with { Parallel = ParallelLinks.All, Direction = ExportDirection.Directed })
            )
        )
        {
            if (!link.Id.StartsWith('L'))
                continue;
            var one = network.Current.Collaborations[int.Parse(link.Id[1..].Split('.')[0], CultureInfo.InvariantCulture)];
            Assert.True(link.IsDirected);
            Assert.Equal(!one.IsDirected, link.IsMirrored);
            if (one.IsDirected)
                Assert.Equal((one.FromId, one.ToId), (link.Source.PartyIds[0], link.Target.PartyIds[0]));
        }
    }

    [Fact]
    public async Task TheSameVersionAndOptionsAreTheSameBytes()
    {
        var options = ExportSample.Options with { Parallel = ParallelLinks.All };
        foreach (var file in ExportFiles.All)
        {
            var first = await ExportSample.BytesAsync(file.Name, ExportSample.Export(network, options));
            Assert.Equal(first, await ExportSample.BytesAsync(file.Name, ExportSample.Export(network, options)));
        }
    }

    [Fact]
    public async Task EveryFileStopsWhenItsReaderHasLeft()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        foreach (var file in ExportFiles.All)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                file.WriteToAsync(ExportSample.Export(network), Stream.Null, left.Token)
            );
    }

    [Fact]
    public void ShortLabelsAreUniqueAndFitUcinet()
    {
        var export = ExportSample.Export(network);
        var labels = export.Nodes.Select(export.ShortLabel).ToList();
        Assert.Equal(labels.Count, labels.Distinct().Count());
        Assert.All(labels, label => Assert.Matches("^[A-Z0-9_-]{1,18}$", label));
    }

    [Fact]
    public void AFormatSaysWhatItCannotHold()
    {
        var mixed = ExportSample.Export(network, ExportSample.Options with { Direction = ExportDirection.Mixed });
        Assert.Equal(ExportObstacle.Mixed, ExportFiles.Find("network.gexf")!.ObstacleOf(mixed));
        Assert.Null(ExportFiles.Find("edges.csv")!.ObstacleOf(mixed));
        Assert.Equal(
            ExportObstacle.TooManyNodes,
            (ExportFiles.Find("matrix.csv")! with { MaxNodeCount = 10 }).ObstacleOf(ExportSample.Export(network))
        );
    }

    [Fact]
    public async Task ATextThatASpreadsheetWouldRunIsMarkedForExcelOnly()
    {
        var plain = Encoding.UTF8.GetString(await ExportSample.BytesAsync("nodes.csv", ExportSample.Export(network)));
        Assert.StartsWith("Id,Label,", plain, StringComparison.Ordinal);
        Assert.Contains(",=สูตร(A1),", plain, StringComparison.Ordinal);
        var excel = Encoding.UTF8.GetString(
            await ExportSample.BytesAsync("nodes.csv", ExportSample.Export(network, ExportSample.Options with { IsForExcel = true }))
        );
        Assert.StartsWith("\uFEFFId,Label,", excel, StringComparison.Ordinal);
        Assert.Contains(",\"'=สูตร(A1)\",", excel, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", excel, StringComparison.Ordinal);
        Assert.DoesNotContain(",+66", excel, StringComparison.Ordinal);
    }
}
