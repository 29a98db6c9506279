using System.Text.Json;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Tests.Storage;

public sealed class RecordJsonTests
{
    [Theory]
    [InlineData("\"StateAgency, PaccOffice\"")]
    [InlineData("\"6\"")]
    [InlineData("\"+6\"")]
    [InlineData("6")]
    [InlineData("\"stateagency\"")]
    [InlineData("\"\"")]
    public void AnEnumThatIsNotSpelledExactlyIsNone(string kind) =>
        Assert.Throws<JsonException>(() =>
            RecordJson.Read(RecordKind.Party, $$"""{ "id": 1, "key": "k", "nameTh": "ก", "partyKind": {{kind}} }""")
        );

    [Fact]
    public void TextsAreReadInNormalForm()
    {
        var party = (Party)
            RecordJson.Read(
                RecordKind.Party,
                """{ "id": 1, "key": "cafe\u0301", "nameTh": "ก", "partyKind": "StateAgency", "aliases": ["e\u0301"] }"""
            );
        Assert.Equal("caf\u00E9", party.Key);
        Assert.Equal("\u00E9", Assert.Single(party.Aliases));
    }
}
