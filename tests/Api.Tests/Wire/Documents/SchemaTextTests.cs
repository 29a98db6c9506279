using System.Text.RegularExpressions;
using AntiCorruption.Api.Wire.Documents;
using GraphQL.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AntiCorruption.Api.Tests.Wire.Documents;

public sealed partial class SchemaTextTests
{
    [Fact]
    public async Task NoDescriptionHasAHoleWhereANameOfTheCodeStood()
    {
        await using var services = new ServiceCollection().AddLogging().AddApi(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var text = SchemaText.Of(services.GetRequiredService<ISchema>());
        Assert.DoesNotContain(text.Split('\n'), line => Hole().IsMatch(line));
    }

    [Theory]
    [InlineData("  \"In the order of .\"", true)]
    [InlineData("\"What a link says.  is derived from activities.\"", true)]
    [InlineData("  \"Taken by (), of each\"", true)]
    [InlineData("  \"One: two, three. Four; ½ (five).\"", false)]
    public void AHoleIsSeen(string line, bool isHole) => Assert.Equal(isHole, Hole().IsMatch(line));

    /// <summary>In a line that describes: a blank before a stop, two blanks, or empty brackets.</summary>
    [GeneratedRegex("^ *\".*(\\S  +\\S| [.,;:](?=[ \"])|\\( ?\\)).*\"$")]
    private static partial Regex Hole();
}
