using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Tests.Wire.Errors;

public class PlainWordsTests
{
    [Theory]
    [InlineData(
        "Variable '$x' is invalid. Unable to cast object of type 'System.Int64' to type 'System.String'.",
        "Variable '$x' is invalid. a text is needed, not a whole number."
    )]
    [InlineData("Unable to convert '1' of type 'System.Int64' to the scalar type 'Int'", "Unable to convert '1' to the scalar type 'Int'")]
    [InlineData("Unable to convert 'System.Collections.Generic.List`1[System.Object]' to 'Int'", "Unable to convert a list to 'Int'")]
    [InlineData(
        "Unable to convert 'System.Collections.Generic.Dictionary`2[System.String,System.Object]' to 'Int'",
        "Unable to convert an object to 'Int'"
    )]
    [InlineData("Cannot use AntiCorruption.Graph.Model.Party here", "Cannot use a value of another type here")]
    [InlineData("Cannot query field 'system' on type 'Query'.", "Cannot query field 'system' on type 'Query'.")]
    public void TypesOfTheProgramAreNotNamed(string message, string plain) => Assert.Equal(plain, PlainWords.Of(message));

    [Fact]
    public void ALongMessageIsCutBetweenCharacters()
    {
        Assert.Equal(PlainWords.MaxLength + 1, PlainWords.Of(new string('x', 100_000)).Length);
        Assert.Equal(new string('x', PlainWords.MaxLength - 1) + "…", PlainWords.Cut(new string('x', PlainWords.MaxLength - 1) + "😀😀"));
    }
}
