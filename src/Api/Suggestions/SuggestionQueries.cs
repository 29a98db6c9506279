using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Suggestions;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.Suggestions;

internal static class SuggestionQueries
{
    private const int MaxLimit = 200;

    /// <summary>
    /// Whom to link next: for one party (partyId), or for the parties of an area (areaCode; looked from are the 50 of them with the most
    /// partners). Give one of the two. Pairs without a tie in the scope, best first,
    /// each with its reasons. Compared are the parties two steps away, those of the same district, those of the same province whose kind is
    /// missing among the partners, the PACC and CODI
    /// offices that cover the place (or whom an office covers), and the 100 parties with the most partners. Nobody is sent to a PACC or
    /// CODI office that does not cover the place, nor past the province of a local government or authority. The motive says what counts;
    /// limit (1 to 200) how many are given. Null when there is no such party.
    /// </summary>
    /// <param name="partyId">The id of the party to make suggestions for.</param>
    /// <param name="areaCode">Code of an area for whose parties suggestions are made.</param>
    /// <param name="motive">What counts.</param>
    /// <param name="limit">Suggestions at most, 1 to 200.</param>
    [Cost(300)]
    public static async Task<PartnerSuggestionsNode?> PartnerSuggestions(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        [Id] string? partyId,
        string? areaCode,
        CancellationToken cancellationToken,
        SuggestionMotive motive = SuggestionMotive.FillGap,
        [CostPerUnit(1)] int limit = 20
    )
    {
        if (partyId is null == areaCode is null)
            throw new WireException(
                "BAD_ARGUMENTS",
                "Give 'partyId' or 'areaCode', and not both.",
                "ระบุ partyId หรือ areaCode อย่างใดอย่างหนึ่ง"
            );
        int? party = partyId is null ? null : GlobalId.Read(RecordKind.Party, partyId, "partyId");
        if (party is { } id && network.Snapshot.Parties.Find(id) is null)
            return null;
        var options = new PartnerSuggestionsOptions
        {
            PartyId = party,
            AreaCode = Bounds.Area(network.Snapshot, areaCode, "areaCode"),
            Motive = motive,
            Limit = Bounds.InRange(limit, 1, MaxLimit, "limit"),
        };
        return new(
            network,
            scope,
            motive,
            await network.MeasureAsync(scope, Graph.Insights.Suggestions.PartnerSuggestions.Analysis, options, cancellationToken)
        );
    }
}
