using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>The eigenvector of the largest eigenvalue of an undirected graph, from the vector of strengths.</summary>
/// <remarks>
/// Locally optimal conjugate gradients: each round takes the best vector of three, the last one, its residual and the last step (A. V.
/// Knyazev, SIAM J. Sci. Comput. 23 (2001), block size 1 and no preconditioner). It looks for the largest eigenvalue, not the largest in
/// size, so −λ of a bipartite graph is no rival; and it never leaves the space of Aᵏ·strengths, so of several equal eigenvalues it finds
/// the share that powers of A would. Memory: 56 bytes per node.
/// </remarks>
internal sealed class DominantVector(CsrRows rows, CancellationToken cancel) : IDisposable
{
    private readonly double[] vector = new double[rows.Offsets.Length - 1];
    private readonly Scratch<double> image = Scratch.Rent<double>(rows.Offsets.Length - 1);
    private readonly Scratch<double> residual = Scratch.Rent<double>(rows.Offsets.Length - 1);
    private readonly Scratch<double> residualImage = Scratch.Rent<double>(rows.Offsets.Length - 1);
    private readonly Scratch<double> step = Scratch.Filled(rows.Offsets.Length - 1, 0.0);
    private readonly Scratch<double> stepImage = Scratch.Filled(rows.Offsets.Length - 1, 0.0);
    private readonly Dots[] parts = new Dots[ParallelLoop.ArcPartCount(rows.Offsets, RowSums.Grain)];

    /// <summary>Of norm 1, nothing below 0.</summary>
    public double[] Vector => vector;

    public double Eigenvalue { get; private set; }

    /// <summary>‖Av − λv‖.</summary>
    public double Residual { get; private set; } = double.PositiveInfinity;

    public int Rounds { get; private set; }

    /// <summary>Until the residual is at most <paramref name="tolerance"/> × the eigenvalue.</summary>
    public void Run(double tolerance, int maxRounds)
    {
        for (var node = 0; node < vector.Length; node++)
            vector[node] = RowSums.WeightOf(rows, node);
        Scale();
        Refresh();
        while (Rounds < maxRounds && Residual > tolerance * Eigenvalue)
        {
            Improve(SpreadResidual());
            // Images are carried along with their vectors; before the end, and now and then, the true one is taken.
            if (++Rounds % 50 == 0 || Residual <= tolerance * Eigenvalue)
            {
                Scale();
                Refresh();
            }
        }
        for (var node = 0; node < vector.Length; node++)
            vector[node] = Math.Max(0, vector[node]);
        Scale();
    }

    public void Dispose()
    {
        image.Dispose();
        residual.Dispose();
        residualImage.Dispose();
        step.Dispose();
        stepImage.Dispose();
    }

    private void Scale()
    {
        var norm = Math.Sqrt(
            ParallelLoop.Sum(
                vector.Length,
                RowSums.Grain,
                (from, to) =>
                {
                    var sum = 0.0;
                    for (var node = from; node < to; node++)
                        sum += vector[node] * vector[node];
                    return sum;
                },
                cancel
            )
        );
        for (var node = 0; node < vector.Length; node++)
            vector[node] /= norm;
    }

    /// <summary>The image, the eigenvalue and the residual from the vector itself.</summary>
    private void Refresh()
    {
        var dots = Sum(
            (from, to) =>
            {
                var dots = new Dots();
                ref var values = ref MemoryMarshal.GetArrayDataReference(vector);
                for (var node = from; node < to; node++)
                {
                    image[node] = RowSums.Of(rows, node, ref values);
                    dots.First += vector[node] * image[node];
                }
                return dots;
            }
        );
        Eigenvalue = dots.First;
        Residual = Math.Sqrt(
            Sum(
                (from, to) =>
                {
                    var dots = new Dots();
                    for (var node = from; node < to; node++)
                    {
                        residual[node] = image[node] - Eigenvalue * vector[node];
                        dots.First += residual[node] * residual[node];
                    }
                    return dots;
                }
            ).First
        );
    }

    /// <summary>A·residual, and the products of the three vectors with each other and with their images.</summary>
    private ThreeVectors SpreadResidual()
    {
        var products = new ThreeVectors();
        var withImage = Sum(
            (from, to) =>
            {
                var dots = new Dots();
                ref var values = ref MemoryMarshal.GetArrayDataReference(residual.Array);
                for (var node = from; node < to; node++)
                {
                    var (x, r, p, spread) = (vector[node], residual[node], step[node], RowSums.Of(rows, node, ref values));
                    residualImage[node] = spread;
                    dots.First += x * spread;
                    dots.Second += r * spread;
                    dots.Third += p * spread;
                    dots.Fourth += x * image[node];
                    dots.Fifth += x * stepImage[node];
                    dots.Sixth += p * stepImage[node];
                }
                return dots;
            }
        );
        products.SetForm(withImage.Fourth, withImage.First, withImage.Fifth, withImage.Second, withImage.Third, withImage.Sixth);
        var plain = Sum(
            (from, to) =>
            {
                var dots = new Dots();
                for (var node = from; node < to; node++)
                {
                    var (x, r, p) = (vector[node], residual[node], step[node]);
                    dots.First += x * x;
                    dots.Second += x * r;
                    dots.Third += x * p;
                    dots.Fourth += r * r;
                    dots.Fifth += r * p;
                    dots.Sixth += p * p;
                }
                return dots;
            }
        );
        products.SetGram(plain.First, plain.Second, plain.Third, plain.Fourth, plain.Fifth, plain.Sixth);
        return products;
    }

    /// <summary>Moves to the best combination of the three vectors, with all images.</summary>
    private void Improve(ThreeVectors products)
    {
        var (value, ofVector, ofResidual, ofStep) = products.Best();
        Eigenvalue = value;
        Residual = Math.Sqrt(
            Sum(
                (from, to) =>
                {
                    var dots = new Dots();
                    for (var node = from; node < to; node++)
                    {
                        var move = ofResidual * residual[node] + ofStep * step[node];
                        var moveImage = ofResidual * residualImage[node] + ofStep * stepImage[node];
                        (step[node], stepImage[node]) = (move, moveImage);
                        vector[node] = ofVector * vector[node] + move;
                        image[node] = ofVector * image[node] + moveImage;
                        residual[node] = image[node] - value * vector[node];
                        dots.First += residual[node] * residual[node];
                    }
                    return dots;
                }
            ).First
        );
    }

    private Dots Sum(Func<int, int, Dots> body)
    {
        Array.Clear(parts);
        ParallelLoop.ArcParts(rows.Offsets, RowSums.Grain, (part, from, to) => parts[part] = body(from, to), cancel);
        var sum = new Dots();
        foreach (var part in parts)
        {
            sum.First += part.First;
            sum.Second += part.Second;
            sum.Third += part.Third;
            sum.Fourth += part.Fourth;
            sum.Fifth += part.Fifth;
            sum.Sixth += part.Sixth;
        }
        return sum;
    }

    private struct Dots
    {
        public double First,
            Second,
            Third,
            Fourth,
            Fifth,
            Sixth;
    }
}
