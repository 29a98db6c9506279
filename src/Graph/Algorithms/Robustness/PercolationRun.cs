using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>One order in which ties or nodes come in, and what holds after each of them.</summary>
internal sealed class PercolationRun(CsrGraph graph, PercolationKind kind) : IDisposable
{
    private readonly ComponentTally tally = new(graph.NodeCount);
    private readonly Scratch<int> order = Scratch.Rent<int>(CountOf(graph, kind));
    private readonly Scratch<int> sources = Scratch.Rent<int>(kind == PercolationKind.Bond ? graph.ArcCount : 0);

    /// <summary>Nodes of the largest component after 0, 1, … have come in.</summary>
    public double[] Largest { get; } = new double[CountOf(graph, kind) + 1];

    /// <summary>Σ s² over the other components.</summary>
    public double[] Others { get; } = new double[CountOf(graph, kind) + 1];

    public void Fill(SeededRandom random)
    {
        tally.Clear();
        if (kind == PercolationKind.Bond)
            FillByTies(ref random);
        else
            FillByNodes(ref random);
    }

    public void Dispose()
    {
        tally.Dispose();
        order.Dispose();
        sources.Dispose();
    }

    private static int CountOf(CsrGraph graph, PercolationKind kind) => kind == PercolationKind.Bond ? graph.EdgeCount : graph.NodeCount;

    private void FillByTies(ref SeededRandom random)
    {
        var ties = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            tally.Add(node);
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                sources[arc] = node;
                if (node < graph.Targets[arc])
                    order[ties++] = arc;
            }
        }
        random.Shuffle(order.Span);
        Note(0, graph.NodeCount);
        for (var i = 0; i < ties; i++)
        {
            tally.Join(sources[order[i]], graph.Targets[order[i]]);
            Note(i + 1, graph.NodeCount);
        }
    }

    private void FillByNodes(ref SeededRandom random)
    {
        for (var node = 0; node < graph.NodeCount; node++)
            order[node] = node;
        random.Shuffle(order.Span);
        Note(0, 0);
        for (var i = 0; i < graph.NodeCount; i++)
        {
            tally.Add(order[i]);
            foreach (var other in graph.NeighboursOf(order[i]))
                if (tally.Has(other))
                    tally.Join(order[i], other);
            Note(i + 1, i + 1);
        }
    }

    /// <summary>Σ s² over all components is twice the connected pairs and once the nodes.</summary>
    private void Note(int count, int nodes)
    {
        Largest[count] = tally.Largest;
        Others[count] = 2.0 * tally.ConnectedPairs + nodes - (double)tally.Largest * tally.Largest;
    }
}

/// <summary>
/// The chance of each number of successes in many tries, where it is worth a thought: from the likeliest outwards, until all the rest is
/// below 10⁻¹⁸ of it.
/// </summary>
internal sealed class BinomialChances
{
    private const double Negligible = 1e-18;
    private readonly int from;
    private readonly double[] weights;

    public BinomialChances(int tries, double probability)
    {
        var mode = (int)Math.Min(tries, Math.Floor((tries + 1.0) * probability));
        var (below, above) = (new List<double>(), new List<double>());
        var odds = probability / (1 - probability);
        var weight = 1.0;
        for (var i = mode; i > 0 && weight > Negligible; i--)
            below.Add(weight *= i / (tries - i + 1.0) / odds);
        weight = 1;
        for (var i = mode; i < tries && weight > Negligible; i++)
            above.Add(weight *= (tries - i) / (i + 1.0) * odds);
        from = mode - below.Count;
        below.Reverse();
        weights = [.. below, 1, .. above];
        var sum = 0.0;
        foreach (var one in weights)
            sum += one;
        for (var i = 0; i < weights.Length; i++)
            weights[i] /= sum;
    }

    /// <summary>The expected value of what is worth <paramref name="values"/>[i] at i successes.</summary>
    public double MeanOf(double[] values)
    {
        var mean = 0.0;
        for (var i = 0; i < weights.Length; i++)
            mean += weights[i] * values[from + i];
        return mean;
    }
}
