using AntiCorruption.Graph.Search;

namespace AntiCorruption.Graph.Tests.Search;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Chiang Mai", "chiang|mai")]
    [InlineData("ป.ป.ท. เขต 6", "ปปท|เขต|6")]
    [InlineData("ปปท.เขต6", "ปปทเขต|6")]
    [InlineData("PACC-Zone 16", "pacc|zone|16")]
    [InlineData("ชมรม STRONGจิตพอเพียง", "ชมรม|strong|จิตพอเพียง")]
    [InlineData("", "")]
    public void WordsArePartedBySpacesSignsAndScripts(string text, string words) =>
        Assert.Equal(words, string.Join('|', FoldedText.Of(text).Words()));

    [Theory]
    [InlineData("Chiang Mai University", "mai", 3)]
    [InlineData("Chiang Mai University", "chiangmai", 3)]
    [InlineData("Chiang Mai University", "univer", 2)]
    [InlineData("Chiang Mai University", "ang", 0)]
    [InlineData("Zone 16", "6", 0)]
    [InlineData("Zone 16", "1", 0)]
    [InlineData("เครือข่ายคนเชียงใหม่", "เชียงใหม", 1)]
    [InlineData("ตากฟ้า", "ตาก", 2)]
    [InlineData("ปากตะโก", "ตะ", 0)]
    public void AWordStandsWholeAtABeginningOrWithinThaiOnly(string text, string word, int place) =>
        Assert.Equal((WordPlace)place, FoldedText.Of(text).PlaceOf(word));

    [Fact]
    public void WhatIsPutInPlaceOfLettersIsAWordOfItsOwn()
    {
        var text = FoldedText.Of("Bank of Thailand north");
        Assert.Equal("*|north", string.Join('|', text.Replace(0, "bankofthailand".Length, '*').Words()));
        Assert.Equal("bank|of|in|thailand|north", string.Join('|', text.Insert("bankof".Length, "in").Words()));
    }

    [Fact]
    public void ATextIsCutAtItsGreatestLength() => Assert.Equal("กข", FoldedText.Of("กขค", 2).Letters);
}
