namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>The largest Rayleigh quotient in the span of up to three vectors, from their products alone.</summary>
internal sealed class ThreeVectors
{
    // What is left of a vector of norm 1 once the others are taken out; below it, it says nothing new.
    private const double Least = 1e-12;
    private readonly double[,] gram = new double[3, 3];
    private readonly double[,] form = new double[3, 3];

    /// <summary>Products of the vectors with each other.</summary>
    public void SetGram(double a, double ab, double ac, double b, double bc, double c) => Set(gram, a, ab, ac, b, bc, c);

    /// <summary>Products of the vectors with each other's images.</summary>
    public void SetForm(double a, double ab, double ac, double b, double bc, double c) => Set(form, a, ab, ac, b, bc, c);

    /// <returns>The quotient, and the combination of norm 1 that has it.</returns>
    public (double Value, double OfFirst, double OfSecond, double OfThird) Best()
    {
        // Rows of basis: orthonormal combinations of the three (Gram and Schmidt, twice for each).
        var basis = new double[3, 3];
        var count = 0;
        for (var i = 0; i < 3; i++)
            count += Append(basis, count, i) ? 1 : 0;
        var small = new double[3, 3];
        for (var i = 0; i < count; i++)
        for (var j = 0; j < count; j++)
            small[i, j] = Product(form, basis, i, j);
        var (value, weights) = LargestOf(small, count);
        var best = new double[3];
        for (var i = 0; i < count; i++)
        for (var j = 0; j < 3; j++)
            best[j] += weights[i] * basis[i, j];
        var sign = best[0] < 0 ? -1 : 1;
        return (value, sign * best[0], sign * best[1], sign * best[2]);
    }

    private static void Set(double[,] matrix, double a, double ab, double ac, double b, double bc, double c)
    {
        (matrix[0, 0], matrix[1, 1], matrix[2, 2]) = (a, b, c);
        (matrix[0, 1], matrix[0, 2], matrix[1, 2]) = (ab, ac, bc);
        (matrix[1, 0], matrix[2, 0], matrix[2, 1]) = (ab, ac, bc);
    }

    private bool Append(double[,] basis, int row, int vector)
    {
        if (!(gram[vector, vector] > 0))
            return false;
        basis[row, vector] = 1 / Math.Sqrt(gram[vector, vector]);
        for (var pass = 0; pass < 2; pass++)
        for (var i = 0; i < row; i++)
        {
            var overlap = Product(gram, basis, row, i);
            for (var j = 0; j < 3; j++)
                basis[row, j] -= overlap * basis[i, j];
        }
        var norm = Math.Sqrt(Math.Max(0, Product(gram, basis, row, row)));
        for (var j = 0; j < 3; j++)
            basis[row, j] = norm > Least ? basis[row, j] / norm : 0;
        return norm > Least;
    }

    private static double Product(double[,] matrix, double[,] basis, int left, int right)
    {
        var sum = 0.0;
        for (var i = 0; i < 3; i++)
        for (var j = 0; j < 3; j++)
            sum += basis[left, i] * matrix[i, j] * basis[right, j];
        return sum;
    }

    /// <summary>Jacobi's rotations on a symmetric matrix.</summary>
    private static (double Value, double[] Vector) LargestOf(double[,] matrix, int size)
    {
        var vectors = new double[3, 3];
        for (var i = 0; i < 3; i++)
            vectors[i, i] = 1;
        for (var sweep = 0; sweep < 12; sweep++)
        for (var p = 0; p < size; p++)
        for (var q = p + 1; q < size; q++)
            Rotate(matrix, vectors, p, q);
        var largest = 0;
        for (var i = 1; i < size; i++)
            largest = matrix[i, i] > matrix[largest, largest] ? i : largest;
        return (matrix[largest, largest], [vectors[0, largest], vectors[1, largest], vectors[2, largest]]);
    }

    private static void Rotate(double[,] matrix, double[,] vectors, int p, int q)
    {
        if (matrix[p, q] == 0)
            return;
        var theta = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        var tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        for (var i = 0; i < 3; i++)
            (matrix[i, p], matrix[i, q]) = (cosine * matrix[i, p] - sine * matrix[i, q], sine * matrix[i, p] + cosine * matrix[i, q]);
        for (var i = 0; i < 3; i++)
            (matrix[p, i], matrix[q, i]) = (cosine * matrix[p, i] - sine * matrix[q, i], sine * matrix[p, i] + cosine * matrix[q, i]);
        for (var i = 0; i < 3; i++)
            (vectors[i, p], vectors[i, q]) = (cosine * vectors[i, p] - sine * vectors[i, q], sine * vectors[i, p] + cosine * vectors[i, q]);
    }
}
