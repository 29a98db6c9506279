using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;

namespace AntiCorruption.Graph.Tests.Search;

public sealed class AbbreviationsTests
{
    [Theory]
    [InlineData("กทม.", "กรุงเทพมหานคร")]
    [InlineData("กทม", "Bangkok")]
    [InlineData("กรุงเทพฯ", "BKK")]
    [InlineData("อบต.ริมใต้", "องค์การบริหารส่วนตำบลริมใต้")]
    [InlineData("อบตริมใต้", "องค์การบริหารส่วนตำบลริมใต้")]
    [InlineData("อ.บ.ต. ริมใต้", "องค์การบริหารส่วนตำบลริมใต้")]
    [InlineData("อบจ.ขอนแก่น", "องค์การบริหารส่วนจังหวัดขอนแก่น")]
    [InlineData("ทต.ป่าสัก", "เทศบาลตำบลป่าสัก")]
    [InlineData("ทม.ลำพูน", "เทศบาลเมืองลำพูน")]
    [InlineData("ทน.ลำปาง", "เทศบาลนครลำปาง")]
    [InlineData("ศปท.", "ศูนย์ปฏิบัติการต่อต้านการทุจริต")]
    [InlineData("ปปช.", "สำนักงาน ป.ป.ช.")]
    [InlineData("สนง.ป.ป.ช. ขอนแก่น", "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ ขอนแก่น")]
    [InlineData("พอช", "CODI")]
    [InlineData("ต.ริมใต้ อ.แม่ริม จ.เชียงใหม่", "ตำบลริมใต้ อำเภอแม่ริม จังหวัดเชียงใหม่")]
    [InlineData("ม.ขอนแก่น", "มหาวิทยาลัยขอนแก่น")]
    [InlineData("Tambon Rim Tai", "Sub-district Rim Tai")]
    [InlineData("ป.ป.ท. 6", "ปปท. เขต ๖")]
    [InlineData("ชมรมสตรอง", "ชมรม STRONG")]
    public void EachFormIsTheOther(string one, string other) =>
        Assert.Equal(Abbreviations.BuiltIn.Shorten(one).Letters, Abbreviations.BuiltIn.Shorten(other).Letters);

    [Theory]
    [InlineData("มานะ")]
    [InlineData("จ.ส.อ. สมชาย")]
    [InlineData("ม.6")]
    [InlineData("officer")]
    [InlineData("Taoism")]
    [InlineData("ก ข")]
    public void LettersThatAreNoShortFormStay(string text) =>
        Assert.DoesNotContain(Abbreviations.BuiltIn.Shorten(text).Letters, Abbreviations.IsSign);

    [Fact]
    public void NoTextHoldsASignByItself() =>
        Assert.DoesNotContain(Abbreviations.BuiltIn.Shorten("\uE000ก\uE001").Letters, Abbreviations.IsSign);

    [Fact]
    public void LinesCanBeAddedAndJoinThoseThatAreThere()
    {
        var added = Abbreviations.With(["# ours", "", "ศอ.บต. = ศูนย์อำนวยการบริหารจังหวัดชายแดนภาคใต้ | SBPAC", "กทม = พระนคร"]);
        Assert.Equal(added.Shorten("ศอ.บต.").Letters, added.Shorten("SBPAC").Letters);
        Assert.Equal(added.Shorten("Bangkok").Letters, added.Shorten("พระนคร").Letters);
        var index = NameIndex.Build([new(RecordKind.Party, 1, ["ศูนย์อำนวยการบริหารจังหวัดชายแดนภาคใต้"], 0)], added);
        Assert.Equal(1, Assert.Single(index.Find("ศอบต", cancellationToken: TestContext.Current.CancellationToken)).Score);
    }

    [Theory]
    [InlineData("กทม")]
    [InlineData("กทม =")]
    [InlineData("= กรุงเทพ")]
    [InlineData("ก = ข = ค")]
    [InlineData("ก = | ")]
    [InlineData("... = กรุงเทพ")]
    public void ALineOfAnotherFormIsRefusedByItsNumber(string line) =>
        Assert.Contains(
            "Line 2",
            Assert.Throws<FormatException>(() => Abbreviations.With(["# ours", line])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void TooManyLinesAreRefused() =>
        Assert.Throws<FormatException>(() => Abbreviations.With(Enumerable.Range(0, 7_000).Select(i => $"x{i} = long{i}")));
}
