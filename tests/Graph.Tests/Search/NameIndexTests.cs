using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;
using AntiCorruption.Graph.Snapshots;
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
    public void FoldingTwiceIsFoldingOnce() => Gen.String[Gen.Char['\u0E01', '\u0E5B'], 0, 30].Sample(text => Assert.Equal(ThaiFolding.Fold(text), ThaiFolding.Fold(ThaiFolding.Fold(text))));

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
        var party = (await network.CommitAsync("t", "add", edit => edit.Add(new Party { Key = "new", PartyKind = PartyKind.Mechanism, NameTh = "ซซซซซซ" }), Cancellation)).Result;
        Assert.Equal((party.Id, 1.0), (Find("ซซซซซซ")[0].Id, Find("ซซซซซซ")[0].Score));
        await network.CommitAsync("t", "rename", edit => edit.Put(party with { NameTh = "ฮฮฮฮฮฮ" }), Cancellation);
        Assert.DoesNotContain(Find("ซซซซซซ"), hit => hit.Id == party.Id);
        Assert.Equal(party.Id, Find("ฮฮฮฮฮฮ")[0].Id);
        await network.CommitAsync("t", "archive", edit => edit.Put(edit.Find<Party>(RecordKind.Party, party.Id)! with { IsArchived = true }), Cancellation);
        Assert.DoesNotContain(Find("ฮฮฮฮฮฮ"), hit => hit.Id == party.Id);
    }

    [Fact]
    public void APersonIsFoundByThePseudonymOnly()
    {
        var party = new Party { Id = 1, Key = "k", PartyKind = PartyKind.GoodActor, NameTh = "ผู้ก่อการดี ก", Personal = new() { RealName = "นามสกุลจริง", Contact = "0812345678" } };
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
        Gen.String[0, 60].Sample(text =>
        {
            var hits = index.Find(text);
            Assert.Equal(hits.Count, hits.Select(hit => (hit.Kind, hit.Id)).Distinct().Count());
            Assert.Equal(hits.Select(hit => hit.Score).OrderDescending(), hits.Select(hit => hit.Score));
            Assert.All(hits, hit => Assert.InRange(hit.Score, 0, 1));
        }, iter: 300);
    }

    [Fact]
    public void ATextThatIsTooLongIsRefusedInBothLanguages()
    {
        var refused = Assert.Throws<SearchInputException>(() => NameIndex.Empty.Find(new string('ก', 201), cancellationToken: Cancellation));
        Assert.Matches("[ก-๙]", refused.MessageTh);
    }
}
