using System.Text.Json;

namespace AntiCorruption.Api.Tests.Collaborations;

public sealed class CollaborationQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task StoredLinksComeFirstThenThoseOfActivities()
    {
        var nodes = (await api.DataAsync("{ collaborations(first: 1000) { totalCount nodes { isDerived from { id } to { id } } } }"))
            .GetProperty("collaborations")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(link => link.GetProperty("isDerived").GetBoolean())
            .ToList();
        Assert.Contains(true, nodes);
        Assert.Equal(api.Network.Current.Collaborations.Count(link => !link.IsArchived), nodes.TakeWhile(derived => !derived).Count());
        Assert.DoesNotContain(false, nodes.SkipWhile(derived => !derived));
    }

    [Fact]
    public async Task LinksAreChosenByTheirEndsAndSortedByTheirYears()
    {
        var nodes = (
            await api.DataAsync(
                """
                { collaborations(where: { from: { key: { eq: "org-codi" } }}, order: [{ fiscalYear:
                DESC }]) { nodes { fiscalYear from { key } } } }
                """
            )
        ).GetProperty("collaborations").GetProperty("nodes").EnumerateArray().ToList();
        Assert.All(nodes, link => Assert.Equal("org-codi", link.GetProperty("from").GetProperty("key").GetString()));
        var years = nodes.Select(link => link.GetProperty("fiscalYear")).Where(year => year.ValueKind == JsonValueKind.Number);
        Assert.Equal(years.Select(year => year.GetInt32()).OrderDescending(), years.Select(year => year.GetInt32()));
        Assert.NotEmpty(nodes);
    }
}
