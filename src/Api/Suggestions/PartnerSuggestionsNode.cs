using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Insights.Suggestions;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Suggestions;

/// <summary>Whom to link next, and how well the same way of ranking foretold an earlier year.</summary>
[Name("PartnerSuggestions")]
public sealed class PartnerSuggestionsNode(
    NetworkNode network,
    ScopeInput? scope,
    SuggestionMotive motive,
    Measured<PartnerSuggestionsResult> measured
) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => SuggestionSentences.Of(measured.Result);

    private const int MaxCount = 100;

    /// <summary>What counted.</summary>
    public SuggestionMotive Motive => motive;

    /// <summary>Parties that look for partners: 1, or those of the area; 0 where the party is outside the scope.</summary>
    public int PartyCount => measured.Result.PartyCount;

    /// <summary>Those of them that were looked from, at most 50 with the most partners.</summary>
    public int LookedFromCount => measured.Result.FromCount;

    /// <summary>Pairs that were compared.</summary>
    public int CandidateCount => measured.Result.CandidateCount;

    /// <summary>
    /// Whether there is too little to test such suggestions on (fewer than 30 new pairs, of at least 10 parties, in the latest year that
    /// follows one with links): nothing is then known of how well they foretell.
    /// </summary>
    public bool IsEvidenceTooSmall => measured.Result.Evidence.IsTooSmallToSay;

    /// <summary>The suggestions, best first; for an area in rounds, in each of which no party comes twice.</summary>
    public Connection<SuggestionNode> Suggestions([Paged] Page page) =>
        Connection.InOrder(measured.Network.Snapshot, measured.Result.Suggestions, page, suggestion => new SuggestionNode(
            measured.Network.Snapshot,
            suggestion
        ));

    /// <summary>
    /// How well this motive would have foretold the next year: scores from the links of trainYear (B.E.; the latest that has links in it
    /// and in the next when left out) within the scope, tested on the pairs with a link in
    /// the next year and none in trainYear. Only parties with a tie in trainYear count. Looked from are those with a new partner, at most
    /// 200 drawn by the seed; count (1 to 100) is the k of precision at k.
    /// </summary>
    /// <param name="trainYear">The fiscal year (B.E.) up to which links are known; the next is foretold. The last for which there is a next
    /// when left out.</param>
    /// <param name="count">Suggestions made for each party, 1 to 100.</param>
    [Cost(1_000)]
    public async Task<SuggestionBackTestNode?> BackTest(
        int? trainYear,
        CancellationToken cancellationToken,
        [CostPerUnit(1)] int count = 10,
        int seed = 1
    )
    {
        if (trainYear is { } year)
            Bounds.FiscalYear(year, "trainYear");
        var options = new SuggestionBackTestOptions
        {
            Motive = motive,
            TrainYear = trainYear,
            SuggestionCount = Bounds.InRange(count, 1, MaxCount, "count"),
            Seed = (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed"),
        };
        return new(await network.MeasureAsync(scope, SuggestionBackTest.Analysis, options, cancellationToken));
    }
}

/// <summary>A link that is suggested, and why.</summary>
[Name("Suggestion")]
public sealed class SuggestionNode(NetworkSnapshot network, Suggestion suggestion)
{
    private readonly Sentence sentence = SuggestionSentences.Of(network, suggestion);

    /// <summary>The party that looks for a partner.</summary>
    public PartyNode From() => PartyNode.Of(network, network.Parties[suggestion.FromId]);

    /// <summary>The partner.</summary>
    public PartyNode To() => PartyNode.Of(network, network.Parties[suggestion.ToId]);

    /// <summary>0 to 1, by the weights of the motive.</summary>
    public double Score => suggestion.Score;

    /// <summary>What the score is made of.</summary>
    public SuggestionFeaturesNode Features() => new(suggestion.Features);

    /// <summary>The number of partners that the two share.</summary>
    public int SharedPartnerCount => suggestion.SharedPartnerIds.Count;

    /// <summary>The partners that they share.</summary>
    public Connection<PartyNode> SharedPartners([Paged] Page page) =>
        Connection.InOrder(network, suggestion.SharedPartnerIds, page, id => PartyNode.Of(network, network.Parties[id]));

    /// <summary>The activities of the scope's years that both took part in.</summary>
    public Connection<ActivityNode> SharedActivities([Paged] Page page) =>
        Connection.InOrder(network, suggestion.SharedActivityIds, page, id => new ActivityNode(network, network.Activities[id]));

    /// <summary>The finest subdistrict, district or province that holds both.</summary>
    public AreaNode? SharedArea() => network.ResolveArea(suggestion.SharedAreaCode) is { } area ? new(network, area) : null;

    /// <summary>Whether the first has no partner of the second's kind yet.</summary>
    public bool IsKindMissing => suggestion.IsKindNew;

    /// <summary>Whether the second has no partner of the first's kind yet.</summary>
    public bool IsKindMissingForPartner => suggestion.IsKindNewToOther;

    /// <summary>The gaps that the link would fill.</summary>
    public IEnumerable<SuggestionGap> Gaps => suggestion.Gaps;

    /// <summary>Steps between the two now; null where no way leads.</summary>
    public int? StepsNow => suggestion.StepsNow;

    /// <summary>Partners of the second that would come within two steps of the first.</summary>
    public int NewWithinTwoSteps => suggestion.FreshPartnerCount;

    /// <summary>The reasons as a sentence in Thai.</summary>
    public string TextTh => sentence.Thai;

    /// <summary>The reasons as a sentence in English.</summary>
    public string TextEn => sentence.English;
}

/// <summary>What speaks for a link, each from 0 to 1.</summary>
[Name("SuggestionFeatures")]
public sealed class SuggestionFeaturesNode(PairFeatures features)
{
    /// <summary>s ÷ (1 + s), s the sum of 1 ÷ ln(partners) over the partners that the two share (Adamic and Adar 2003).</summary>
    public double Shared => features.Shared;

    /// <summary>1 in the same subdistrict, 0.6 in the same district, 0.3 in the same province, else 0.</summary>
    public double Area => features.Area;

    /// <summary>½ where the first has no partner of the second's kind, and ½ where the second has none of the first's.</summary>
    public double Kind => features.Kind;

    /// <summary>1 where the link would fill a gap.</summary>
    public double Gap => features.Gap;

    /// <summary>a ÷ (1 + a), a the activities that both took part in.</summary>
    public double Activities => features.Activities;

    /// <summary>1 − 2 ÷ d, d the steps between the two; 1 where no way leads.</summary>
    public double Far => features.Far;

    /// <summary>The share of the second's partners that are no partners of the first; 0 where it has none.</summary>
    public double Fresh => features.Fresh;

    /// <summary>ln(1 + those partners) ÷ ln(1 + the most partners that a party of the scope has).</summary>
    public double Reach => features.Reach;
}
