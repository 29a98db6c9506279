using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

/// <summary>Small matrices, slowly and plainly: what measures of eigenvectors and equations are checked against.</summary>
internal static class DenseMatrix
{
    /// <summary>Entry (u, v) is the weight of the arc u→v.</summary>
    public static double[,] Of(CsrGraph graph)
    {
        var matrix = new double[graph.NodeCount, graph.NodeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            matrix[node, graph.Targets[arc]] = graph.WeightAt(arc);
        return matrix;
    }

    public static double[,] Transposed(double[,] matrix) => Build(matrix.GetLength(0), (i, j) => matrix[j, i]);

    public static double[,] Product(double[,] left, double[,] right)
    {
        var size = left.GetLength(0);
        return Build(size, (i, j) => Enumerable.Range(0, size).Sum(k => left[i, k] * right[k, j]));
    }

    public static double[] Product(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length).Select(i => Enumerable.Range(0, vector.Length).Sum(j => matrix[i, j] * vector[j]))];

    public static double[,] Build(int size, Func<int, int, double> entry)
    {
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
            matrix[i, j] = entry(i, j);
        return matrix;
    }

    /// <summary>Gauss with pivots.</summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var (size, a, b) = (right.Length, (double[,])matrix.Clone(), (double[])right.Clone());
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(a[row, column]));
            for (var j = 0; j < size; j++)
                (a[pivot, j], a[column, j]) = (a[column, j], a[pivot, j]);
            (b[pivot], b[column]) = (b[column], b[pivot]);
            for (var row = 0; row < size; row++)
            {
                var factor = row == column ? 0 : a[row, column] / a[column, column];
                for (var j = 0; j < size && factor != 0; j++)
                    a[row, j] -= factor * a[column, j];
                b[row] -= factor * b[column];
            }
        }
        return [.. b.Select((value, i) => value / a[i, i])];
    }

    /// <summary>
    /// Of a symmetric matrix, its largest eigenvalue, the next that differs from it, and the share of a vector in the first one's space, by
    /// Jacobi's rotations.
    /// </summary>
    public static (double Largest, double Next, double[] Share) Dominant(double[,] matrix, double[] vector)
    {
        var (size, a) = (vector.Length, (double[,])matrix.Clone());
        var vectors = Build(size, (i, j) => i == j ? 1 : 0);
        for (var sweep = 0; sweep < 60; sweep++)
        for (var p = 0; p < size; p++)
        for (var q = p + 1; q < size; q++)
            Rotate(a, vectors, p, q);
        var largest = Enumerable.Range(0, size).Max(i => a[i, i]);
        var share = new double[size];
        foreach (var i in Enumerable.Range(0, size).Where(i => a[i, i] > largest - 1e-9 * Math.Max(1, largest)))
        {
            var weight = Enumerable.Range(0, size).Sum(node => vectors[node, i] * vector[node]);
            for (var node = 0; node < size; node++)
                share[node] += weight * vectors[node, i];
        }
        return (
            largest,
            Enumerable
                .Range(0, size)
                .Select(i => a[i, i])
                .Where(value => value <= largest - 1e-9 * Math.Max(1, largest))
                .DefaultIfEmpty(double.NegativeInfinity)
                .Max(),
            share
        );
    }

    /// <summary>The largest eigenvalue in size of a matrix of numbers ≥ 0: its powers' growth, by squaring 40 times.</summary>
    public static double Radius(double[,] matrix)
    {
        var (size, logarithm, power) = (matrix.GetLength(0), 0.0, 1.0);
        var shifted = Build(size, (i, j) => matrix[i, j] + (i == j ? 1 : 0));
        for (var round = 0; round < 40; round++)
        {
            var norm = shifted.Cast<double>().Max();
            logarithm += Math.Log(norm) / power;
            shifted = Build(size, (i, j) => shifted[i, j] / norm);
            shifted = Product(shifted, shifted);
            power *= 2;
        }
        return Math.Exp(logarithm) - 1;
    }

    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (Math.Abs(a[p, q]) < 1e-300)
            return;
        var angle = 0.5 * Math.Atan2(2 * a[p, q], a[p, p] - a[q, q]);
        var (sine, cosine) = Math.SinCos(angle);
        for (var i = 0; i < a.GetLength(0); i++)
        {
            (a[i, p], a[i, q]) = (cosine * a[i, p] + sine * a[i, q], cosine * a[i, q] - sine * a[i, p]);
            (vectors[i, p], vectors[i, q]) = (cosine * vectors[i, p] + sine * vectors[i, q], cosine * vectors[i, q] - sine * vectors[i, p]);
        }
        for (var i = 0; i < a.GetLength(0); i++)
            (a[p, i], a[q, i]) = (cosine * a[p, i] + sine * a[q, i], cosine * a[q, i] - sine * a[p, i]);
    }
}
