using System.Reflection;
using AntiCorruption.Api.Scopes;

namespace AntiCorruption.Api.Tests.Scopes;

public sealed class AnswerTextTests(ApiHost api) : IClassFixture<ApiHost>
{
    /// <summary>Answers that say as yet only what they rest on.</summary>
    private static readonly string[] OnlyBasis =
    [
        "BusyTiesNode",
        "ReinforcementNode",
        "SimilarPartiesNode",
        "PairSimilarityNode",
        "StrongestPathNode",
        "ResistanceNode",
        "InfluenceNode",
        "InfluencersNode",
        "TriadCensusNode",
        "TrussesNode",
        "SmallWorldNode",
    ];

    public static TheoryData<string> Questions { get; } =
    [
        "overview(SCOPE)",
        "ranking(SCOPE metric: DEGREE)",
        "communities(SCOPE)",
        "mixing(SCOPE)",
        "picture(SCOPE)",
        "brokers(SCOPE)",
        "corePeriphery(SCOPE)",
        "weakPoints(SCOPE)",
        "removalCurve(SCOPE)",
        "coverageGaps(SCOPE level: PROVINCE)",
        "subdistrictCoverage(SCOPE)",
        "centreReach(SCOPE)",
        "targetAreaStatus(SCOPE)",
        "programmeTies(SCOPE)",
        "partnerSuggestions(SCOPE areaCode: \"77\")",
        "expansionPlan(SCOPE plan: { aim: SHORTEN_TO_PACC })",
        "comparison(SCOPE from: { fiscalYear: 2565 }, to: { fiscalYear: 2566 })",
    ];

    /// <summary>
    /// Sentences of words: no chains of semicolons, no number that is none, at most one colon, both languages; also where the scope is
    /// empty.
    /// </summary>
    [Theory]
    [MemberData(nameof(Questions))]
    public async Task EveryAnswerIsASentenceInBothLanguages(string question)
    {
        var (thai, english) = await AskAsync(question.Replace("SCOPE", "scope: { includeSynthetic: false },", StringComparison.Ordinal));
        var (thaiOfNothing, englishOfNothing) = await AskAsync(
            question.Replace("SCOPE", "scope: { kinds: [] },", StringComparison.Ordinal)
        );
        foreach (var text in new[] { thai, thaiOfNothing })
        {
            Assert.Contains(text, letter => letter is >= 'ก' and <= 'ฮ');
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain(';', text);
        }
        foreach (var text in new[] { english, englishOfNothing })
        {
            Assert.EndsWith(".", text, StringComparison.Ordinal);
            Assert.True(char.IsUpper(text[0]) || char.IsAsciiDigit(text[0]), text);
            Assert.DoesNotContain(';', text);
            Assert.InRange(text.Count(letter => letter == ':'), 0, 1);
        }
        // Target areas are what they are whatever parties are looked at.
        if (!question.StartsWith("targetAreaStatus", StringComparison.Ordinal))
            Assert.NotEqual(english, englishOfNothing);
    }

    [Fact]
    public void EveryKindOfAnswerSaysSomethingOfItsOwn() =>
        Assert.All(
            typeof(AnswerNode)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(AnswerNode)) && !type.IsAbstract && !OnlyBasis.Contains(type.Name)),
            type => Assert.Equal(type, type.GetProperty("Says", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType)
        );

    [Fact]
    public async Task AnEmptyAnswerSaysWhy()
    {
        var (thai, english) = await AskAsync("targetAreaStatus(fiscalYear: 2570)");
        Assert.Equal("ยังไม่มีพื้นที่เป้าหมายของปีงบประมาณ 2570 ในพื้นที่ที่เลือก", thai);
        Assert.Equal("No target area of fiscal year 2570 is recorded here.", english);
    }

    /// <summary>Of the bundled data: 314 ties, 250 of them across kinds, as counted by another program.</summary>
    [Fact]
    public async Task TheSentenceHasTheNumbersOfTheAnswer()
    {
        var (thai, english) = await AskAsync("mixing(permutations: 0)");
        Assert.StartsWith("จาก 314 ความเชื่อมโยง 250 เป็นการเชื่อมข้ามกลุ่ม", thai, StringComparison.Ordinal);
        Assert.StartsWith("Of 314 ties 250 lead to another group, which was not set beside chance.", english, StringComparison.Ordinal);
    }

    private async Task<(string Thai, string English)> AskAsync(string question)
    {
        var answer = (await api.DataAsync($"{{ network {{ answer: {question} {{ textTh textEn }} }} }}"))
            .GetProperty("network")
            .GetProperty("answer");
        return (answer.GetProperty("textTh").GetString()!, answer.GetProperty("textEn").GetString()!);
    }
}
