using AntiCorruption.Api.Wire.Documents;
using AntiCorruption.Api.Wire.Errors;
using GraphQL.Execution;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Tests.Wire.Documents;

public class DocumentParserTests
{
    private static readonly DocumentParser parser = new(new GraphQLDocumentBuilder());

    public static TheoryData<string> TextsThatAreNoGraphQL =>
        new()
        {
            "{a(t:\"" + new string('x', 190_000),
            "{a(t:\"" + new string('x', 190_000) + "\"))}",
            "{a(t:\"" + new string('x', 190_000) + "\"",
            "{a(t:\"\"\"" + new string('x', 190_000) + "\"\"\" ] }",
            "{a(t:\"" + new string('x', 190_000) + "\\q\")}",
            "{a" + new string(' ', 190_000) + ")",
            "{a" + new string(',', 190_000) + "\0",
            "{a(n:" + new string('1', 190_000) + "x",
            "{" + new string('a', 190_000) + "))",
            "{a #" + new string('x', 190_000) + "\n)",
            string.Concat(Enumerable.Repeat("a ", 90_000)) + ")",
        };

    [Theory]
    [MemberData(nameof(TextsThatAreNoGraphQL))]
    public void AnErrorFarAlongALineCostsWhatTheTextIsLong(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<WireException>(() => parser.Parse(text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L * text.Length);
        Assert.InRange(fault.Message.Length, 1, 400);
    }

    [Theory]
    [InlineData("{ a(t: \"x) }", 1, 8)]
    [InlineData("{ a\n  b(t: \"x\ny\") }", 2, 8)]
    [InlineData("{ a\r\n\r\n  ) }", 3, 3)]
    [InlineData("{ a(n: 01) }", 1, 8)]
    [InlineData("{ a(n: 1.) }", 1, 8)]
    [InlineData("{ a(n: -) }", 1, 8)]
    [InlineData("{ a ? }", 1, 5)]
    [InlineData("{ a(t: \"\\x\") }", 1, 9)]
    [InlineData("{ a(t: \"\"\"x) }", 1, 8)]
    [InlineData("{ a", 1, 4)]
    [InlineData("{ a # \\u \n", 2, 1)]
    public void TheFaultSaysItsPlace(string text, int line, int column)
    {
        var fault = Assert.Throws<WireException>(() => parser.Parse(text));
        Assert.Equal("SYNTAX_ERROR", fault.Code);
        Assert.Equal((line, column), (fault.Locations![0].Line, fault.Locations[0].Column));
        Assert.Contains($"line {line}, column {column}", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"บรรทัด {line} คอลัมน์ {column}", fault.MessageTh, StringComparison.Ordinal);
    }

    [Fact]
    public void ALongLineHasItsErrorsAtTheirPlaceToo()
    {
        var blanks = new string(' ', 5000);
        var fault = Assert.Throws<WireException>(() => parser.Parse($"{{ a{blanks}(t: \"ก\"){blanks})\n }}"));
        Assert.Equal((1, 10_012), (fault.Locations![0].Line, fault.Locations[0].Column));
    }

    [Theory]
    [InlineData("\\u{61}", "a")]
    [InlineData("\\u{1F600}", "😀")]
    [InlineData("x\\u{0001F600}y", "x😀y")]
    [InlineData("\\uD83D\\uDE00", "😀")]
    [InlineData("\\u0E01\\u{E02}", "กข")]
    [InlineData("\\\\u{61}\\u{62}", "\\u{61}b")]
    [InlineData("\\\" \\n \\t \\u{22}", "\" \n \t \"")]
    public void EscapesSayCharacters(string written, string meant)
    {
        foreach (var (before, after) in new[] { ("a(t: ", ")"), ("a(t: [{ x: ", " }])"), ("a @d(t: ", ")") })
            Assert.Equal(meant, Strings(parser.Parse($"{{ {before}\"{written}\"{after} }}")).Single());
        Assert.Equal(meant, Strings(parser.Parse($"query($t: String = \"{written}\") {{ a }}")).Single());
    }

    [Theory]
    [InlineData("\\u{}")]
    [InlineData("\\u{110000}")]
    [InlineData("\\u{D83D}")]
    [InlineData("\\u{1F600")]
    [InlineData("\\u{FFFFFFFFF}")]
    [InlineData("\\u{ 61}")]
    [InlineData("\\uD83D")]
    [InlineData("\\uDE00\\uD83D")]
    [InlineData("\\uD83D\\u{DE00}")]
    [InlineData("\\u00")]
    public void EscapesThatSayNoCharacterAreRefu(string written) =>
        Assert.Equal("SYNTAX_ERROR", Assert.Throws<WireException>(() => parser.Parse($"{{ a(t: \"{written}\") }}")).Code);

    [Fact]
    public void WhatIsWrittenWithBracesStandsWhereItWasSent()
    {
        var field = (GraphQLField)
            ((GraphQLOperationDefinition)parser.Parse("{ a(t: \"\\u{1F600}\") b }").Definitions[0]).SelectionSet.Selections[1];
        Assert.Equal(20, field.Location.Start);
        Assert.Equal("\\u{61}", Strings(parser.Parse("{ a(t: \"\"\"\\u{61}\"\"\") b(t: \"\\u{62}\") }"))[0]);
    }

    [Theory]
    [InlineData("{ a # C:\\x \\u{ \"\n }")]
    [InlineData("{ a(n: -0, m: 1.5e+3, k: 0.1, t: \"\") ...F } fragment F on Q { b }")]
    public void WhatIsGraphQLIsPar(string text) => Assert.NotEmpty(parser.Parse(text).Definitions);

    private static List<string> Strings(GraphQLDocument document)
    {
        var found = new StringsOf();
        found.VisitAsync(document, default).AsTask().GetAwaiter().GetResult();
        return found.Values;
    }

    private sealed class StringsOf : GraphQLParser.Visitors.ASTVisitor<GraphQLParser.Visitors.NullVisitorContext>
    {
        public List<string> Values { get; } = [];

        protected override ValueTask VisitStringValueAsync(
            GraphQLStringValue stringValue,
            GraphQLParser.Visitors.NullVisitorContext context
        )
        {
            Values.Add(stringValue.Value.ToString());
            return default;
        }
    }
}
