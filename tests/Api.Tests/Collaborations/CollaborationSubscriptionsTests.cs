using System.Text.Json;

namespace AntiCorruption.Api.Tests.Collaborations;

public sealed class CollaborationSubscriptionsTests(ApiHost api) : IClassFixture<ApiHost>
{
    /// <summary>Told from a version on, so that nothing depends on when the subscriber came.</summary>
    [Fact]
    public async Task ASubscriberHearsOfLinksOfItsTypesOnly()
    {
        var version = api.Network.Current.Version;
        foreach (var type in (string[])["SUPPORTS", "COLLABORATES_WITH"])
            await api.ChangeAsync(
                $$"""
                mutation { createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: {{type}}, fiscalYears:
                [2569] }) { errors { ... on Error { code } } } }
                """
            );
        var query = $$"""
            subscription { collaborationChanged(types: [COLLABORATES_WITH], after: {{version}}) { kind collaboration {
            type fiscalYears } } }
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await api.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        string? line;
        do line = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line?.StartsWith("data:", StringComparison.Ordinal) == false);
        Assert.Contains(
            """{"kind":"CREATED","collaboration":{"type":"COLLABORATES_WITH","fiscalYears":[2569]}}""",
            line,
            StringComparison.Ordinal
        );
    }
}
