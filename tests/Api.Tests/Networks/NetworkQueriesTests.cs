namespace AntiCorruption.Api.Tests.Networks;

public sealed class NetworkQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheNetworkIsThatOfTheAnswersVersion()
    {
        await api.ChangeAsync(
            """mutation { createParty(input: { kind: MECHANISM, name: "ใหม่" }) { party { id } errors { ... on Error { code } } } }"""
        );
        var data = await api.DataAsync("{ version network { basis { version partyCount } } parties { totalCount } }");
        var basis = data.GetProperty("network").GetProperty("basis");
        Assert.Equal(data.GetProperty("version").GetInt64(), basis.GetProperty("version").GetInt64());
        Assert.Equal(data.GetProperty("parties").GetProperty("totalCount").GetInt32(), basis.GetProperty("partyCount").GetInt32());
    }

    [Fact]
    public async Task AnEarlierVersionIsAskedAsAWhole()
    {
        var version = api.Network.Current.Version;
        await api.ChangeAsync(
            """mutation { archiveParty(input: { id: "UGFydHk6NQ" }) { party { id } errors { ... on Error { code } } } }"""
        );
        var earlier = await api.DataAsync($$"""query @asOf(version: {{version}}) { network { basis { version } } }""");
        Assert.Equal(version, earlier.GetProperty("network").GetProperty("basis").GetProperty("version").GetInt64());
    }
}
