namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Ties as they come, before a graph is built of them: segments of sources, targets and (where weighted) weights. Segments can be filled by
/// several threads; their order is the order of the list.
/// </summary>
public sealed class EdgeList(bool isWeighted = false)
{
    /// <summary>The smallest and the largest weight of a tie: sums, squares and inverses of such numbers stay numbers.</summary>
    public const double LeastWeight = 1e-100, LargestWeight = 1e100;

    private readonly List<Segment> segments = [];

    public bool IsWeighted => isWeighted;

    public int Count => segments.Sum(segment => segment.Count);

    public IReadOnlyList<Segment> Segments => segments;

    /// <summary>Adds one tie; for one thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 0, or a weight that is no number from <see cref="LeastWeight"/> to <see cref="LargestWeight"/>.</exception>
    public void Add(int source, int target, double weight = 1)
    {
        if (segments.Count == 0 || segments[^1].Count >= Segment.Limit)
            segments.Add(new Segment(isWeighted));
        segments[^1].Add(source, target, weight);
    }

    /// <summary>Puts a filled segment at the end.</summary>
    public void Append(Segment segment)
    {
        if (segment.Weights is not null != isWeighted)
            throw new ArgumentException("A segment has weights exactly where its list has.", nameof(segment));
        segments.Add(segment);
    }

    /// <summary>Whether a number can be the weight of a tie.</summary>
    public static bool IsWeight(double weight) => weight is >= LeastWeight and <= LargestWeight;

    /// <summary>A run of ties.</summary>
    public sealed class Segment(bool isWeighted, int capacity = 1024)
    {
        internal const int Limit = 1 << 20;
        internal int[] Sources = GC.AllocateUninitializedArray<int>(capacity);
        internal int[] Targets = GC.AllocateUninitializedArray<int>(capacity);
        internal double[]? Weights = isWeighted ? GC.AllocateUninitializedArray<double>(capacity) : null;

        public int Count { get; private set; }

        /// <summary>The largest node number seen, −1 before the first.</summary>
        public int LargestNode { get; private set; } = -1;

        public void Add(int source, int target, double weight = 1)
        {
            if ((source | target) < 0)
                throw new ArgumentOutOfRangeException(nameof(source), $"Node numbers start at 0; found {Math.Min(source, target)}.");
            if (!IsWeight(weight))
                throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is a number from 1e-100 to 1e100.");
            AddChecked(source, target, weight);
        }

        /// <summary>As <see cref="Add"/>, for numbers that are known to be right.</summary>
        internal void AddChecked(int source, int target, double weight)
        {
            var count = Count;
            if (count == Sources.Length)
                Grow();
            Sources[count] = source;
            Targets[count] = target;
            if (Weights is not null)
                Weights[count] = weight;
            Count = count + 1;
            LargestNode = Math.Max(LargestNode, Math.Max(source, target));
        }

        private void Grow()
        {
            Array.Resize(ref Sources, Count * 2);
            Array.Resize(ref Targets, Count * 2);
            if (Weights is not null)
                Array.Resize(ref Weights, Count * 2);
        }
    }
}
