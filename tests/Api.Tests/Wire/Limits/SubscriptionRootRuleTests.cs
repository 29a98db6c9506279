using System.Net.Http.Json;

namespace AntiCorruption.Api.Tests.Wire.Limits;

/// <summary>The root of a subscription does not depend on values.</summary>
public class SubscriptionRootRuleTests
{
    [Theory]
    [InlineData("subscription($s: Boolean!) { countUp(to: 1) @skip(if: $s) }")]
    [InlineData("subscription($s: Boolean!) { countUp(to: 1) @include(if: $s) }")]
    [InlineData("subscription($s: Boolean!) { ... @skip(if: $s) { countUp(to: 1) } }")]
    [InlineData("subscription($s: Boolean!) { ...f @include(if: $s) } fragment f on Subscription { countUp(to: 1) }")]
    [InlineData("subscription($s: Boolean!) { ...f } fragment f on Subscription { countUp(to: 1) @skip(if: $s) }")]
    [InlineData("subscription { countUp(to: 1) @skip(if: false) }", null)]
    public async Task AConditionAtTheRootIsRefusedWhateverItsValue(string query, bool? skip = true)
    {
        await using var host = await WireHost.StartAsync();
        for (var round = 0; round < 2; round++)
        {
            var answer = await AskAsync(host, query, skip);
            Assert.Contains("CONDITIONAL_SUBSCRIPTION", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"data\":null", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("subscription { ...f } fragment f on Subscription { ...g } fragment g on Subscription { countUp(to: 1) }")]
    [InlineData("query($s: Boolean!) { hello @skip(if: $s) sum(numbers: [1]) }")]
    public async Task WithoutConditionAndInQueriesItIsAllowed(string query)
    {
        await using var host = await WireHost.StartAsync();
        Assert.DoesNotContain(
            "errors",
            await AskAsync(host, query, query.Contains("$s", StringComparison.Ordinal) ? true : null),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> AskAsync(WireHost host, string query, bool? skip)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query, variables = skip is null ? null : new { s = skip } }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
