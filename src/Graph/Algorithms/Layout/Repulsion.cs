using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>
/// How every two nodes push each other off, by mass · mass ÷ distance (Barnes and Hut). Nodes lie in leaves of 16 along a curve that fills
/// the plane; leaves two by two in boxes, and so on up. A leaf sees boxes that are small for how far they are as one mass, the others as
/// what
/// is in them, and its 16 nodes share that list.
/// </summary>
internal sealed class Repulsion
{
    private const int LeafSize = 16;

    /// <summary>A box is far when it is no wider than this share of its distance.</summary>
    private const float Opening = 1.2f;

    /// <summary>Rounds for which the order along the curve is good enough.</summary>
    private const int OrderRounds = 4;

    /// <summary>Added to squares of distances: nodes in one place do not push each other to infinity.</summary>
    private const float Softening = 1e-6f;

    private readonly float[] x,
        y,
        masses;
    private readonly ulong[] order;
    private readonly float[] sortedX,
        sortedY,
        sortedMass;
    private readonly int leaves,
        firstLeaf;
    private readonly Cell[] cells;

    public Repulsion(float[] x, float[] y, float[] masses)
    {
        (this.x, this.y, this.masses) = (x, y, masses);
        (X, Y, Change) = (new float[x.Length], new float[x.Length], new float[x.Length]);
        order = new ulong[x.Length];
        (sortedX, sortedY, sortedMass) = (new float[x.Length], new float[x.Length], new float[x.Length]);
        leaves = (x.Length + LeafSize - 1) / LeafSize;
        firstLeaf = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, leaves));
        cells = new Cell[2 * firstLeaf];
    }

    /// <summary>The force on each node.</summary>
    public float[] X { get; }

    /// <inheritdoc cref="X"/>
    public float[] Y { get; }

    /// <summary>How fast the force changes when the node moves.</summary>
    public float[] Change { get; }

    /// <summary>Computes the forces at the places where the nodes are now.</summary>
    public void Compute(int round, CancellationToken cancel)
    {
        if (round % OrderRounds == 0)
            Sort();
        ParallelLoop.Ranges(leaves, 64, Fill, cancel);
        for (var cell = firstLeaf - 1; cell > 0; cell--)
            cells[cell] = Cell.Of(cells[2 * cell], cells[2 * cell + 1]);
        ParallelLoop.Ranges(
            leaves,
            16,
            () => new SourceList(x.Length),
            (from, to, list) =>
            {
                for (var leaf = from; leaf < to; leaf++)
                    Push(leaf, list);
            },
            cancel
        );
    }

    /// <summary>Along Morton's curve: the bits of both places in turn.</summary>
    private void Sort()
    {
        var (left, top, right, bottom) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        for (var node = 0; node < x.Length; node++)
        {
            (left, right) = (Math.Min(left, x[node]), Math.Max(right, x[node]));
            (top, bottom) = (Math.Min(top, y[node]), Math.Max(bottom, y[node]));
        }
        var scale = 65535 / Math.Max(1e-6f, Math.Max(right - left, bottom - top));
        for (var node = 0; node < order.Length; node++)
            order[node] =
                ((ulong)(Spread((uint)((x[node] - left) * scale)) | Spread((uint)((y[node] - top) * scale)) << 1) << 32) | (uint)node;
        Array.Sort(order);
    }

    /// <summary>A 0 before each of the lower 16 bits.</summary>
    private static uint Spread(uint value)
    {
        value = (value | value << 8) & 0x00FF00FF;
        value = (value | value << 4) & 0x0F0F0F0F;
        value = (value | value << 2) & 0x33333333;
        return (value | value << 1) & 0x55555555;
    }

    private void Fill(int from, int to)
    {
        for (var leaf = from; leaf < to; leaf++)
        {
            var cell = Cell.Empty;
            for (int i = leaf * LeafSize, end = Math.Min(x.Length, i + LeafSize); i < end; i++)
            {
                var node = (int)(uint)order[i];
                (sortedX[i], sortedY[i], sortedMass[i]) = (x[node], y[node], masses[node]);
                cell = cell.With(x[node], y[node], masses[node]);
            }
            cells[firstLeaf + leaf] = cell.Balanced();
        }
        // Places without a leaf are cleared once: they never change.
        if (to == leaves)
            Array.Fill(cells, Cell.Empty, firstLeaf + leaves, firstLeaf - leaves);
    }

    private void Push(int leaf, SourceList list)
    {
        Collect(cells[firstLeaf + leaf], list);
        for (int i = leaf * LeafSize, end = Math.Min(x.Length, i + LeafSize); i < end; i++)
        {
            var (forceX, forceY, change) = list.PushOn(sortedX[i], sortedY[i]);
            var node = (int)(uint)order[i];
            (X[node], Y[node], Change[node]) = (sortedMass[i] * forceX, sortedMass[i] * forceY, sortedMass[i] * change);
        }
    }

    /// <summary>What pushes the nodes of a leaf: far boxes as one mass, the nodes of near leaves.</summary>
    private void Collect(in Cell target, SourceList list)
    {
        list.Clear();
        Span<int> open = stackalloc int[64];
        open[0] = 1;
        for (var count = 1; count > 0; )
        {
            var number = open[--count];
            ref readonly var cell = ref cells[number];
            if (cell.IsFarFrom(target, Opening))
                list.Add(cell.X, cell.Y, cell.Mass);
            else if (number >= firstLeaf)
                AddLeaf(number - firstLeaf, list);
            else
                (open[count], open[count + 1], count) = (2 * number, 2 * number + 1, count + 2);
        }
        list.Pad();
    }

    private void AddLeaf(int leaf, SourceList list)
    {
        for (int i = leaf * LeafSize, end = Math.Min(x.Length, i + LeafSize); i < end; i++)
            list.Add(sortedX[i], sortedY[i], sortedMass[i]);
    }

    /// <summary>A box with its mass and where that is on the mean.</summary>
    private readonly record struct Cell(float Left, float Top, float Right, float Bottom, float X, float Y, float Mass)
    {
        public static Cell Empty { get; } = new(float.MaxValue, float.MaxValue, float.MinValue, float.MinValue, 0, 0, 0);

        /// <summary>Places are sums of mass · place until <see cref="Balanced"/>.</summary>
        public Cell With(float x, float y, float mass) =>
            new(Math.Min(Left, x), Math.Min(Top, y), Math.Max(Right, x), Math.Max(Bottom, y), X + mass * x, Y + mass * y, Mass + mass);

        public Cell Balanced() => this with { X = X / Mass, Y = Y / Mass };

        public static Cell Of(in Cell one, in Cell other)
        {
            if (other.Mass == 0)
                return one;
            var mass = one.Mass + other.Mass;
            return new(
                Math.Min(one.Left, other.Left),
                Math.Min(one.Top, other.Top),
                Math.Max(one.Right, other.Right),
                Math.Max(one.Bottom, other.Bottom),
                (one.X * one.Mass + other.X * other.Mass) / mass,
                (one.Y * one.Mass + other.Y * other.Mass) / mass,
                mass
            );
        }

        public bool IsFarFrom(in Cell target, float opening)
        {
            if (Mass == 0)
                return true;
            var width = Math.Max(Right - Left, Bottom - Top);
            var awayX = Math.Max(0, Math.Max(target.Left - X, X - target.Right));
            var awayY = Math.Max(0, Math.Max(target.Top - Y, Y - target.Bottom));
            return width * width < opening * opening * (awayX * awayX + awayY * awayY);
        }
    }

    /// <summary>Masses that push the nodes of one leaf.</summary>
    private sealed class SourceList(int count) : IDisposable
    {
        // Vectors of a fixed width: every machine adds in the same order.
        private static readonly int width = Vector256<float>.Count;
        private readonly Scratch<float> xs = Scratch.Rent<float>(count + 2 * Vector256<float>.Count);
        private readonly Scratch<float> ys = Scratch.Rent<float>(count + 2 * Vector256<float>.Count);
        private readonly Scratch<float> masses = Scratch.Rent<float>(count + 2 * Vector256<float>.Count);
        private int length;

        public void Clear() => length = 0;

        public void Add(float x, float y, float mass)
        {
            if (mass == 0)
                return;
            (xs[length], ys[length], masses[length]) = (x, y, mass);
            length++;
        }

        /// <summary>Fills the last vector with what does not push.</summary>
        public void Pad()
        {
            for (; length % width != 0; length++)
                (xs[length], ys[length], masses[length]) = (0, 0, 0);
        }

        public (float X, float Y, float Change) PushOn(float x, float y)
        {
            var (hereX, hereY, soft) = (Vector256.Create(x), Vector256.Create(y), Vector256.Create(Softening));
            var (sumX, sumY, sum) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            ref var firstX = ref MemoryMarshal.GetArrayDataReference(xs.Array);
            ref var firstY = ref MemoryMarshal.GetArrayDataReference(ys.Array);
            ref var firstMass = ref MemoryMarshal.GetArrayDataReference(masses.Array);
            for (nuint i = 0; i < (nuint)length; i += (nuint)width)
            {
                var awayX = hereX - Vector256.LoadUnsafe(ref firstX, i);
                var awayY = hereY - Vector256.LoadUnsafe(ref firstY, i);
                var square = awayX * awayX + awayY * awayY;
                // A node stands in its own list, and does not push itself.
                var mass = Vector256.LoadUnsafe(ref firstMass, i) & Vector256.GreaterThan(square, Vector256<float>.Zero);
                var push = mass / (square + soft);
                sumX += push * awayX;
                sumY += push * awayY;
                sum += push;
            }
            return (Vector256.Sum(sumX), Vector256.Sum(sumY), Vector256.Sum(sum));
        }

        public void Dispose()
        {
            xs.Dispose();
            ys.Dispose();
            masses.Dispose();
        }
    }
}
