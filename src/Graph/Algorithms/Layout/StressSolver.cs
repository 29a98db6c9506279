using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>
/// Places of least stress for a small connected graph: Σ (distance − steps)² ÷ steps² over all pairs. Pairs are put right one by one in a
/// drawn order, ever more gently, which leaves few of the folds that a search from chance ends in; then all nodes at a time by
/// majorisation.
/// </summary>
internal sealed class StressSolver
{
    /// <summary>A matrix of steps for more nodes costs more than forces do.</summary>
    public const int MostNodes = 200;

    private const int Draws = 20;
    private const int Rounds = 20;

    /// <summary>How far the last draw moves the ends of a tie, as a share of what is wrong with it.</summary>
    private const double LastStep = 0.1;

    /// <summary>Majorisation ends when a round takes less than this share off the stress.</summary>
    private const double Tolerance = 1e-3;

    private readonly int count;
    private readonly byte[] steps;
    private readonly Points points;

    private StressSolver(CsrGraph graph, Points points)
    {
        (count, this.points) = (graph.NodeCount, points);
        steps = new byte[count * count];
        var queue = new int[count];
        for (var source = 0; source < count; source++)
            Search(graph, source, queue, steps.AsSpan(source * count, count));
    }

    /// <summary>Places a connected graph anew.</summary>
    public static void Solve(CsrGraph graph, Points points, ulong seed, CancellationToken cancel)
    {
        var solver = new StressSolver(graph, points);
        var random = new SeededRandom(seed);
        for (var node = 0; node < graph.NodeCount; node++)
            (points.X[node], points.Y[node]) = (random.NextDouble(), random.NextDouble());
        solver.Anneal(ref random, cancel);
        solver.Majorise(cancel);
    }

    /// <summary>Moves a connected graph from where it is to places of less stress near by.</summary>
    /// <returns>What its size was multiplied by before, so that a tie is about 1 long.</returns>
    public static double Relax(CsrGraph graph, Points points, CancellationToken cancel)
    {
        var solver = new StressSolver(graph, points);
        var size = solver.BestSize();
        points.Scale(size);
        solver.Majorise(cancel);
        return size;
    }

    private static void Search(CsrGraph graph, int source, int[] queue, Span<byte> steps)
    {
        steps.Fill(byte.MaxValue);
        (steps[source], queue[0]) = (0, source);
        for (var (next, reached) = (0, 1); next < reached; next++)
            foreach (var other in graph.NeighboursOf(queue[next]))
                if (steps[other] == byte.MaxValue)
                {
                    steps[other] = (byte)(steps[queue[next]] + 1);
                    queue[reached++] = other;
                }
    }

    private void Anneal(ref SeededRandom random, CancellationToken cancel)
    {
        // A pair by its place in the matrix.
        var pairs = new int[count * (count - 1) / 2];
        for (var (one, place) = (0, 0); one < count; one++)
        for (var other = 0; other < one; other++)
            pairs[place++] = one * count + other;
        var largest = (double)steps.Max();
        var (step, cooling) = (largest * largest, Math.Pow(LastStep / (largest * largest), 1.0 / (Draws - 1)));
        for (var draw = 0; draw < Draws; draw++, step *= cooling)
        {
            cancel.ThrowIfCancellationRequested();
            random.Shuffle(pairs);
            foreach (var pair in pairs)
                PutRight(pair / count, pair % count, step);
        }
    }

    private void PutRight(int one, int other, double step)
    {
        var wanted = (double)steps[one * count + other];
        var (x, y) = (points.X[one] - points.X[other], points.Y[one] - points.Y[other]);
        var distance = Math.Max(1e-9, Math.Sqrt(x * x + y * y));
        var share = Math.Min(1, step / (wanted * wanted)) * (wanted - distance) / (2 * distance);
        points.X[one] += x * share;
        points.Y[one] += y * share;
        points.X[other] -= x * share;
        points.Y[other] -= y * share;
    }

    private void Majorise(CancellationToken cancel)
    {
        var before = double.PositiveInfinity;
        for (var round = 0; round < Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            var stress = 0.0;
            for (var node = 0; node < count; node++)
                stress += MoveToBest(node);
            if (before - stress < Tolerance * stress)
                return;
            before = stress;
        }
    }

    /// <summary>Moves a node to where the others want it on the mean.</summary>
    /// <returns>Its stress before.</returns>
    private double MoveToBest(int node)
    {
        var (x, y, sumX, sumY, weights, stress) = (points.X[node], points.Y[node], 0.0, 0.0, 0.0, 0.0);
        for (var other = 0; other < count; other++)
        {
            if (other == node)
                continue;
            var wanted = (double)steps[node * count + other];
            var weight = 1 / (wanted * wanted);
            var (awayX, awayY) = (x - points.X[other], y - points.Y[other]);
            var distance = Math.Max(1e-9, Math.Sqrt(awayX * awayX + awayY * awayY));
            sumX += weight * (points.X[other] + awayX * wanted / distance);
            sumY += weight * (points.Y[other] + awayY * wanted / distance);
            weights += weight;
            stress += weight * (distance - wanted) * (distance - wanted);
        }
        (points.X[node], points.Y[node]) = (sumX / weights, sumY / weights);
        return stress;
    }

    /// <summary>What the picture has to be multiplied by for its least stress.</summary>
    private double BestSize()
    {
        var (cross, square) = (0.0, 0.0);
        for (var one = 0; one < count; one++)
        for (var other = 0; other < one; other++)
        {
            var (wanted, distance) = ((double)steps[one * count + other], points.Distance(one, other));
            cross += distance / wanted;
            square += distance * distance / (wanted * wanted);
        }
        return square > 0 ? cross / square : 1;
    }
}
