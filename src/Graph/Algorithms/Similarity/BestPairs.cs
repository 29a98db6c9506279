namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>Two nodes and how alike they are.</summary>
/// <param name="First">The smaller number, or the node that was asked about.</param>
/// <param name="Second">The larger number, or the other node.</param>
/// <param name="Score">As the index defines it, &gt; 0 in lists.</param>
public readonly record struct SimilarPair(int First, int Second, double Score);

/// <summary>
/// The best so many of any number of pairs: higher scores first, equal ones by their numbers. Which they are does not depend on the order
/// they come in. Memory grows with what is kept, 16 bytes a pair.
/// </summary>
internal sealed class BestPairs(int limit)
{
    /// <summary>A heap with the worst on top.</summary>
    private readonly List<SimilarPair> heap = [];

    /// <summary>A score below this cannot enter.</summary>
    public double Threshold { get; private set; } = double.NegativeInfinity;

    public void Add(int first, int second, double score)
    {
        if (score < Threshold)
            return;
        var pair = new SimilarPair(first, second, score);
        if (heap.Count < limit)
        {
            heap.Add(pair);
            Lift(heap.Count - 1);
        }
        else if (IsBetter(pair, heap[0]))
        {
            heap[0] = pair;
            Sink();
        }
        if (heap.Count == limit)
            Threshold = heap[0].Score;
    }

    public void AddAll(BestPairs others)
    {
        foreach (var pair in others.heap)
            Add(pair.First, pair.Second, pair.Score);
    }

    /// <summary>Best first.</summary>
    public SimilarPair[] ToArray()
    {
        var pairs = heap.ToArray();
        Array.Sort(pairs, (left, right) => left == right ? 0
            : IsBetter(left, right) ? -1
            : 1);
        return pairs;
    }

    private static bool IsBetter(SimilarPair left, SimilarPair right) =>
        left.Score != right.Score ? left.Score > right.Score
        : left.First != right.First ? left.First < right.First
        : left.Second < right.Second;

    private void Lift(int place)
    {
        var pair = heap[place];
        for (int parent; place > 0 && IsBetter(heap[parent = (place - 1) >> 1], pair); place = parent)
            heap[place] = heap[parent];
        heap[place] = pair;
    }

    private void Sink()
    {
        var (pair, place) = (heap[0], 0);
        for (int child; (child = 2 * place + 1) < heap.Count; place = child)
        {
            if (child + 1 < heap.Count && IsBetter(heap[child], heap[child + 1]))
                child++;
            if (!IsBetter(pair, heap[child]))
                break;
            heap[place] = heap[child];
        }
        heap[place] = pair;
    }
}
