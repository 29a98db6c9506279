using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Algorithms.Similarity;
using AntiCorruption.Graph.Insights.Similarity;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Similarity;

/// <summary>The parties most alike to one. Directions and weights do not matter.</summary>
[Name("SimilarParties")]
public sealed class SimilarPartiesNode(Measured<SimilarPartiesResult> measured, SimilarityIndex index) : AnswerNode(measured.Network)
{
    /// <summary>Whether the party lies in the scope; where it does not nothing is like it.</summary>
    public bool IsInScope => measured.Result.IsInScope;

    /// <summary>What was looked at, in Thai.</summary>
    public string NameTh => SimilarityNames.Thai(index);

    /// <summary>What was looked at, in English.</summary>
    public string NameEn => SimilarityNames.English(index);

    /// <summary>Those that are alike at all, the most alike first.</summary>
    [Cost(SizedByParent = true)]
    public IEnumerable<SimilarPartyNode> Parties => measured.Result.Parties.Select(party => new SimilarPartyNode(measured.Network, party));
}

/// <summary>A party that is like another.</summary>
[Name("SimilarParty")]
public sealed class SimilarPartyNode(ScopedNetwork network, SimilarParty row)
{
    /// <summary>Which party.</summary>
    public PartyNode Party() => PartyNode.Of(network.Snapshot, network.Snapshot.Parties[row.PartyId]);

    /// <summary>How alike, by the index asked for; above 0. Scores of different indices cannot be compared.</summary>
    public double Score => row.Score;

    /// <summary>Partners of both.</summary>
    public int SharedPartnerCount => row.SharedCount;
}

/// <summary>How alike two parties are. Directions and weights do not matter.</summary>
[Name("PairSimilarity")]
public sealed class PairSimilarityNode(Measured<PairSimilarityResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>Whether both parties lie in the scope; where they do not there is no figure.</summary>
    public bool IsInScope => measured.Result.IsInScope;

    /// <summary>A figure for each index.</summary>
    public IEnumerable<SimilarityFigureNode> Figures => measured.Result.Figures.Select(figure => new SimilarityFigureNode(figure));

    /// <summary>The partners of both, by their ids.</summary>
    public IEnumerable<PartyNode> SharedPartners() =>
        measured.Result.SharedIds.Select(id => PartyNode.Of(measured.Network.Snapshot, measured.Network.Snapshot.Parties[id]));
}

/// <summary>How alike two parties are by one index.</summary>
[Name("SimilarityFigure")]
public sealed class SimilarityFigureNode(SimilarityFigure figure)
{
    /// <summary>Which index.</summary>
    public SimilarityIndex Index => figure.Index;

    /// <summary>At least 0; values of different indices cannot be compared.</summary>
    public double Value => figure.Value;

    /// <summary>What was looked at, in Thai.</summary>
    public string NameTh => SimilarityNames.Thai(figure.Index);

    /// <summary>What was looked at, in English.</summary>
    public string NameEn => SimilarityNames.English(figure.Index);
}
