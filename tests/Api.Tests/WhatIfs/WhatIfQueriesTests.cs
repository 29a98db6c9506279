using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.WhatIfs;

public sealed class WhatIfQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Figures =
        "overview { componentCount largestComponentSize meanClustering transitivity largestCore kinds { kind "
        + "partyCount } degrees { degree partyCount } basis { partyCount tieCount linkCount } }";

    [Fact]
    public async Task WhatWouldBeIsWhatIsWhenItIsDone()
    {
        var before = (await api.DataAsync($"{{ network {{ {Figures} }} }}")).GetProperty("network").GetProperty("overview");
        var (one, two, gone) = (Id("org-codi"), Id("org-pacc-z5"), Id("org-pacc-z2"));
        var supposed = (
            await api.DataAsync(
                $$"""
                query($one: ID!, $two: ID!, $gone: ID!) { network { whatIf(changes: {
                  addParties: [{ ref: "n", kind: GOOD_ACTOR, name: "ผู้ก่อการดี ก", areaCode: "50" }],
                  addLinks: [{ fromRef: "n", to: $one, type: SUPPORTS }, { from: $one, to: $two }], removeParties: [$gone] }) {
                    before { {{Figures}} } after { isHypothetical {{Figures}} } addedParties { name partnerCount } } } }
                """,
                new
                {
                    one,
                    two,
                    gone,
                }
            )
        ).GetProperty("network").GetProperty("whatIf");
        Assert.Equal(before.GetRawText(), supposed.GetProperty("before").GetProperty("overview").GetRawText());
        Assert.Equal("ผู้ก่อการดี ก", supposed.GetProperty("addedParties")[0].GetProperty("name").GetString());
        Assert.Equal(
            before.GetRawText(),
            (await api.DataAsync($"{{ network {{ {Figures} }} }}")).GetProperty("network").GetProperty("overview").GetRawText()
        );

        await using var copy = new ApiHost();
        await copy.InitializeAsync();
        var added = (
            await copy.DataAsync(
                "mutation { createParty(input: { kind: GOOD_ACTOR, name: \"ผู้ก่อการดี ก\", areaCode: \"50\" }) { party { id } } }"
            )
        )
            .GetProperty("createParty")
            .GetProperty("party")
            .GetProperty("id")
            .GetString();
        await copy.DataAsync(
            "mutation($n: ID!, $one: ID!, $two: ID!, $gone: ID!) { a: createCollaboration(input: { from: $n, to: "
                + "$one, type: SUPPORTS }) { errors { __typename } } b: createCollaboration(input: { from: $one, to: "
                + "$two, type: COLLABORATES_WITH }) { errors { __typename } } c: archiveParty(input: { id: $gone }) { "
                + "errors { __typename } } }",
            new
            {
                n = added,
                one,
                two,
                gone,
            }
        );
        var done = (await copy.DataAsync($"{{ network {{ {Figures} }} }}")).GetProperty("network").GetProperty("overview");
        Assert.Equal(done.GetRawText(), supposed.GetProperty("after").GetProperty("overview").GetRawText());
        Assert.NotEqual(done.GetRawText(), before.GetRawText());
    }

    [Theory]
    [InlineData("removeParties: [\"UGFydHk6OTk5OTk5\"]", "NOT_FOUND")]
    [InlineData("removeParties: [\"zzz\"]", "INVALID_ID")]
    [InlineData("removeLinks: [\"UGFydHk6MQ\"]", "WRONG_KIND_OF_ID")]
    [InlineData("addLinks: [{ fromRef: \"x\", to: \"UGFydHk6MQ\" }]", "NOT_FOUND")]
    [InlineData("addLinks: [{ to: \"UGFydHk6MQ\" }]", "REQUIRED")]
    [InlineData("addLinks: [{ from: \"UGFydHk6MQ\", to: \"UGFydHk6MQ\" }]", "SELF_LINK")]
    [InlineData("addLinks: [{ from: \"UGFydHk6MQ\", to: \"UGFydHk6Mg\", fiscalYears: [2022] }]", "FISCAL_YEAR")]
    [InlineData("addParties: [{ ref: \"a\", kind: MECHANISM }, { ref: \"a\", kind: MECHANISM }]", "DUPLICATE_KEY")]
    [InlineData("addParties: [{ ref: \"a\", kind: MECHANISM, areaCode: \"00\" }]", "UNKNOWN_AREA")]
    [InlineData("addParties: [{ ref: \"\", kind: MECHANISM }]", "BAD_TEXT")]
    public async Task AWrongChangeIsNamed(string changes, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ whatIf(changes: {{ {changes} }}) {{ before {{ version }} }} }} }}"));

    [Fact]
    public async Task TooManyChangesAreRefused() =>
        Assert.Equal(
            "TOO_MANY",
            await api.CodeAsync(
                "query($ids: [ID!]) { network { whatIf(changes: { removeParties: $ids }) { before { version } } } }",
                new { ids = Enumerable.Repeat(GlobalId.Of(RecordKind.Party, 1), 501) }
            )
        );

    private string Id(string key) => GlobalId.Of(RecordKind.Party, api.Network.Current.FindParty(key)!.Id);
}
