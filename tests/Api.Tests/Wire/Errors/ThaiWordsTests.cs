namespace AntiCorruption.Api.Tests.Wire.Errors;

public sealed class ThaiWordsTests(WireHostFixture fixture) : IClassFixture<WireHostFixture>
{
    /// <summary>What the engine really says: its words may change from version to version.</summary>
    [Theory]
    [InlineData("query($n: Int!) { items(first: $n) { index } }", "{}", "ตัวแปร '$n' ไม่ถูกต้อง: ไม่ได้ระบุค่า ทั้งที่ต้องมีค่า")]
    [InlineData("query($n: Int!) { items(first: $n) { index } }", """{"n":null}""", "ตัวแปร '$n' ไม่ถูกต้อง: ค่าเป็น null ไม่ได้")]
    [InlineData("query($n: Int!) { items(first: $n) { index } }", """{"n":"x"}""", "ตัวแปร '$n' ไม่ถูกต้อง: 'x' ไม่ใช่ค่าชนิด 'Int'")]
    [InlineData(
        "query($n: String!) { items(first: $n) { index } }",
        """{"n":"x"}""",
        "ตัวแปร '$n' เป็นชนิด 'String!' แต่ใช้ในตำแหน่งที่ต้องเป็นชนิด 'Int!'"
    )]
    [InlineData("query($n: Int) { hello }", "{}", "ตัวแปร '$n' ไม่ถูกใช้")]
    [InlineData("{ items(first: $n) { index } }", "{}", "ไม่ได้ประกาศตัวแปร '$n'")]
    [InlineData("{ helo }", "{}", "ชนิด 'Query' ไม่มีฟิลด์ 'helo' หมายถึง 'hello' หรือไม่")]
    [InlineData("{ hello { x } }", "{}", "'hello' (ชนิด 'String!') ไม่มีฟิลด์ย่อยให้เลือก")]
    [InlineData("{ items }", "{}", "ต้องเลือกฟิลด์ย่อยของ 'items' (ชนิด '[Item!]!')")]
    [InlineData("{ hello(nam: 1) }", "{}", "ฟิลด์ 'hello' ของชนิด 'Query' ไม่มีอาร์กิวเมนต์ 'nam' หมายถึง 'name' หรือไม่")]
    [InlineData("{ hello(name: 7) }", "{}", "ค่าของอาร์กิวเมนต์ 'name' ไม่ถูกต้อง: ต้องเป็นชนิด 'String' ไม่ใช่ 7")]
    [InlineData("{ sum }", "{}", "ฟิลด์ 'sum' ต้องมีอาร์กิวเมนต์ 'numbers' ชนิด '[Int!]!'")]
    [InlineData("{ ...f }", "{}", "ไม่มีแฟรกเมนต์ 'f'")]
    [InlineData("{ hello @when }", "{}", "ไม่มีไดเรกทีฟ 'when'")]
    [InlineData("{ ... on Itm { index } }", "{}", "ไม่มีชนิด 'Itm' หมายถึง 'Item' หรือไม่")]
    public async Task TheThaiTextNamesWhatTheEnglishNames(string query, string variables, string thai)
    {
        var answer = await GraphQLAnswer.QueryAsync(fixture.Host.Http, query, System.Text.Json.JsonDocument.Parse(variables).RootElement);
        Assert.Equal(thai, answer.Error!.Value.GetProperty("extensions").GetProperty("messageTh").GetString());
    }

    [Fact]
    public void AMessageThatIsNotKnownKeepsItsNames()
    {
        var thai = AntiCorruption.Api.Wire.Errors.ThaiWords.Of("Something about 'a' and 'b' that 'a' never said.", "เอกสารไม่ตรงกับสคีมา");
        Assert.Equal("เอกสารไม่ตรงกับสคีมา ('a', 'b')", thai);
    }
}

/// <summary>One host for all tests of a class.</summary>
public sealed class WireHostFixture : IAsyncLifetime
{
    public WireHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await WireHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
