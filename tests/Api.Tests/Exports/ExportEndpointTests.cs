using System.Net;
using System.Text.Json;
using AntiCorruption.Api.Access;
using AntiCorruption.Graph.Exchange.Export;

namespace AntiCorruption.Api.Tests.Exports;

public sealed class ExportEndpointTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATableComesAsAFile()
    {
        using var answer = await api.Http.GetAsync("/export/nodes.csv", Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=nodes.csv", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal($"{api.Network.Current.Version}", answer.Headers.GetValues("X-Data-Version").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var lines = (await answer.Content.ReadAsStringAsync(Stop)).Split("\r\n");
        Assert.StartsWith("Id,Label,", lines[0], StringComparison.Ordinal);
        Assert.Equal(150 + 2, lines.Length);
    }

    [Fact]
    public async Task EveryFileCanBeHadAndIsTheSameTwice()
    {
        foreach (var file in ExportFiles.All)
        {
            var address = $"/export/{file.Name}?metrics=DEGREE,COMMUNITY";
            Assert.Equal(await api.Http.GetByteArrayAsync(address, Stop), await api.Http.GetByteArrayAsync(address, Stop));
        }
    }

    [Fact]
    public async Task TheScopeIsThatOfTheAnalyses()
    {
        var about = await AboutAsync(
            "kinds=STATE_AGENCY,pacc_office&areaCodes=R1&includeCovering=true&fiscalYears=2565,2566&includeDerived=true"
        );
        var basis = (
            await api.DataAsync(
                """
                { network { basis(scope: { kinds: [STATE_AGENCY, PACC_OFFICE], areaCodes: ["R1"], includeCovering: true,
                fiscalYears: [2565, 2566] }) { partyCount derivedLinkCount } } }
                """
            )
        ).GetProperty("network").GetProperty("basis");
        Assert.NotEqual(0, basis.GetProperty("partyCount").GetInt32());
        Assert.Equal(basis.GetProperty("partyCount").GetInt32(), about.GetProperty("partyCount").GetInt32());
        Assert.Equal(basis.GetProperty("derivedLinkCount").GetInt32(), about.GetProperty("derivedLinkCount").GetInt32());
        Assert.Equal(0, (await AboutAsync("kinds=-")).GetProperty("partyCount").GetInt32());
        // 148 of the bundled organisations met another.
        Assert.Equal(148, (await AboutAsync("withoutIsolated=true")).GetProperty("partyCount").GetInt32());
    }

    [Fact]
    public async Task AnEarlierYearIsExportedAsItIsShown()
    {
        var about = await AboutAsync("fiscalYear=2565");
        var basis = (await api.DataAsync("query @asOf(fiscalYear: 2565) { network { basis { derivedLinkCount } } }"))
            .GetProperty("network")
            .GetProperty("basis");
        Assert.Equal(
            (2565, basis.GetProperty("derivedLinkCount").GetInt32()),
            (about.GetProperty("upToFiscalYear").GetInt32(), about.GetProperty("derivedLinkCount").GetInt32())
        );
    }

    [Fact]
    public async Task MetricsAreThoseOfTheRanking()
    {
        var rows = (await api.Http.GetStringAsync("/export/rankings.csv?metrics=BETWEENNESS", Stop)).Split("\r\n");
        Assert.StartsWith("Betweenness,1,org-codi,", rows[1], StringComparison.Ordinal);
        // NetworkX 2.8.8: 1980.25.
        Assert.Contains(",1980.25,", rows[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nodes.csv?kind=STATE_AGENCY", 400, "UNKNOWN_ARGUMENT")]
    [InlineData("nodes.csv?kinds=STATE", 400, "INVALID_VALUE")]
    [InlineData("nodes.csv?kinds=", 400, "INVALID_VALUE")]
    [InlineData("nodes.csv?forExcel=1", 400, "INVALID_VALUE")]
    [InlineData("nodes.csv?names=TH&names=EN", 400, "INVALID_VALUE")]
    [InlineData("nodes.csv?version=-1", 400, "INVALID_VALUE")]
    [InlineData("nodes.csv?version=9999", 400, "VERSION_NOT_KEPT")]
    [InlineData("nodes.csv?fiscalYear=2023", 400, "FISCAL_YEAR")]
    [InlineData("nodes.csv?fiscalYears=2023", 400, "FISCAL_YEAR")]
    [InlineData("nodes.csv?areaCodes=ZZ", 400, "UNKNOWN_AREA")]
    [InlineData("nodes.csv?minTrust=9", 400, "OUT_OF_RANGE")]
    [InlineData("nodes.csv?metrics=PERSONALISED_PAGE_RANK", 400, "INVALID_VALUE")]
    [InlineData("nodes.csv?metrics=A,B,C,D,E,F,G,H,I,J,K", 400, "TOO_MANY")]
    [InlineData("nodes.csv?licence=a%07b", 400, "INVALID_VALUE")]
    [InlineData("rankings.csv", 400, "REQUIRED")]
    [InlineData("network.gexf?direction=MIXED", 400, "DIRECTION_NOT_POSSIBLE")]
    [InlineData("network.gefx", 404, "NOT_FOUND")]
    [InlineData("..%2F..%2Fetc%2Fpasswd", 404, "NOT_FOUND")]
    public async Task WhatIsWrongIsRefusedInBothLanguages(string address, int status, string code)
    {
        using var answer = await api.Http.GetAsync($"/export/{address}", Stop);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("errors")[0];
        Assert.Equal((status, code), ((int)answer.StatusCode, error.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Matches("[ก-๙]", error.GetProperty("extensions").GetProperty("messageTh").GetString()!);
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task AnArgumentThatIsTooLongIsRefused()
    {
        using var answer = await api.Http.GetAsync("/export/nodes.csv?licence=" + new string('x', 201), Stop);
        Assert.Contains("TOO_LONG", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var many = await api.Http.GetAsync(
            "/export/nodes.csv?" + string.Join('&', Enumerable.Range(0, 50).Select(i => $"a{i}=1")),
            Stop
        );
        Assert.Contains("TOO_MANY", await many.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfManyPartiesIsRefusedWhereItGrowsWithTheirSquare()
    {
        Assert.All(ExportFiles.All.Where(file => file.MaxNodeCount is not null), file => Assert.True(file.MaxNodeCount <= 1000));
        Assert.Equal(HttpStatusCode.OK, (await api.Http.GetAsync("/export/matrix.csv", Stop)).StatusCode);
    }

    private async Task<JsonElement> AboutAsync(string arguments) =>
        JsonDocument.Parse(await api.Http.GetStringAsync($"/export/about.json?{arguments}", Stop)).RootElement;
}

/// <summary>Who may export, and what is told in the list of files.</summary>
public sealed class ExportRolesTests : IAsyncLifetime
{
    private readonly ApiHost api = new();
    private readonly Dictionary<Role, string> keys = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            keys[role] = ApiKey.Prefix + new string((char)('a' + (int)role), 43);
            var hash = ApiKey.HashOf(keys[role]);
            api.Settings.AddRange([
                $"--Access:ApiKeys:{(int)role}:Name={role}",
                $"--Access:ApiKeys:{(int)role}:Role={role}",
                $"--Access:ApiKeys:{(int)role}:Hash={hash}",
            ]);
        }
        await api.InitializeAsync();
    }

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Theory]
    [InlineData(null, 401, "nodes.csv")]
    [InlineData(Role.Viewer, 403, "nodes.csv")]
    [InlineData(Role.Researcher, 200, "nodes.csv")]
    [InlineData(Role.Researcher, 403, "nodes.csv?reason=x")]
    [InlineData(Role.Coordinator, 200, "nodes.csv?reason=x")]
    public async Task AnExportNeedsARole(Role? role, int status, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/export/{address}");
        if (role is { } known)
            request.Headers.Add("X-Api-Key", keys[known]);
        using var answer = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task TheListNamesAddressesThatAnswer()
    {
        var token = TestContext.Current.CancellationToken;
        api.Http.DefaultRequestHeaders.Add("X-Api-Key", keys[Role.Researcher]);
        var files = (
            await api.DataAsync(
                """
                query @asOf(fiscalYear: 2566) { network { exports(scope: { kinds: [PACC_OFFICE, CODI_OFFICE], fiscalYears: [],
                weight: LINKS }) { name format url mediaType parties links } } }
                """
            )
        ).GetProperty("network").GetProperty("exports").EnumerateArray().ToList();
        Assert.Equal(ExportFiles.All.Count, files.Count);
        foreach (var file in files.Where(file => file.GetProperty("name").GetString() is "about.json" or "network.gexf"))
        {
            using var answer = await api.Http.GetAsync(file.GetProperty("url").GetString(), token);
            Assert.Equal(
                (200, file.GetProperty("mediaType").GetString()),
                ((int)answer.StatusCode, answer.Content.Headers.ContentType!.ToString())
            );
            if (file.GetProperty("name").GetString() != "about.json")
                continue;
            var about = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(token)).RootElement;
            Assert.Equal(file.GetProperty("parties").GetInt32(), about.GetProperty("partyCount").GetInt32());
            Assert.Equal("kinds=PACC_OFFICE,CODI_OFFICE&fiscalYears=-&weight=LINKS", about.GetProperty("scope").GetString());
        }
        api.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        api.Http.DefaultRequestHeaders.Add("X-Api-Key", keys[Role.Viewer]);
        Assert.Equal("FORBIDDEN", await api.CodeAsync("{ network { exports { name } } }"));
    }
}
