using System.Text.Json;

namespace AntiCorruption.Api.Tests.Plans;

public sealed class PlanQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Fields = """
        { basis { version } aim fiscalYear candidateCount possibleCount isCapped gain upperBound guarantee textTh textEn
        figures { figure before after }
          steps { from { key } to { key name } gain nearerCount needs { kind targetArea { key } } safeTies { one { key }
          other { key } } textTh textEn } }
        """;

    [Theory]
    [InlineData("SHORTEN_TO_PACC", "TOTAL_STEPS")]
    [InlineData("RAISE_REACH", "PARTIES_REACHED")]
    [InlineData("REMOVE_SINGLE_POINTS", "PARTIES_HANGING_BY_A_TIE")]
    public async Task APlanRaisesWhatItsAimCounts(string aim, string figure)
    {
        var plan = await PlanAsync($"{{ aim: {aim}, budget: 4, maxPerParty: 2 }}");
        var steps = plan.GetProperty("steps").EnumerateArray().ToList();
        Assert.InRange(steps.Count, 1, 4);
        var (gain, bound) = (plan.GetProperty("gain").GetDouble(), plan.GetProperty("upperBound").GetDouble());
        Assert.Equal(steps.Sum(step => step.GetProperty("gain").GetDouble()), gain, 9);
        Assert.InRange(gain, 1, bound);
        var change = plan.GetProperty("figures")
            .EnumerateArray()
            .Where(one => one.GetProperty("figure").GetString() == figure)
            .Select(one => one.GetProperty("after").GetDouble() - one.GetProperty("before").GetDouble())
            .Single();
        Assert.Equal(gain, Math.Abs(change), 9);
        Assert.All(steps, step =>
            Assert.Contains(
                step.GetProperty("to").GetProperty("name").GetString()!,
                step.GetProperty("textTh").GetString(),
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task WithoutTargetAreasThereIsNothingToCover()
    {
        var plan = await PlanAsync("{ aim: COVER_TARGET_AREAS, fiscalYear: 2540 }");
        Assert.Equal((0, 0.0), (plan.GetProperty("steps").GetArrayLength(), plan.GetProperty("upperBound").GetDouble()));
        Assert.Equal(2540, plan.GetProperty("fiscalYear").GetInt32());
    }

    [Fact]
    public async Task NeedsOfATargetAreaAreMetByLinks()
    {
        await api.DataAsync(
            "mutation { createTargetArea(input: { areaCode: \"65\", fiscalYear: 2569, phase: TARGET }) { targetArea "
                + "{ id } errors { ... on Error { message } } } }"
        );
        var plan = await PlanAsync("{ aim: COVER_TARGET_AREAS, budget: 3, neededKinds: [PACC_OFFICE, COMMUNITY_COUNCIL, STATE_AGENCY] }");
        Assert.Equal(2569, plan.GetProperty("fiscalYear").GetInt32());
        var open = plan.GetProperty("figures")
            .EnumerateArray()
            .ToDictionary(
                one => one.GetProperty("figure").GetString()!,
                one => (one.GetProperty("before").GetDouble(), one.GetProperty("after").GetDouble())
            );
        Assert.Equal(plan.GetProperty("gain").GetDouble(), open["NEEDS_OPEN"].Item1 - open["NEEDS_OPEN"].Item2);
        Assert.Equal(3, open["NEEDS_MET"].Item1 + open["NEEDS_OPEN"].Item1);
    }

    [Theory]
    [InlineData("{ aim: RAISE_REACH, budget: 0 }", "OUT_OF_RANGE")]
    [InlineData("{ aim: RAISE_REACH, budget: 101 }", "OUT_OF_RANGE")]
    [InlineData("{ aim: RAISE_REACH, maxSteps: 0 }", "OUT_OF_RANGE")]
    [InlineData("{ aim: RAISE_REACH, maxPerParty: 0 }", "OUT_OF_RANGE")]
    [InlineData("{ aim: RAISE_REACH, areaCodes: [\"zz\"] }", "UNKNOWN_AREA")]
    [InlineData("{ aim: RAISE_REACH, fiscalYear: 2022 }", "FISCAL_YEAR")]
    [InlineData("{ aim: RAISE_REACH, centreId: \"nonsense\" }", "INVALID_ID")]
    public async Task BadArgumentsGetAClearCode(string plan, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ expansionPlan(plan: {plan}) {{ gain }} }} }}"));

    [Fact]
    public async Task WhatIsNotThereGetsAnHonestAnswer()
    {
        var network = (
            await api.DataAsync(
                """
                { network { none: expansionPlan(plan: { aim: RAISE_REACH, centreId: "UGFydHk6OTk5OTk5" }) { gain } empty:
                expansionPlan(scope: { kinds: [] }, plan: { aim: SHORTEN_TO_PACC }) { gain steps { gain } figures { figure
                before after } }
                  actors: expansionPlan(plan: { aim: SHORTEN_TO_PACC, means: GOOD_ACTORS }) { gain guarantee } } }
                """
            )
        ).GetProperty("network");
        Assert.Equal(JsonValueKind.Null, network.GetProperty("none").ValueKind);
        Assert.Equal(0, network.GetProperty("empty").GetProperty("gain").GetDouble());
        Assert.Equal(0, network.GetProperty("actors").GetProperty("gain").GetDouble());
    }

    private async Task<JsonElement> PlanAsync(string plan) =>
        (await api.DataAsync($"{{ network {{ expansionPlan(plan: {plan}) {Fields} }} }}"))
            .GetProperty("network")
            .GetProperty("expansionPlan");
}
