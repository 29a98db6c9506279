namespace AntiCorruption.Api.Tests.Wire.Scalars;

public sealed class TextScalarTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>A key written decomposed, as macOS writes names, is the same key: in variables, in the document and in filters.</summary>
    [Fact]
    public async Task OneTextWrittenInTwoWaysIsOneText()
    {
        var created = await host.DataAsync(
            "mutation($k: String!) { createParty(input: { name: \"ร้านกาแฟ\", kind: STATE_AGENCY, key: $k }) { party { key } } }",
            new { k = "cafe\u0301" }
        );
        Assert.Equal("caf\u00E9", created.GetProperty("createParty").GetProperty("party").GetProperty("key").GetString());
        var found = await host.DataAsync(
            """
            query($k: String!) {
              byVariable: party(key: $k) { name }
              byLiteral: party(key: "cafe\u0301") { name }
              composed: party(key: "caf\u00E9") { name }
            }
            """,
            new { k = "cafe\u0301" }
        );
        Assert.All(found.EnumerateObject(), field => Assert.Equal("ร้านกาแฟ", field.Value.GetProperty("name").GetString()));
    }
}
