using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Insights.Suggestions;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Suggestions;

/// <summary>How well the suggestions of one fiscal year foretold the next, with the counts that this rests on.</summary>
[Name("SuggestionBackTest")]
public sealed class SuggestionBackTestNode(Measured<SuggestionBackTestResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => SuggestionSentences.Of(measured.Result);

    private SuggestionBackTestResult Result => measured.Result;

    /// <summary>The fiscal year (B.E.) learned from; null where no two years that follow each other have links.</summary>
    public int? TrainYear => Result.TrainYear;

    /// <summary>The fiscal year (B.E.) foretold.</summary>
    public int? TestYear => Result.TrainYear + 1;

    /// <summary>Pairs with a link in the test year and none in the year learned from.</summary>
    public int NewPairCount => Result.NewPairCount;

    /// <summary>Those of them whose parties both had a tie in the year learned from: what can be foretold.</summary>
    public int TestedPairCount => Result.TestedPairCount;

    /// <summary>Parties with a tie in the year learned from.</summary>
    public int KnownPartyCount => Result.KnownPartyCount;

    /// <summary>Parties with a new partner that suggestions were made for, at most 200.</summary>
    public int LookedFromCount => Result.FromCount;

    /// <summary>
    /// Comparisons of a new partner with a party that did not become one (at most 1,000 of these for each party), which the AUC rests on.
    /// </summary>
    public int ComparedCount => (int)Math.Min(int.MaxValue, Result.ComparedCount);

    /// <summary>
    /// True where there are fewer than 30 tested pairs or fewer than 10 parties looked from: the figures then say nothing.
    /// </summary>
    public bool IsTooSmallToSay => Result.IsTooSmallToSay;

    /// <summary>The motive's ranking, and beside it three that know less.</summary>
    public IEnumerable<SuggestionRankingNode> Rankings() => Result.Rankings.Select(ranking => new SuggestionRankingNode(ranking));
}

/// <summary>How one ranking did.</summary>
[Name("SuggestionRankingResult")]
public sealed class SuggestionRankingNode(SuggestionRankingResult result)
{
    /// <summary>Which ranking.</summary>
    public SuggestionRanking Ranking => result.Ranking;

    /// <summary>Pairs that it suggested.</summary>
    public int SuggestedCount => result.SuggestedCount;

    /// <summary>Those of them that got a link in the test year.</summary>
    public int HitCount => result.HitCount;

    /// <summary>Precision at k: hits by suggestions, 0 to 1; null where nothing was suggested.</summary>
    public double? Precision => result.Precision;

    /// <summary>
    /// The share of comparisons in which the new partner scored higher than the other, equal scores counting half: 0.5 is chance. Null
    /// without a comparison.
    /// </summary>
    public double? Auc => result.Auc;
}
