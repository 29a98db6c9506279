using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>
/// Moves the nodes of one level towards a balance: each by the force on it over how fast the force changes, no farther than what the round
/// allows, which becomes less from round to round.
/// </summary>
internal sealed class ForceSolver
{
    private const int Grain = 1 << 12;

    /// <summary>How much of the last round's move goes into the next: long deformations settle in fewer rounds.</summary>
    private const float Momentum = 0.7f;

    private readonly LayoutLevel level;
    private readonly Pull pull;
    private readonly float[] x,
        y,
        moveX,
        moveY;
    private readonly Repulsion repulsion;

    public ForceSolver(LayoutLevel level, Points points, LayoutAim aim)
    {
        this.level = level;
        pull = Pull.For(aim, level);
        (x, y) = (Array.ConvertAll(points.X, value => (float)value), Array.ConvertAll(points.Y, value => (float)value));
        (moveX, moveY) = (new float[x.Length], new float[y.Length]);
        repulsion = new Repulsion(x, y, level.Masses);
    }

    public (double X, double Y) PlaceOf(int node) => (x[node], y[node]);

    public void CopyTo(Points points)
    {
        for (var node = 0; node < x.Length; node++)
            (points.X[node], points.Y[node]) = (x[node], y[node]);
    }

    /// <summary>
    /// Widens or narrows the picture to the size at which pull and push are equal over all: Σ weight · length · pull = the pairs of nodes.
    /// </summary>
    /// <returns>The factor.</returns>
    public double ToBalancedSize(CancellationToken cancel)
    {
        var (mass, square) = (0.0, 0.0);
        foreach (var one in level.Masses)
            (mass, square) = (mass + one, square + (double)one * one);
        var work = ParallelLoop.Sum(x.Length, Grain, Work, cancel);
        if (!(work > 0))
            return 1;
        var factor = Math.Pow((mass * mass - square) / work, 1 / (pull.Exponent + 1));
        for (var node = 0; node < x.Length; node++)
            (x[node], y[node]) = ((float)(x[node] * factor), (float)(y[node] * factor));
        return factor;
    }

    /// <param name="isGentle">Whether nodes are about where they belong.</param>
    public void Run(int rounds, CancellationToken cancel, bool isGentle = false)
    {
        var length = MeanLength(cancel);
        var (allowed, last) = (length * (isGentle ? 0.1 : 1), length * 0.01);
        var cooling = Math.Pow(last / allowed, 1.0 / Math.Max(1, rounds - 1));
        for (var round = 0; round < rounds; round++, allowed *= cooling)
        {
            repulsion.Compute(round, cancel);
            var most = (float)allowed;
            ParallelLoop.ArcParts(level.Graph.Offsets, Grain, (_, from, to) => Decide(from, to, most), cancel);
            ParallelLoop.Ranges(x.Length, Grain, Move, cancel);
        }
    }

    private double MeanLength(CancellationToken cancel)
    {
        var work = ParallelLoop.Sum(x.Length, Grain, Work, cancel);
        var weights = level.Graph.Weights is { } all ? all.Sum() : level.Graph.ArcCount;
        return work > 0 ? Math.Pow(work / weights, 1 / (pull.Exponent + 1)) : 1;
    }

    /// <returns>Σ weight · length · pull over the arcs of a range.</returns>
    private double Work(int from, int to)
    {
        var (sum, graph) = (0.0, level.Graph);
        for (var node = from; node < to; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
        {
            var (awayX, awayY) = (x[graph.Targets[arc]] - x[node], y[graph.Targets[arc]] - y[node]);
            var square = awayX * awayX + awayY * awayY;
            sum += graph.WeightAt(arc) * square * pull.PerLength(square);
        }
        return sum;
    }

    private void Decide(int from, int to, float most)
    {
        for (var node = from; node < to; node++)
        {
            var (forceX, forceY, change) = Attraction(node);
            forceX += repulsion.X[node];
            forceY += repulsion.Y[node];
            change += repulsion.Change[node];
            var (byX, byY) = (forceX / change + Momentum * moveX[node], forceY / change + Momentum * moveY[node]);
            var distance = MathF.Sqrt(byX * byX + byY * byY);
            var share = distance > most ? most / distance : 1;
            (moveX[node], moveY[node]) = (byX * share, byY * share);
        }
    }

    private (float X, float Y, float Change) Attraction(int node)
    {
        var (graph, hereX, hereY) = (level.Graph, x[node], y[node]);
        var (sumX, sumY, change) = (0f, 0f, 1e-9f);
        for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
        {
            var other = graph.Targets[arc];
            var (awayX, awayY) = (x[other] - hereX, y[other] - hereY);
            var perLength = pull.PerLength(awayX * awayX + awayY * awayY) * (graph.Weights is { } weights ? (float)weights[arc] : 1);
            sumX += perLength * awayX;
            sumY += perLength * awayY;
            change += perLength;
        }
        return (sumX, sumY, change);
    }

    private void Move(int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            x[node] += moveX[node];
            y[node] += moveY[node];
        }
    }
}
