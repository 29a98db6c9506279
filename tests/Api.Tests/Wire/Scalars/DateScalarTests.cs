namespace AntiCorruption.Api.Tests.Wire.Scalars;

/// <summary>Both kinds of date, written in the document or sent beside it.</summary>
public sealed class DateScalarTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("""{ network { targetAreaStatus(on: "2565-01-16") { on } } }""")]
    [InlineData("""query($d: Date) { network { targetAreaStatus(on: $d) { on } } }""")]
    [InlineData("""query($d: Date = "2565-01-16") { network { targetAreaStatus(on: $d) { on } } }""")]
    [InlineData("""{ activities(where: { start: { gte: "2565-01-16" } }) { totalCount } }""")]
    [InlineData("""query($d: PartialDate) { activities(where: { start: { gte: $d } }) { totalCount } }""")]
    [InlineData(
        """
            mutation { createParty(input: { kind: GOOD_ACTOR, name: "ก", personal: { consentDate: "2565-01-16",
            consentPurpose: "ค" } }) { party { id } } }
            """
    )]
    [InlineData(
        """
            mutation($d: Date) { createParty(input: { kind: GOOD_ACTOR, name: "ก", personal: { consentDate: $d,
            consentPurpose: "ค" } }) { party { id } } }
            """
    )]
    public async Task AYearOfTheBuddhistEraIsRefusedWithTheOneThatIsMeant(string query)
    {
        var before = host.Network.Current.Version;
        var answer = await GraphQLAnswer.QueryAsync(
            host.Http,
            query,
            query.Contains("$d", StringComparison.Ordinal) && !query.Contains("= \"", StringComparison.Ordinal)
                ? new { d = "2565-01-16" }
                : null
        );
        Assert.Equal("NOT_A_DATE", answer.Code);
        Assert.Contains("Did you mean 2022-01-16?", answer.Error!.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            "หมายถึง 2022-01-16 หรือไม่",
            answer.Error!.Value.GetProperty("extensions").GetProperty("messageTh").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(before, host.Network.Current.Version);
    }

    [Theory]
    [InlineData("2022-02-30")]
    [InlineData("16/1/2022")]
    [InlineData("0022-01-16")]
    [InlineData("2022-01-16T00:00:00Z")]
    [InlineData("")]
    public async Task WhatIsNoDayIsRefused(string day)
    {
        Assert.Equal(
            "NOT_A_DATE",
            await host.CodeAsync("query($d: Date) { network { targetAreaStatus(on: $d) { on } } }", new { d = day })
        );
        Assert.Equal("NOT_A_DATE", await host.CodeAsync($$"""{ network { targetAreaStatus(on: "{{day}}") { on } } }"""));
    }

    [Fact]
    public async Task ADayIsTakenAndGivenAsItIsWritten() =>
        Assert.Equal(
            "2022-01-16",
            (await host.DataAsync("""{ network { targetAreaStatus(on: "2022-01-16") { on } } }"""))
                .GetProperty("network")
                .GetProperty("targetAreaStatus")
                .GetProperty("on")
                .GetString()
        );
}
