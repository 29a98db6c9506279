using AntiCorruption.Api.Wire.Http;

namespace AntiCorruption.Api.Tests.Wire.Http;

public class MediaTypesTests
{
    [Theory]
    [InlineData("*/*;q=0.1, application/json;q=0", "GraphQLResponse")]
    [InlineData("application/json;q=0, */*", "GraphQLResponse")]
    [InlineData("application/*;q=0, */*", "EventStream")]
    [InlineData("application/*;q=0, application/json", "Json")]
    [InlineData("application/json;q=0.2, */*;q=0.8", "GraphQLResponse")]
    [InlineData("text/event-stream, */*", "EventStream")]
    [InlineData("application/graphql-response+json, application/json", "GraphQLResponse")]
    [InlineData("application/json, application/graphql-response+json", "Json")]
    [InlineData("application/*", "Json")]
    [InlineData("application/json;q=0", "None")]
    [InlineData("*/*;q=0", "None")]
    [InlineData("image/png, */*;q=0.5", "Json")]
    [InlineData("application/json; charset=utf-16", "None")]
    [InlineData("text/html", "None")]
    public void TheMostSpecificRangeSaysHowATypeIsLiked(string accept, string type) =>
        Assert.Equal(type, MediaTypes.Best(accept, pageServed: false).ToString());

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Html")]
    [InlineData("text/html;q=0, */*", "Json")]
    [InlineData("*/*", "Json")]
    public void APageIsForWhoNamesIt(string accept, string type) =>
        Assert.Equal(type, MediaTypes.Best(accept, pageServed: true).ToString());
}
