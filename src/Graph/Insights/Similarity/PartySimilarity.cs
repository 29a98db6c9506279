using AntiCorruption.Graph.Algorithms.Similarity;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Similarity;

/// <summary>How alike parties are by the partners that they have: the most alike to one, and a pair by every index.</summary>
public static class PartySimilarity
{
    /// <summary>The parties most alike to one.</summary>
    public static Analysis<SimilarPartiesOptions, SimilarPartiesResult> MostAlike { get; } =
        new("similar parties", Best, (network, options) => AnalysisEstimate.Linear(network, PassesOf(options.Index)));

    /// <summary>A pair by every index.</summary>
    public static Analysis<SimilarityPairOptions, PairSimilarityResult> Pair { get; } =
        new("similarity of a pair", OfPair, (network, _) => AnalysisEstimate.Linear(network, passes: 2_000));

    private static SimilarPartiesResult Best(ScopedNetwork network, SimilarPartiesOptions options, CancellationToken cancel)
    {
        var node = network.NodeOf(options.PartyId);
        if (node < 0)
            return new(false, []);
        var pairs = NodeSimilarity.Compute(
            network.Graph,
            node,
            new()
            {
                Index = options.Index,
                Count = options.Count,
                LeaveOutTied = options.LeaveOutPartners,
            },
            cancel
        );
        return new(true, [.. pairs.Select(pair => Row(network, node, pair))]);
    }

    private static SimilarParty Row(ScopedNetwork network, int node, SimilarPair pair)
    {
        var other = pair.First == node ? pair.Second : pair.First;
        return new(network.PartyIds[other], pair.Score, Shared(network.Graph.Underlying, node, other).Count());
    }

    private static PairSimilarityResult OfPair(ScopedNetwork network, SimilarityPairOptions options, CancellationToken cancel)
    {
        var (from, to) = (network.NodeOf(options.FromId), network.NodeOf(options.ToId));
        if (from < 0 || to < 0)
            return new(false, [], []);
        double Of(SimilarityIndex index) => PairSimilarity.Compute(network.Graph, from, to, new() { Index = index }, cancel);
        return new(
            true,
            [.. Enum.GetValues<SimilarityIndex>().Select(index => new SimilarityFigure(index, Of(index)))],
            [.. Shared(network.Graph.Underlying, from, to).Select(node => network.PartyIds[node])]
        );
    }

    /// <summary>Common neighbours, ascending.</summary>
    private static IEnumerable<int> Shared(CsrGraph graph, int node, int other) =>
        graph.NeighboursOf(node).ToArray().Where(between => graph.HasArc(between, other));

    /// <summary>Of the whole graph; a walker takes many, neighbours of neighbours never more than a few.</summary>
    private static double PassesOf(SimilarityIndex index) =>
        index switch
        {
            SimilarityIndex.PersonalisedPageRank => 1_000,
            SimilarityIndex.Katz or SimilarityIndex.LocalPath => 100,
            _ => 20,
        };
}

/// <summary>Options of <see cref="PartySimilarity.MostAlike"/>.</summary>
/// <param name="Count">Parties wanted, ≥ 1.</param>
/// <param name="LeaveOutPartners">Whether those that it is tied to already are left out.</param>
public sealed record SimilarPartiesOptions(int PartyId, SimilarityIndex Index, int Count, bool LeaveOutPartners);

/// <summary>Options of <see cref="PartySimilarity.Pair"/>: two different parties.</summary>
public sealed record SimilarityPairOptions(int FromId, int ToId);

/// <summary>A party that is like another.</summary>
/// <param name="Score">By the index asked for, above 0.</param>
/// <param name="SharedCount">Partners of both.</param>
public sealed record SimilarParty(int PartyId, double Score, int SharedCount);

/// <summary>Answer of <see cref="PartySimilarity.MostAlike"/>.</summary>
/// <param name="IsInScope">Whether the party lies in the scope.</param>
/// <param name="Parties">Those with a score above 0, most alike first, equal ones by id.</param>
public sealed record SimilarPartiesResult(bool IsInScope, IReadOnlyList<SimilarParty> Parties);

/// <summary>How alike two parties are by one index, ≥ 0.</summary>
public sealed record SimilarityFigure(SimilarityIndex Index, double Value);

/// <summary>Answer of <see cref="PartySimilarity.Pair"/>.</summary>
/// <param name="IsInScope">Whether both lie in the scope.</param>
/// <param name="Figures">One for each index, in their order; none outside the scope.</param>
/// <param name="SharedIds">Ids of the partners of both, ascending.</param>
public sealed record PairSimilarityResult(bool IsInScope, IReadOnlyList<SimilarityFigure> Figures, IReadOnlyList<int> SharedIds);
