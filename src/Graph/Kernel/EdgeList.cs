namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Ties as they come, before a graph is built of them: segments of pairs of nodes and (where weighted) weights. Segments can be filled by
/// several threads; their order is the order of the list.
/// </summary>
public sealed class EdgeList(bool isWeighted = false)
{
    /// <summary>The smallest and the largest weight of a tie: sums, squares and inverses of such numbers stay numbers.</summary>
    public const double LeastWeight = 1e-100,
        LargestWeight = 1e100;

    private readonly List<Segment> segments = [];

    public bool IsWeighted => isWeighted;

    public int Count => segments.Sum(segment => segment.Count);

    public IReadOnlyList<Segment> Segments => segments;

    /// <summary>Adds one tie; for one thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 0, or a weight that is no number from <see cref="LeastWeight"/> to
    /// <see cref="LargestWeight"/>.</exception>
    public void Add(int source, int target, double weight = 1)
    {
        if (segments.Count == 0 || segments[^1].Count >= Segment.Limit)
            segments.Add(new Segment(isWeighted));
        segments[^1].Add(source, target, weight);
    }

    /// <summary>Puts a filled segment at the end.</summary>
    public void Append(Segment segment)
    {
        if (segment.IsWeighted != isWeighted)
            throw new ArgumentException("A segment has weights exactly where its list has.", nameof(segment));
        segments.Add(segment);
    }

    /// <summary>Whether a number can be the weight of a tie.</summary>
    public static bool IsWeight(double weight) => weight is >= LeastWeight and <= LargestWeight;

    /// <summary>The two nodes of a tie.</summary>
    internal readonly record struct Tie(int Source, int Target);

    /// <summary>Room for the ties of several segments, side by side in one large array; for one thread at a time.</summary>
    internal sealed class Room(bool isWeighted, int capacity)
    {
        public Tie[] Ties { get; } = LargePages.Allocate<Tie>(capacity);

        public double[]? Weights { get; } = isWeighted ? LargePages.Allocate<double>(capacity) : null;

        /// <summary>Ties in segments already; the rest is free.</summary>
        public int Taken { get; private set; }

        /// <summary>The segment of the next <paramref name="count"/> ties, which have been written.</summary>
        public Segment Take(int count, int largestNode)
        {
            Taken += count;
            return new Segment(Ties, Weights, Taken - count, count, largestNode);
        }
    }

    /// <summary>A run of ties.</summary>
    public sealed class Segment
    {
        internal const int Limit = 1 << 20;
        private Tie[] ties;
        private double[]? weights;
        private int start;
        private int end;

        public Segment(bool isWeighted, int capacity = 1024)
        {
            ties = LargePages.Allocate<Tie>(capacity);
            weights = isWeighted ? LargePages.Allocate<double>(capacity) : null;
            end = capacity;
        }

        internal Segment(Tie[] ties, double[]? weights, int start, int count, int largestNode)
        {
            (this.ties, this.weights, this.start, end) = (ties, weights, start, start + count);
            (Count, LargestNode) = (count, largestNode);
        }

        public bool IsWeighted => weights is not null;

        public int Count { get; private set; }

        /// <summary>The largest node number seen, −1 before the first.</summary>
        public int LargestNode { get; private set; } = -1;

        internal ReadOnlySpan<Tie> Ties => ties.AsSpan(start, Count);

        /// <summary>A weight beside each tie; empty where unweighted.</summary>
        internal ReadOnlySpan<double> Weights => weights is null ? [] : weights.AsSpan(start, Count);

        public void Add(int source, int target, double weight = 1)
        {
            if ((source | target) < 0)
                throw new ArgumentOutOfRangeException(nameof(source), $"Node numbers start at 0; found {Math.Min(source, target)}.");
            if (!IsWeight(weight))
                throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a number from 1e-100 to 1e100.");
            if (start + Count == end)
                Grow();
            ties[start + Count] = new Tie(source, target);
            if (weights is not null)
                weights[start + Count] = weight;
            Count++;
            LargestNode = Math.Max(LargestNode, Math.Max(source, target));
        }

        private void Grow()
        {
            end = Math.Max(16, Count * 2);
            var more = LargePages.Allocate<Tie>(end);
            Ties.CopyTo(more);
            if (weights is not null)
            {
                var moreWeights = LargePages.Allocate<double>(end);
                Weights.CopyTo(moreWeights);
                weights = moreWeights;
            }
            (ties, start) = (more, 0);
        }
    }
}
