using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>
/// Solves L·x = current for the Laplacian L of an undirected graph by conjugate gradients scaled with the diagonal, for a current from one
/// node of a component to another.
/// </summary>
internal sealed class LaplacianSolver : IDisposable
{
    private const int Grain = 1 << 14;
    private readonly CsrGraph graph;
    private readonly Scratch<double> strengths;
    private readonly Scratch<double> potentials;
    private readonly Scratch<double> residuals;
    private readonly Scratch<double> directions;
    private readonly Scratch<double> images;

    public LaplacianSolver(CsrGraph graph)
    {
        this.graph = graph;
        strengths = Scratch.Filled(graph.NodeCount, 0.0);
        potentials = Scratch.Rent<double>(graph.NodeCount);
        residuals = Scratch.Rent<double>(graph.NodeCount);
        directions = Scratch.Rent<double>(graph.NodeCount);
        images = Scratch.Rent<double>(graph.NodeCount);
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            strengths[node] += graph.WeightAt(arc);
    }

    /// <summary>Of each node, after <see cref="Solve"/>.</summary>
    public Scratch<double> Potentials => potentials;

    /// <param name="source">In the component of <paramref name="target"/>, and another node.</param>
    /// <returns>Rounds taken, and whether the residual came within the tolerance.</returns>
    public (int Rounds, bool IsWithin) Solve(int source, int target, EffectiveResistanceOptions options, CancellationToken cancel)
    {
        var nodes = graph.NodeCount;
        potentials.Span.Clear();
        residuals.Span.Clear();
        directions.Span.Clear();
        (residuals[source], residuals[target]) = (1, -1);
        (directions[source], directions[target]) = (1 / strengths[source], -1 / strengths[target]);
        var product = 1 / strengths[source] + 1 / strengths[target];
        // The current's norm is √2: one in, one out.
        var goal = 2 * options.Tolerance * options.Tolerance;
        var (size, round) = (2.0, 0);
        for (; size > goal && round < options.MaxIterations; round++)
        {
            var step = product / ParallelLoop.Sum(nodes, Grain, Apply, cancel);
            // Rounding alone makes a direction useless: what is there already is as good as it gets.
            if (!(step > 0 && step < double.PositiveInfinity))
                break;
            size = ParallelLoop.Sum(nodes, Grain, (from, to) => Advance(step, from, to), cancel);
            var next = ParallelLoop.Sum(nodes, Grain, ScaledSize, cancel);
            var turn = next / product;
            product = next;
            ParallelLoop.Ranges(nodes, Grain, (from, to) => Turn(turn, from, to), cancel);
        }
        return (round, size <= goal);
    }

    public void Dispose()
    {
        foreach (var scratch in (ReadOnlySpan<Scratch<double>>)[strengths, potentials, residuals, directions, images])
            scratch.Dispose();
    }

    /// <summary>Images = L · directions.</summary>
    /// <returns>Σ direction · image.</returns>
    private double Apply(int from, int to)
    {
        var sum = 0.0;
        var (offsets, targets, weights, vector) = (graph.Offsets, graph.Targets, graph.Weights, directions.Array);
        for (var node = from; node < to; node++)
        {
            var image = strengths[node] * vector[node];
            if (weights is null)
                for (int arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
                    image -= vector[targets[arc]];
            else
                for (int arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
                    image -= weights[arc] * vector[targets[arc]];
            images[node] = image;
            sum += image * vector[node];
        }
        return sum;
    }

    /// <returns>Σ residual².</returns>
    private double Advance(double step, int from, int to)
    {
        var sum = 0.0;
        for (var node = from; node < to; node++)
        {
            potentials[node] += step * directions[node];
            var residual = residuals[node] -= step * images[node];
            sum += residual * residual;
        }
        return sum;
    }

    /// <returns>Σ residual² ÷ strength.</returns>
    private double ScaledSize(int from, int to)
    {
        var sum = 0.0;
        for (var node = from; node < to; node++)
            if (strengths[node] > 0)
                sum += residuals[node] * residuals[node] / strengths[node];
        return sum;
    }

    private void Turn(double turn, int from, int to)
    {
        for (var node = from; node < to; node++)
            if (strengths[node] > 0)
                directions[node] = residuals[node] / strengths[node] + turn * directions[node];
    }
}
