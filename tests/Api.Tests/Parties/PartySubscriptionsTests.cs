namespace AntiCorruption.Api.Tests.Parties;

public sealed class PartySubscriptionsTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ASubscriberHearsOfAChange()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                """{"query":"subscription { partyChanged(kinds: [ISSUE_NETWORK]) { kind party { name } } }"}""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await api.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await lines.ReadLineAsync(TestContext.Current.CancellationToken);
        await api.DataAsync("""mutation { createParty(input: { kind: MECHANISM, name: "ไม่ตรงประเภท" }) { party { id } } }""");
        await api.DataAsync("""mutation { createParty(input: { kind: ISSUE_NETWORK, name: "เครือข่ายใหม่" }) { party { id } } }""");
        string? line;
        while (
            (line = await lines.ReadLineAsync(TestContext.Current.CancellationToken)) is not null
            && !line.StartsWith("data:", StringComparison.Ordinal)
        ) { }
        Assert.Contains("""{"kind":"CREATED","party":{"name":"เครือข่ายใหม่"}}""", line, StringComparison.Ordinal);
    }
}
