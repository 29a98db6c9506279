using AntiCorruption.Graph.Insights.Pictures;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Tests.Insights.Pictures;

public sealed class NetworkPictureTests
{
    // Two triangles with a tie between them, and one party alone.
    private static readonly (int From, int To, int Year)[] Links =
    [
        .. from tie in new[] { (0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5) }
        select (tie.Item1, tie.Item2, SmallNetwork.FirstYear),
    ];

    [Fact]
    public async Task CommunitiesAreNamedAfterTheirBestLinkedMember()
    {
        var network = await NetworkAsync(7);
        var groups = PictureGroups.Analysis.Compute(network, new(PictureGrouping.Community), TestContext.Current.CancellationToken);
        Assert.Equal([("p2", 3), ("p3", 3), ("p6", 1)], groups.All.Select(group => (group.Key, group.PartyCount)));
        Assert.Equal(("กลุ่มขององค์กร 2", "องค์กร 6"), (groups.All[0].Name.Thai, groups.All[2].Name.Thai));
    }

    [Fact]
    public async Task PartiesOfWhomItIsNotSaidAreAGroupOfTheirOwn()
    {
        var groups = PictureGroups.Analysis.Compute(
            await NetworkAsync(7),
            new(PictureGrouping.Province),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(["50", "57", PictureGroups.NoKey], groups.All.Select(group => group.Key));
        Assert.Equal([3, 2, 2], groups.All.Select(group => group.PartyCount));
    }

    [Fact]
    public async Task AGroupIsOpenedByItsKeyAndFallsIntoCommunitiesWhereItIsTooLarge()
    {
        var network = await NetworkAsync(7);
        var opened = Draw(network, new(PictureGrouping.Component, 6, 100) { Inside = "p2" });
        Assert.Equal((false, 6, -1), (opened.IsGrouped, opened.Keys.Count, opened.PointOf[6]));
        var grouped = Draw(network, new(PictureGrouping.Component, 5, 100) { Inside = "p2" });
        Assert.Equal(["p2", "p3"], grouped.Keys);
        Assert.Equal(new PictureTie(0, 1, 1), Assert.Single(grouped.Ties.All));
    }

    [Fact]
    public async Task DirectedLinesGoFromTheirSource()
    {
        var directed = await NetworkAsync(7, new() { IsDirected = true });
        var picture = Draw(directed, new(PictureGrouping.Kind, 10, 100));
        Assert.Equal(directed.Graph.ArcCount, picture.Ties.All.Length);
        Assert.All(picture.Ties.All, tie => Assert.True(directed.Graph.HasArc(tie.From, tie.To)));
    }

    [Fact]
    public async Task PartiesStayAboutWhereTheyWereWhenOthersCome()
    {
        var (before, after) = (await NetworkAsync(6), await NetworkAsync(9));
        var options = new PictureOptions(PictureGrouping.Kind, 10, 100);
        var (first, later) = (Draw(before, options), Draw(after, options with { Earlier = [before] }));
        Assert.All(Enumerable.Range(0, 6), party =>
            Assert.InRange(double.Hypot(first.X[party] - later.X[party], first.Y[party] - later.Y[party]), 0, 0.3)
        );
    }

    [Fact]
    public async Task AreasOfPointsStandForValues()
    {
        var network = await NetworkAsync(7);
        var ranking = Ranking.Analysis.Compute(network, new(Metric.Degree), TestContext.Current.CancellationToken);
        var picture = Draw(network, new(PictureGrouping.Kind, 10, 100));
        var columns = PictureColumns.Of(picture, ranking, null, ranking);
        Assert.Equal([2.0, 2, 3, 3, 2, 2, 0], columns.Values);
        Assert.Equal(columns.Values, columns.Colours);
        Assert.Equal(0.15, columns.Sizes[6], 9);
        Assert.Equal(0.45, columns.Sizes[2], 9);
    }

    [Fact]
    public async Task TheSentenceCountsWhatIsHidden()
    {
        var network = await NetworkAsync(7);
        var sentence = PictureSentences.Of(Draw(network, new(PictureGrouping.Component, 10, 5) { Inside = "p2" }));
        Assert.Equal(
            "The picture shows 6 parties and 5 lines, without 2 weaker lines and 1 party outside the chosen group.",
            sentence.English
        );
        Assert.Equal(
            "ภาพแสดง 6 องค์กรและเส้นเชื่อม 5 เส้น โดยไม่แสดงเส้นที่อ่อนกว่าอีก 2 เส้น ไม่รวม 1 องค์กรที่อยู่นอกกลุ่มที่เลือก",
            sentence.Thai
        );
    }

    private static PictureResult Draw(ScopedNetwork network, PictureOptions options) =>
        NetworkPicture.Analysis.Compute(network, options, TestContext.Current.CancellationToken);

    private static async Task<ScopedNetwork> NetworkAsync(int parties, NetworkScope? scope = null) =>
        ScopedNetwork.Build(await SmallNetwork.OfAsync(parties, Links), scope ?? NetworkScope.Default);
}
