using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Influence;

/// <summary>How likely an arc u→v passes something on.</summary>
public enum CascadeRule
{
    /// <summary>The same chance for every arc.</summary>
    Uniform,

    /// <summary>1 ÷ in-degree of v: everyone is convinced by one of theirs on average ("weighted cascade").</summary>
    InverseInDegree,

    /// <summary>The weight is the chance; in (0, 1].</summary>
    Weight,
}

/// <summary>Chances of arcs by a <see cref="CascadeRule"/>.</summary>
internal sealed class ArcChances
{
    private readonly CsrGraph graph;
    private readonly double[]? inverses;
    private readonly double uniform;
    private readonly bool byWeight;

    /// <exception cref="ArgumentException">Weights are asked for as chances and one is above 1.</exception>
    public ArcChances(CsrGraph graph, CascadeRule rule, double uniform)
    {
        (this.graph, this.uniform) = (graph, uniform);
        byWeight = rule == CascadeRule.Weight && graph.IsWeighted;
        if (rule == CascadeRule.Weight)
            this.uniform = 1;
        if (byWeight && Array.Exists(graph.Weights!, weight => weight > 1))
            throw new ArgumentException("A weight above 1 is no chance.", nameof(graph));
        if (rule != CascadeRule.InverseInDegree)
            return;
        inverses = new double[graph.NodeCount];
        for (var node = 0; node < inverses.Length; node++)
            inverses[node] = graph.InDegreeOf(node) > 0 ? 1.0 / graph.InDegreeOf(node) : 0;
    }

    /// <summary>Of an entry of the rows of outgoing arcs.</summary>
    public double OfOut(int arc) =>
        byWeight ? graph.Weights![arc]
        : inverses is null ? uniform
        : inverses[graph.Targets[arc]];

    /// <summary>Of an entry of the rows of incoming arcs of <paramref name="node"/>.</summary>
    public double OfIn(int node, int arc) =>
        byWeight ? graph.InWeights![arc]
        : inverses is null ? uniform
        : inverses[node];
}

/// <summary>One thread's runs of a model: who is reached. Marks count up from run to run, so that nothing is cleared.</summary>
internal abstract class DiffusionRun(CsrGraph graph) : IDisposable
{
    private readonly Scratch<int> marks = Scratch.Filled(graph.NodeCount, 0);
    private readonly Scratch<int> queue = Scratch.Rent<int>(graph.NodeCount);
    private int run;
    private int count;

    protected CsrGraph Graph => graph;

    /// <summary>Who is reached from the starts, the starts first; valid until the next run.</summary>
    public ReadOnlySpan<int> From(scoped ReadOnlySpan<int> starts, scoped ref SeededRandom random)
    {
        if (run == int.MaxValue)
        {
            marks.Span.Clear();
            run = 0;
        }
        run++;
        count = 0;
        Begin();
        foreach (var start in starts)
            Reach(start);
        for (var head = 0; head < count; head++)
            Spread(queue[head], ref random);
        return queue.Span[..count];
    }

    public virtual void Dispose()
    {
        marks.Dispose();
        queue.Dispose();
    }

    /// <summary>Forgets the run before.</summary>
    protected virtual void Begin() { }

    /// <summary>Lets one node that was reached reach others.</summary>
    protected abstract void Spread(int node, ref SeededRandom random);

    protected bool IsReached(int node) => marks[node] == run;

    protected void Reach(int node)
    {
        if (marks[node] == run)
            return;
        marks[node] = run;
        queue[count++] = node;
    }
}

/// <summary>
/// Means over many runs, the same for any number of threads: each run has its own stream, and only whole numbers are added.
/// </summary>
internal static class DiffusionRuns
{
    private const int Grain = 32;

    public static DiffusionResult Of(
        CsrGraph graph,
        IReadOnlyList<int> seeds,
        (int Count, ulong Seed) runs,
        Func<DiffusionRun> make,
        CancellationToken cancel
    )
    {
        var starts = new int[seeds.Count];
        for (var i = 0; i < starts.Length; i++)
        {
            graph.CheckNode(seeds[i], nameof(seeds));
            starts[i] = seeds[i];
        }
        var (sum, squares) = (0L, 0L);
        var reached = new int[graph.NodeCount];
        ParallelLoop.Ranges(
            runs.Count,
            Grain,
            make,
            (from, to, run) =>
            {
                var (ownSum, ownSquares) = (0L, 0L);
                for (var i = from; i < to; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    var random = new SeededRandom(runs.Seed, (ulong)i);
                    var nodes = run.From(starts, ref random);
                    foreach (var node in nodes)
                        Interlocked.Increment(ref reached[node]);
                    ownSum += nodes.Length;
                    ownSquares += (long)nodes.Length * nodes.Length;
                }
                Interlocked.Add(ref sum, ownSum);
                Interlocked.Add(ref squares, ownSquares);
            },
            cancel
        );
        var variance = runs.Count < 2 ? 0 : (double)((Int128)runs.Count * squares - (Int128)sum * sum) / runs.Count / (runs.Count - 1);
        return new DiffusionResult(
            (double)sum / runs.Count,
            Math.Sqrt(variance / runs.Count),
            Array.ConvertAll(reached, times => (double)times / runs.Count),
            runs.Count
        );
    }
}

/// <summary>How far something spreads.</summary>
/// <param name="Spread">Mean number of nodes reached, the seeds included.</param>
/// <param name="StandardError">Of that mean: the true one lies within twice of it in about 95 of 100 cases; 0 with one run, which tells
/// nothing of it.</param>
/// <param name="ReachedShare">Per node: in which share of the runs it was reached.</param>
/// <param name="RunCount">Independent runs that the figures come from.</param>
public sealed record DiffusionResult(double Spread, double StandardError, double[] ReachedShare, int RunCount);
