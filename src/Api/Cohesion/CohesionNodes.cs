using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Insights.Cohesion;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Cohesion;

/// <summary>Pairs and triples of parties, counted by how they are tied. Weights do not matter.</summary>
[Name("TriadCensus")]
public sealed class TriadCensusNode(Measured<TriadCensusResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>Pairs tied both ways; every tie of an undirected scope.</summary>
    public long MutualPairCount => measured.Result.Dyads.Mutual;

    /// <summary>Pairs tied one way only; 0 in an undirected scope.</summary>
    public long AsymmetricPairCount => measured.Result.Dyads.Asymmetric;

    /// <summary>Pairs without a tie.</summary>
    public long NullPairCount => measured.Result.Dyads.Null;

    /// <summary>The sixteen kinds of triples, from no tie (003) to all ties both ways (300).</summary>
    [Cost(1, ListSize = 16)]
    public IEnumerable<TriadNode> Triads => measured.Result.Triads.Select((count, kind) => new TriadNode(kind, count));
}

/// <summary>Triples of one kind.</summary>
[Name("Triad")]
public sealed class TriadNode(int kind, long count)
{
    /// <summary>
    /// Holland and Leinhardt's name: how many of its pairs are tied both ways, one way, and not at all; then down, up, cyclic or
    /// transitive.
    /// </summary>
    public string Name => TriadCensus.Names[kind];

    /// <summary>How many there are.</summary>
    public long Count => count;

    /// <summary>What it looks like, in Thai.</summary>
    public string TextTh => TriadNames.Thai(kind);

    /// <summary>What it looks like, in English.</summary>
    public string TextEn => TriadNames.English(kind);
}

/// <summary>Ties by the triangles that back them. Directions and weights do not matter.</summary>
[Name("Trusses")]
public sealed class TrussesNode(Measured<TrussTies> measured) : AnswerNode(measured.Network)
{
    /// <summary>The largest number of a tie; null without a tie.</summary>
    public int? Largest => measured.Result.Ties is [var first, ..] ? first.Number : null;

    /// <summary>Ties by their number, the largest first.</summary>
    public IEnumerable<TrussLevelNode> Levels =>
        measured.Result.Ties.CountBy(tie => tie.Number).Select(level => new TrussLevelNode(level.Key, level.Value));

    /// <summary>The ties, the best backed first.</summary>
    /// <param name="minNumber">Only those with at least this number.</param>
    public Connection<TrussTieNode> Ties([Paged] Page page, int minNumber = 2) =>
        Connection.InOrder(
            measured.Network.Snapshot,
            [.. measured.Result.Ties.TakeWhile(tie => tie.Number >= minNumber)],
            page,
            tie => new TrussTieNode(measured.Network, tie)
        );
}

/// <summary>Ties of one truss number.</summary>
/// <param name="Number">At least 2.</param>
/// <param name="TieCount">Ties with just this number.</param>
[Name("TrussLevel")]
public sealed record TrussLevelNode(int Number, int TieCount);

/// <summary>A tie, and how well triangles back it.</summary>
[Name("TrussTie")]
public sealed class TrussTieNode(ScopedNetwork network, TrussTie tie) : TieNode(network, tie.FromId, tie.ToId)
{
    /// <summary>
    /// The largest k such that it belongs to a group in which every tie is in at least k − 2 triangles of the group; 2 without a triangle.
    /// </summary>
    public int Number => tie.Number;
}

/// <summary>Clustering and distances beside those of chance and of a lattice. Directions and weights do not matter.</summary>
[Name("SmallWorld")]
public sealed class SmallWorldNode(Measured<SmallWorldFigures> measured) : AnswerNode(measured.Network)
{
    private SmallWorldResult Figures => measured.Result.Figures;

    /// <summary>σ: above 1 in a small world; null where it is not defined (Humphries and Gurney 2008).</summary>
    public double? Sigma => Figures.Sigma;

    /// <summary>
    /// ω: near 0 in a small world, near 1 by chance, near −1 in a lattice; null where it is not defined (Telesford 2011).
    /// </summary>
    public double? Omega => Figures.Omega;

    /// <summary>The mean local clustering coefficient.</summary>
    public double Clustering => Figures.Clustering;

    /// <summary>The mean number of steps between parties that reach each other; null where none do.</summary>
    public double? MeanDistance => Figures.MeanDistance;

    /// <summary>The mean clustering of the random networks.</summary>
    public double RandomClustering => Figures.RandomClustering;

    /// <summary>The mean distance in the random networks; null where none reach each other.</summary>
    public double? RandomMeanDistance => Figures.RandomMeanDistance;

    /// <summary>The clustering of a ring lattice with as many ties.</summary>
    public double LatticeClustering => Figures.LatticeClustering;

    /// <summary>False where distances are estimated from a sample of parties.</summary>
    public bool IsExact => measured.Result.IsExact;
}
