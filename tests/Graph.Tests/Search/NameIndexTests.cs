using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;
using AntiCorruption.Graph.Snapshots.Versions;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Search;

public class NameIndexTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ป.ป.ท.", "ปปท")]
    [InlineData("เขต ๖", "เขต6")]
    [InlineData("ก้าวหน้า", "กาวหนา")]
    [InlineData("เเม่ฮ่องสอน", "แมฮองสอน")]
    [InlineData("PACC-Zone 6", "pacczone6")]
    [InlineData("กรรมการ ฯ", "กรรมการ")]
    [InlineData("  \"'()  ", "")]
    public void FoldingLeavesWhatSaysSomething(string text, string folded) => Assert.Equal(folded, ThaiFolding.Fold(text));

    [Fact]
    public void FoldingTwiceIsFoldingOnce() =>
        Gen.String[Gen.Char['\u0E01', '\u0E5B'], 0, 30]
            .Sample(text => Assert.Equal(ThaiFolding.Fold(text), ThaiFolding.Fold(ThaiFolding.Fold(text))));

    /// <summary>Older files may hold names that no way in takes any more; one of them must not end the search for everybody.</summary>
    [Fact]
    public void NamesAndTextsThatAreNoTextAreSearchedAllTheSame()
    {
        string[] broken = ["ก\uFFFEข", "ก\uD83D", "\uDE00ก", "\uD83D", "ก\0ข", "\uFDD0"];
        var index = NameIndex.Build([.. broken.Append("ปปท").Select((name, i) => new NamedRecord(RecordKind.Party, i + 1, [name], 0))]);
        Assert.Equal(broken.Length + 1, index.Find("ป.ป.ท.", cancellationToken: Cancellation)[0].Id);
        Assert.All(broken, text => Assert.NotNull(index.Find(text, cancellationToken: Cancellation)));
        Assert.Equal(1, index.Find("กข\uFFFF", cancellationToken: Cancellation)[0].Id);
    }

    [Fact]
    public void EveryTextFoldsWhateverItHolds() => Gen.String[Gen.Char, 0, 30].Sample(text => Assert.NotNull(ThaiFolding.Fold(text)));

    [Fact]
    public async Task WhatWasJustAddedOrRenamedOrArchivedIsFoundAsItIsNow()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var names = new NetworkNames();
        IReadOnlyList<NameHit> Find(string text) => names.Find(network.Current, text, kind => kind == RecordKind.Party, Cancellation);
        Assert.DoesNotContain(Find("ซซซซซซ"), hit => hit.Score > 0.9);
        var party = (
            await network.CommitAsync(
                "t",
                "add",
                edit =>
                    edit.Add(
                        new Party
                        {
                            Key = "new",
                            PartyKind = PartyKind.Mechanism,
                            NameTh = "ซซซซซซ",
                        }
                    ),
                Cancellation
            )
        ).Result;
        Assert.Equal((party.Id, 1.0), (Find("ซซซซซซ")[0].Id, Find("ซซซซซซ")[0].Score));
        await network.CommitAsync("t", "rename", edit => edit.Put(party with { NameTh = "ฮฮฮฮฮฮ" }), Cancellation);
        Assert.DoesNotContain(Find("ซซซซซซ"), hit => hit.Id == party.Id);
        Assert.Equal(party.Id, Find("ฮฮฮฮฮฮ")[0].Id);
        await network.CommitAsync(
            "t",
            "archive",
            edit => edit.Put(edit.Find<Party>(RecordKind.Party, party.Id)! with { IsArchived = true }),
            Cancellation
        );
        Assert.DoesNotContain(Find("ฮฮฮฮฮฮ"), hit => hit.Id == party.Id);
    }

    [Fact]
    public void APersonIsFoundByThePseudonymOnly()
    {
        var party = new Party
        {
            Id = 1,
            Key = "k",
            PartyKind = PartyKind.GoodActor,
            NameTh = "ผู้ก่อการดี ก",
            Personal = new() { RealName = "นามสกุลจริง", Contact = "0812345678" },
        };
        var index = NameIndex.Build([NamedRecords.Of(party, 0)]);
        Assert.Single(index.Find("ผู้ก่อการดี ก", cancellationToken: Cancellation));
        Assert.Empty(index.Find("นามสกุลจริง", cancellationToken: Cancellation));
        Assert.Empty(index.Find("0812345678", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task AnyTextGivesAnAnswerInATotalOrder()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var index = NameIndex.Build([.. NetworkNames.Of(network.Current)]);
        Gen.String[0, 60]
            .Sample(
                text =>
                {
                    var hits = index.Find(text);
                    Assert.Equal(hits.Count, hits.Select(hit => (hit.Kind, hit.Id)).Distinct().Count());
                    Assert.Equal(hits.Select(hit => hit.Score).OrderDescending(), hits.Select(hit => hit.Score));
                    Assert.All(hits, hit => Assert.InRange(hit.Score, 0, 1));
                },
                iter: 300
            );
    }

    /// <summary>A word that many names have, in either language: those that have it, and none by its letters.</summary>
    [Theory]
    [InlineData("University", "มหาวิทยาลัย|University")]
    [InlineData("มหาวิทยาลัย", "มหาวิทยาลัย|University")]
    [InlineData("Province", "จังหวัด|[Pp]rovince")]
    [InlineData("District", "อำเภอ|[Dd]istrict|Amphoe")]
    [InlineData("Tambon", "ตำบล|[Tt]ambon|[Ss]ubdistrict")]
    [InlineData("ตำบล", "ตำบล|[Tt]ambon|[Ss]ubdistrict")]
    [InlineData("Office", "สำนักงาน|[Oo]ffice|ป.ป.|CODI|PACC|NACC|สนง")]
    [InlineData("School", "โรงเรียน|[Ss]chool")]
    [InlineData("ม", "มหาวิทยาลัย|University")]
    public async Task ACommonWordFindsTheNamesThatHaveIt(string text, string pattern)
    {
        await using var network = await BundledNetwork.OpenAsync();
        var names = NetworkNames
            .Of(network.Current)
            .ToDictionary(record => (record.Kind, record.Id), record => string.Join(" | ", record.Names));
        var hits = new NetworkNames().Find(network.Current, text, null, Cancellation);
        Assert.NotEmpty(hits);
        Assert.All(hits, hit => Assert.Matches(pattern, names[(hit.Kind, hit.Id)]));
    }

    [Theory]
    [InlineData("กทม.")]
    [InlineData("กทม")]
    [InlineData("กรุงเทพฯ")]
    [InlineData("Bangkok")]
    public async Task BangkokIsFoundByEachOfItsNames(string text)
    {
        await using var network = await BundledNetwork.OpenAsync();
        var first = new NetworkNames().Find(network.Current, text, null, Cancellation)[0];
        Assert.Equal((RecordKind.Area, 1.0), (first.Kind, first.Score));
        Assert.Equal("10", network.Current.Areas[first.Id].Code);
    }

    /// <summary>There are many places of one name: the places that they lie in tell them apart, in any order.</summary>
    [Theory]
    [InlineData("บ้านใหม่ ปากเกร็ด นนทบุรี")]
    [InlineData("นนทบุรี ปากเกร็ด บ้านใหม่")]
    [InlineData("จ.นนทบุรี ต.บ้านใหม่")]
    [InlineData("tambon Ban Mai Nonthaburi")]
    public async Task APlaceIsFoundAmongItsNamesakesByThePlacesAround(string text)
    {
        await using var network = await BundledNetwork.EmptyAsync();
        await network.CommitAsync(
            "t",
            "places",
            edit =>
            {
                foreach (
                    var (code, level, thai, english, parent) in ((string, AreaLevel, string, string, string?)[])
                        [
                            ("12", AreaLevel.Province, "นนทบุรี", "Nonthaburi", null),
                            ("1206", AreaLevel.District, "ปากเกร็ด", "Pak Kret", "12"),
                            ("120603", AreaLevel.Subdistrict, "บ้านใหม่", "Ban Mai", "1206"),
                            ("30", AreaLevel.Province, "นครราชสีมา", "Nakhon Ratchasima", null),
                            ("3002", AreaLevel.District, "ครบุรี", "Khon Buri", "30"),
                            ("300208", AreaLevel.Subdistrict, "บ้านใหม่", "Ban Mai", "3002"),
                        ]
                )
                    edit.Add(
                        new Area
                        {
                            Code = code,
                            Level = level,
                            NameTh = thai,
                            NameEn = english,
                            ParentCode = parent,
                        }
                    );
                return 0;
            },
            Cancellation
        );
        var hits = new NetworkNames().Find(network.Current, text, null, Cancellation);
        Assert.Equal("120603", network.Current.Areas[hits[0].Id].Code);
        Assert.True(hits.Count == 1 || hits[1].Score < NameIndex.WordScore);
    }

    [Fact]
    public void NamesThatHoldTheWordComeBeforeThoseThatAreOnlySpelledAlike()
    {
        string[] names =
        [
            "Constitution Office of the North",
            "A very long name of an Institute that hardly anybody remembers",
            "Institution",
            "Institut",
        ];
        var index = NameIndex.Build([.. names.Select((name, i) => new NamedRecord(RecordKind.Party, i + 1, [name], 0))]);
        var hits = index.Find("Institute", cancellationToken: Cancellation);
        Assert.Equal(2, hits[0].Id);
        Assert.True(hits[0].Score >= NameIndex.WordScore);
        Assert.All(hits.Skip(1), hit => Assert.True(hit.Score < NameIndex.WordScore));
        Assert.DoesNotContain(hits, hit => hit.Id == 1);
    }

    /// <summary>A name renamed since the index was made is in another index: common words keep out what is only alike there, too.</summary>
    [Fact]
    public async Task HitsOfTwoIndexesAreThoseOfOne()
    {
        await using var network = await BundledNetwork.OpenAsync();
        var names = new NetworkNames();
        Assert.Equal(3, names.Find(network.Current, "University", null, Cancellation).Count);
        await network.CommitAsync(
            "t",
            "add",
            edit =>
                edit.Add(
                    new Party
                    {
                        Key = "u",
                        PartyKind = PartyKind.DevelopmentPartner,
                        NameTh = "มหาวิทยาลัยใหม่",
                    }
                ),
            Cancellation
        );
        Assert.Equal(4, names.Find(network.Current, "University", null, Cancellation).Count);
        await network.CommitAsync(
            "t",
            "rename",
            edit => edit.Put(edit.Find<Area>(RecordKind.Area, edit.FindId(RecordKind.Area, "50")!.Value)! with { NameEn = "Lanna" }),
            Cancellation
        );
        Assert.Contains(names.Find(network.Current, "ปปช Lanna", null, Cancellation), hit =>
            hit.Kind == RecordKind.Party && hit.Score >= NameIndex.WordScore
        );
    }

    [Fact]
    public void ATextThatIsTooLongIsRefusedInBothLanguages()
    {
        var refused = Assert.Throws<SearchInputException>(() =>
            NameIndex.Empty.Find(new string('ก', 201), cancellationToken: Cancellation)
        );
        Assert.Matches("[ก-๙]", refused.MessageTh);
    }
}
