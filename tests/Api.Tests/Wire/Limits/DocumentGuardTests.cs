using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using GraphQL.Execution;

namespace AntiCorruption.Api.Tests.Wire.Limits;

public class DocumentGuardTests
{
    private static readonly WireOptions.LimitOptions limits = new()
    {
        MaxTokens = 40,
        MaxNesting = 5,
        MaxDocumentCharacters = 100_000,
    };

    [Theory]
    [InlineData("{ a { b { c { d } } } }")]
    [InlineData("{ a(t: \"{{{{{{{{{{\") }")]
    [InlineData("{ a(t: \"\\\"{{{{{{{{{{\") }")]
    [InlineData("{ a(t: \"\"\"{{{{{ \\\"\"\" {{{{{{\n\"\"\") }")]
    [InlineData("{ a # {{{{{{{{{{{{{\n }")]
    [InlineData("{ a # {{{{{{{{{{{{{\r b }")]
    public void BracketsInTextsAndCommentsDoNotCount(string document) => DocumentGuard.Check(document, DocumentGuardTests.limits);

    [Theory]
    [InlineData("{ a { b { c { d { e { f } } } } } }")]
    [InlineData("{ a(x: [[[[1]]]]) }")]
    [InlineData("{ a(t: \"x\n{{{{{{")]
    public void NestingIsCounted(string document) =>
        Assert.Equal(
            "DOCUMENT_TOO_DEEP",
            Assert.Throws<WireException>(() => DocumentGuard.Check(document, DocumentGuardTests.limits)).Code
        );

    [Fact]
    public void TokensAreCountedAndBlanksAreNot()
    {
        DocumentGuard.Check("{ a b c d, e, ,,,, ,,,, \n\n\n\t    " + new string(',', 1000) + "}", DocumentGuardTests.limits);
        Assert.Equal(
            "DOCUMENT_TOO_LARGE",
            Assert
                .Throws<WireException>(() =>
                    DocumentGuard.Check("{" + string.Concat(Enumerable.Repeat("a ", 50)) + "}", DocumentGuardTests.limits)
                )
                .Code
        );
    }

    [Fact]
    public void CharactersAreCounted() =>
        Assert.Equal(
            "DOCUMENT_TOO_LARGE",
            Assert.Throws<WireException>(() => DocumentGuard.Check(new string(' ', 100_001), DocumentGuardTests.limits)).Code
        );

    [Fact]
    public void AnyTextIsReadToItsEnd()
    {
        var random = new Random(7);
        const string letters = "{}()[]\"\\#\n a1_,.:$!@|&=é";
        for (var round = 0; round < 5000; round++)
        {
            var text = string.Create(random.Next(60), random, (span, dice) =>
            {
                foreach (ref var letter in span)
                    letter = letters[dice.Next(letters.Length)];
            });
            try
            {
                DocumentGuard.Check(text, DocumentGuardTests.limits);
            }
            catch (WireException fault)
            {
                Assert.StartsWith("DOCUMENT_TOO_", fault.Code, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void WhatPassesCanBeParsedWithoutAnOverflow()
    {
        var limits = new WireOptions.LimitOptions();
        var deepest = string.Concat(Enumerable.Repeat("{a(x:[1])", limits.MaxNesting - 2)) + "{a}" + new string('}', limits.MaxNesting - 2);
        DocumentGuard.Check(deepest, limits);
        Assert.Single(
            new GraphQLDocumentBuilder { MaxDepth = 1000 }
                .Build(deepest)
                .Definitions
        );
    }
}
