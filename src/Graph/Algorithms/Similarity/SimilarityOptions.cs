namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>
/// How alike two nodes are by their ties. N(u) are the neighbours of u, d(u) their number; a walk may pass a tie more than once.
/// </summary>
public enum SimilarityIndex
{
    /// <summary>|N(u) ∩ N(v)|.</summary>
    CommonNeighbours,

    /// <summary>|N(u) ∩ N(v)| ÷ |N(u) ∪ N(v)|.</summary>
    Jaccard,

    /// <summary>Salton's: |N(u) ∩ N(v)| ÷ √(d(u)·d(v)).</summary>
    Cosine,

    /// <summary>Σ 1 ÷ ln d(w) over common neighbours w.</summary>
    AdamicAdar,

    /// <summary>Σ 1 ÷ d(w) over common neighbours w.</summary>
    ResourceAllocation,

    /// <summary>d(u)·d(v).</summary>
    PreferentialAttachment,

    /// <summary>Σ βˡ · walks of length l, for l from 1 to the longest length asked for.</summary>
    Katz,

    /// <summary>Walks of length 2 + ε · walks of length 3.</summary>
    LocalPath,

    /// <summary>π_u(v) + π_v(u), with π_u the places of a walker who at each step starts anew at u with probability 1 − d.</summary>
    PersonalisedPageRank,
}

/// <summary>What <see cref="PairSimilarity"/>, <see cref="NodeSimilarity"/> and <see cref="LinkPrediction"/> are asked for.</summary>
public sealed record SimilarityOptions
{
    public SimilarityIndex Index { get; init; } = SimilarityIndex.AdamicAdar;

    /// <summary>Best so many, ≥ 1; of no meaning for a pair.</summary>
    public int Count
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(Count));
    } = 10;

    /// <summary>Whether pairs that are tied already are left out of the best; of no meaning for a pair.</summary>
    public bool LeaveOutTied { get; init; } = true;

    /// <summary>ε of local path, in [0, 1]; the default is that of Lü, Jin and Zhou (2009).</summary>
    public double Epsilon
    {
        get;
        init => field = Check.InRange(value, 0, 1, nameof(Epsilon));
    } = 0.01;

    /// <summary>β of Katz, in (0, 1]; the default is the middle one of Liben-Nowell and Kleinberg (2007).</summary>
    public double Beta
    {
        get;
        init => field = Check.InRange(value, 1e-12, 1, nameof(Beta));
    } = 0.005;

    /// <summary>Longest walk that Katz counts, from 2 to 50.</summary>
    public int MaxLength
    {
        get;
        init => field = (int)Check.InRange(value, 2, 50, nameof(MaxLength));
    } = 4;

    /// <summary>Probability that the walker of personalised PageRank goes on, in [0, 0.999].</summary>
    public double Damping
    {
        get;
        init => field = Check.InRange(value, 0, 0.999, nameof(Damping));
    } = 0.85;

    /// <summary>Largest sum of changes of a last round of personalised PageRank, in [1e-15, 0.1].</summary>
    public double Tolerance
    {
        get;
        init => field = Check.InRange(value, 1e-15, 0.1, nameof(Tolerance));
    } = 1e-9;
}
