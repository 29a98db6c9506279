namespace AntiCorruption.Api.Tests.Activities;

public sealed class ActivityQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ActivitiesInWhichAKindTookPartAreListed()
    {
        var keys = (
            await api.DataAsync(
                """{ activities(first: 1000, where: { participants: { some: { key: { eq: "org-codi" } } } }) { nodes { key } } }"""
            )
        )
            .GetProperty("activities")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(activity => activity.GetProperty("key").GetString());
        var party = api.Network.Current.Parties.Single(one => one.Key == "org-codi");
        var expected = api.Network.Current.Activities.Where(activity =>
            !activity.IsArchived && activity.Participations.Any(part => part.PartyId == party.Id)
        );
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(activity => activity.Key).ToHashSet(), keys.ToHashSet()!);
    }

    [Fact]
    public async Task TheNewestComesFirstAndUndatedOnesLast()
    {
        var starts = (await api.DataAsync("{ activities(first: 1000, order: [{ start: DESC }]) { nodes { start } } }"))
            .GetProperty("activities")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(activity => activity.GetProperty("start").GetString())
            .ToList();
        var dated = starts.TakeWhile(start => start is not null).ToList();
        Assert.All(starts.Skip(dated.Count), Assert.Null);
        Assert.Equal(dated.Select(start => start![..4]).OrderDescending(StringComparer.Ordinal), dated.Select(start => start![..4]));
    }
}
