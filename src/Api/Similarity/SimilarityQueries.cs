using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Algorithms.Similarity;
using AntiCorruption.Graph.Insights.Similarity;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.Similarity;

internal static class SimilarityQueries
{
    private const int MaxCount = 100;

    /// <summary>
    /// The parties most alike to one by the partners that they have: who plays the same part, or could step in. Null when there is no such
    /// party.
    /// </summary>
    /// <param name="partyId">The id of the party that others are compared with.</param>
    /// <param name="index">What makes two parties alike.</param>
    /// <param name="count">Parties wanted, 1 to 100.</param>
    /// <param name="withPartners">Whether those that it is tied to already are among them.</param>
    [Cost(200, SizedBy = ["count"])]
    public static async Task<SimilarPartiesNode?> SimilarParties(
        [Asked] NetworkNode network,
        [Id] string partyId,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        SimilarityIndex index = SimilarityIndex.Jaccard,
        [CostPerUnit(2)] int count = 10,
        bool withPartners = true
    )
    {
        var id = GlobalId.Read(RecordKind.Party, partyId, "partyId");
        if (network.Snapshot.Parties.Find(id) is null)
            return null;
        var options = new SimilarPartiesOptions(id, index, Bounds.InRange(count, 1, MaxCount, "count"), !withPartners);
        return new(await network.MeasureAsync(scope, PartySimilarity.MostAlike, options, cancellationToken), index);
    }

    /// <summary>How alike two parties are by the partners that they have, by every index. Null when there is no such party.</summary>
    /// <param name="from">The id of one party.</param>
    /// <param name="to">The id of another.</param>
    [Cost(300)]
    public static async Task<PairSimilarityNode?> Similarity(
        [Asked] NetworkNode network,
        [Id] string from,
        [Id] string to,
        ScopeInput? scope,
        CancellationToken cancellationToken
    )
    {
        var (fromId, toId) = (GlobalId.Read(RecordKind.Party, from, "from"), GlobalId.Read(RecordKind.Party, to, "to"));
        if (fromId == toId)
            throw new WireException(
                "SAME_PARTY",
                "'from' and 'to' are the same party; two different ones are compared.",
                "'from' และ 'to' เป็นภาคีเดียวกัน ต้องระบุภาคีสองรายที่ต่างกันจึงจะเปรียบเทียบได้"
            );
        if (network.Snapshot.Parties.Find(fromId) is null || network.Snapshot.Parties.Find(toId) is null)
            return null;
        var options = new SimilarityPairOptions(fromId, toId);
        return new(await network.MeasureAsync(scope, PartySimilarity.Pair, options, cancellationToken));
    }
}
