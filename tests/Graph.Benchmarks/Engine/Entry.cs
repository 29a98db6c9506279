using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>What an entry measures on: a graph, its weighted twin and what some algorithms need beside it.</summary>
/// <param name="Graph">Unweighted.</param>
/// <param name="Weighted">The same ties, weights 1 to 10 unless the file gave them.</param>
/// <param name="Sources">Start nodes, 64 where the graph has as many.</param>
/// <param name="Labels">A group per node.</param>
internal sealed record BenchmarkInput(CsrGraph Graph, CsrGraph Weighted, int[] Sources, int[] Labels)
{
    /// <exception cref="ArgumentException">No node has a tie to start along.</exception>
    public int Source => Sources.Length > 0 ? Sources[0] : throw new ArgumentException("A start needs a node that has ties.");

    /// <summary>The second start node: with the first, the pair that entries of pairs are run on.</summary>
    /// <exception cref="ArgumentException">Fewer than two nodes have a tie to start along.</exception>
    public int Target => Sources.Length > 1 ? Sources[1] : throw new ArgumentException("A pair needs two nodes that have ties.");
}

/// <summary>What a run answered: the figure that must agree with others', and the values for other programs to check.</summary>
internal sealed record Outcome(string Check, IEnumerable<(string Key, double Value)> Values)
{
    /// <summary>What belongs to the answer and is written with its values, but is not compared with an oracle's: who, where the values say
    /// how much.</summary>
    public IEnumerable<(string Key, double Value)> Details { get; init; } = [];

    public static Outcome Nodes(double[] values, string? check = null) =>
        new(
            check ?? FormattableString.Invariant($"max={Largest(values):R}"),
            values.Select((value, node) => (node.ToString(System.Globalization.CultureInfo.InvariantCulture), value))
        );

    public static Outcome Nodes(int[] values, string check) =>
        new(check, values.Select((value, node) => (node.ToString(System.Globalization.CultureInfo.InvariantCulture), (double)value)));

    /// <summary>Figures of the whole graph; the first is the check.</summary>
    public static Outcome Figures(params (string Key, double Value)[] figures) =>
        new(FormattableString.Invariant($"{figures[0].Key}={figures[0].Value:R}"), figures);

    /// <summary>Of a search that may end before it is done: says so where it did.</summary>
    public static Outcome Iterated(double[] values, bool converged, string? check = null)
    {
        var outcome = Nodes(values, check);
        return converged ? outcome : outcome with { Check = outcome.Check + " converged=false" };
    }

    /// <summary>One value per tie; of an undirected one at its smaller end.</summary>
    public static IEnumerable<(string Key, double Value)> Ties(CsrGraph graph, Func<int, double> valueAt)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if (graph.IsDirected || node < graph.Targets[arc])
                yield return ($"{node} {graph.Targets[arc]}", valueAt(arc));
    }

    /// <summary>NaN where none is defined.</summary>
    public static double Largest(double[] values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Max();
}

/// <summary>An algorithm as the program measures it.</summary>
/// <param name="Name">As the peers' programs name it, so that rows stand side by side.</param>
/// <param name="Parameters">Its options, <c>name=value</c> apart by spaces.</param>
internal sealed record Entry(string Name, string Parameters, Func<BenchmarkInput, Outcome> Run)
{
    /// <summary>The definition, slowly; null where the entry has no figure that a definition fixes (seeded searches).</summary>
    public Func<BenchmarkInput, Outcome>? Oracle { get; init; }

    /// <summary>What must hold of an answer that no definition fixes: says what does not, null where all does.</summary>
    public Func<BenchmarkInput, Outcome, string?>? Invariant { get; init; }

    /// <summary>How far a value may lie from the oracle's, relative to the larger of 1 and it.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>The largest number of ties it is run on unless named: exact measures of quadratic cost stay on small graphs.</summary>
    public int MaxEdges { get; init; } = int.MaxValue;
}
