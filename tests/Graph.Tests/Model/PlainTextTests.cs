using System.Text;
using AntiCorruption.Graph.Model;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Model;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("สำนักงาน ป.ป.ท. เขต ๖")]
    [InlineData("a\u200Bb")]
    [InlineData("🙂")]
    [InlineData("…")]
    [InlineData("\uE000")]
    public void TextIsTaken(string text) => Assert.Null(PlainText.FaultOf(text));

    /// <summary>Not data of an attribute: these are kept as UTF-8, which has no half pairs.</summary>
    [Fact]
    public void WhatIsNotUnicodeIsNoText()
    {
        string[] texts =
        [
            "ก\uFFFE",
            "ก\uFFFF",
            "\uFDD0ก",
            "ก\uFDEF",
            "ก\uD83D",
            "\uDE00ก",
            "ก\uDE00\uD83D",
            "ก\uD83F\uDFFE",
            "ก\uDBFF\uDFFF",
        ];
        foreach (var text in texts)
        {
            Assert.Equal(TextFault.NotUnicode, PlainText.FaultOf(text, hasLines: true));
            Assert.Equal(text, PlainText.Normalise(text));
            Assert.Equal("ก", PlainText.WithoutNonCharacters(text));
        }
    }

    [Theory]
    [InlineData("ก\0ข")]
    [InlineData("ก\u000Bข")]
    [InlineData("ก\u001B[31mข")]
    [InlineData("ก\u007F")]
    [InlineData("ก\u0085")]
    [InlineData("ก\u009B")]
    public void ControlCharactersAreRefusedEverywhere(string text)
    {
        Assert.Equal(TextFault.Control, PlainText.FaultOf(text));
        Assert.Equal(TextFault.Control, PlainText.FaultOf(text, hasLines: true));
    }

    [Fact]
    public void WhatTurnsTheDirectionOfReadingIsRefusedEverywhere()
    {
        foreach (var sign in "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069")
        {
            Assert.Equal(TextFault.Direction, PlainText.FaultOf($"ก{sign}ข"));
            Assert.Equal(TextFault.Direction, PlainText.FaultOf($"ก{sign}ข", hasLines: true));
        }
        Assert.Null(PlainText.FaultOf("ا\u200Fب"));
    }

    [Fact]
    public void ATextIsShownInOneLineThatNothingTurns()
    {
        Assert.Equal("ก\uFFFDข\uFFFDค\uFFFD", PlainText.Shown("ก\nข\u202Eค\u2028", 10));
        Assert.Equal("กขค…", PlainText.Shown("กขคง", 3));
    }

    [Theory]
    [InlineData("ก\nข")]
    [InlineData("ก\r\nข")]
    [InlineData("ก\tข")]
    [InlineData("ก\u2028ข")]
    public void LinesAndTabsAreTakenWhereATextMayHaveLines(string text)
    {
        Assert.Equal(TextFault.Control, PlainText.FaultOf(text));
        Assert.Null(PlainText.FaultOf(text, hasLines: true));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\u200B")]
    [InlineData("\u00A0\u2003\u3000")]
    [InlineData("\u2060\uFEFF\u00AD")]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    [InlineData("\uFE0F")]
    [InlineData("\uDB40\uDC41")]
    public void ATextThatNobodyCanSeeIsRefused(string text) => Assert.Equal(TextFault.Invisible, PlainText.FaultOf(text, hasLines: true));

    [Fact]
    public void OneTextWrittenInTwoWaysIsOneText()
    {
        Assert.Equal("café", PlainText.Normalise("cafe\u0301"));
        Assert.Equal("น้ำ", PlainText.Normalise("น้ำ"));
    }

    [Fact]
    public void NormaliseIsNormalFormCForEveryTextOfUnicode()
    {
        var thai = Gen.Char['\u0E01', '\u0E5B'];
        var mixed = Gen.OneOf(
            thai,
            Gen.Char['a', 'z'],
            Gen.Char['\u0300', '\u030F'],
            Gen.Char['\u00C0', '\u0233'],
            Gen.Char['\u1100', '\u11FF']
        );
        Gen.OneOf(Gen.String[thai, 0, 12], Gen.String[mixed, 0, 12])
            .Sample(text => Assert.Equal(text.Normalize(NormalizationForm.FormC), PlainText.Normalise(text)), iter: 20_000);
    }

    [Fact]
    public void EveryTextCanBeNormalisedAndWhatIsLeftWithoutNonCharactersIsUnicode() =>
        Gen.String[Gen.Char, 0, 40]
            .Sample(text =>
            {
                Assert.NotNull(PlainText.Normalise(text));
                Assert.NotEqual(TextFault.NotUnicode, PlainText.FaultOf(PlainText.WithoutNonCharacters(text)));
                Assert.NotNull(PlainText.WithoutNonCharacters(text).Normalize(NormalizationForm.FormKD));
            });

    [Fact]
    public void EveryFaultSpeaksBothLanguages() =>
        Assert.All([TextFault.NotUnicode, TextFault.Control, TextFault.Direction, TextFault.Invisible], fault =>
            Assert.Matches("[ก-๙]", fault.MessageTh)
        );
}
