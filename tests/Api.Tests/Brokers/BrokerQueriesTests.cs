namespace AntiCorruption.Api.Tests.Brokers;

public sealed class BrokerQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheFreestOfficeOfTheBundledNetwork()
    {
        var answer = (
            await api.DataAsync(
                "{ network { brokers { parties(first: 2) { totalCount nodes { party { key } constraint effectiveSize "
                    + "efficiency hierarchy roles { role count expected score } } } groups { kind areaCode roles { count } "
                    + "} whole { role count } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("brokers");
        var first = answer.GetProperty("parties").GetProperty("nodes")[0];
        // NetworkX 2.8.8 (constraint, effective_size) on the pairs of participants in data/participations.csv; 148 organisations met
        // another.
        Assert.Equal("org-codi", first.GetProperty("party").GetProperty("key").GetString());
        Assert.Equal(0.0652630423742207, first.GetProperty("constraint").GetDouble(), 9);
        Assert.Equal(37.58536585365854, first.GetProperty("effectiveSize").GetDouble(), 9);
        Assert.Equal(148, answer.GetProperty("parties").GetProperty("totalCount").GetInt32());
        Assert.All(answer.GetProperty("groups").EnumerateArray(), group => Assert.NotNull(group.GetProperty("kind").GetString()));
        Assert.Equal(2704, answer.GetProperty("whole").EnumerateArray().Sum(role => role.GetProperty("count").GetInt64()));
    }

    [Fact]
    public async Task GroupsCanBeRegionsAndTheirScoresDrawn()
    {
        var answer = (
            await api.DataAsync(
                "{ network { brokers(groupBy: REGION, order: LIAISON, draws: 20) { parties(first: 1) { nodes { roles "
                    + "{ role score } } } groups { areaCode area { name } roles { score } } whole { score } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("brokers");
        Assert.Contains(answer.GetProperty("groups").EnumerateArray(), group => group.GetProperty("areaCode").GetString() == "R1");
        Assert.All(answer.GetProperty("whole").EnumerateArray(), role =>
            Assert.Equal(System.Text.Json.JsonValueKind.Number, role.GetProperty("score").ValueKind)
        );
    }

    [Theory]
    [InlineData("draws: 1", "OUT_OF_RANGE")]
    [InlineData("draws: 201", "OUT_OF_RANGE")]
    [InlineData("seed: -1", "OUT_OF_RANGE")]
    public async Task WrongArgumentsAreNamed(string arguments, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ brokers({arguments}) {{ whole {{ count }} }} }} }}"));

    [Fact]
    public async Task TheCoreIsNamedWithItsFit()
    {
        var answer = (
            await api.DataAsync(
                "{ network { corePeriphery { fit coreSize continuousFit converged parties(first: 1000) { totalCount "
                    + "nodes { isCore coreness party { key } } } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("corePeriphery");
        var members = answer.GetProperty("parties").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(answer.GetProperty("coreSize").GetInt32(), members.Count(member => member.GetProperty("isCore").GetBoolean()));
        Assert.Equal(1, members.Sum(member => Math.Pow(member.GetProperty("coreness").GetDouble(), 2)), 6);
        Assert.InRange(answer.GetProperty("fit").GetDouble(), 0.3, 1);
        Assert.True(answer.GetProperty("converged").GetBoolean());
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            (await api.DataAsync("{ network { corePeriphery(scope: { kinds: [] }) { fit } } }"))
                .GetProperty("network")
                .GetProperty("corePeriphery")
                .GetProperty("fit")
                .ValueKind
        );
        Assert.Equal("OUT_OF_RANGE", await api.CodeAsync("{ network { corePeriphery(starts: 0) { fit } } }"));
    }

    [Fact]
    public async Task RemovalIsFollowedToTheEnd()
    {
        var curve = (
            await api.DataAsync(
                "{ network { removalCurve { robustness isExact runCount steps { removedCount largestComponentSize "
                    + "connectedFraction } removed(first: 3) { key } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("removalCurve");
        var steps = curve.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(
            (0, 80.0),
            (steps[0].GetProperty("removedCount").GetInt32(), steps[0].GetProperty("largestComponentSize").GetDouble())
        );
        Assert.Equal(
            (150, 0.0),
            (steps[^1].GetProperty("removedCount").GetInt32(), steps[^1].GetProperty("largestComponentSize").GetDouble())
        );
        Assert.Equal(
            ["org-codi"],
            curve.GetProperty("removed").EnumerateArray().Take(1).Select(party => party.GetProperty("key").GetString())
        );
        Assert.InRange(curve.GetProperty("robustness").GetDouble(), 0.001, 0.2);
        Assert.Equal("ARGUMENTS_OF_CORRECT_TYPE", await api.CodeAsync("{ network { removalCurve(order: GIVEN) { robustness } } }"));
        Assert.Equal("OUT_OF_RANGE", await api.CodeAsync("{ network { removalCurve(maxFraction: 2) { robustness } } }"));
    }
}
