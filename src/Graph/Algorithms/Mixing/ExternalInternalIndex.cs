using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Mixing;

/// <summary>Whether ties lead out of groups (+1) or stay within them (−1).</summary>
/// <remarks>
/// <para><b>Definition.</b> (E − I) ÷ (E + I), with E the ties between groups and I those within. Of a node by its own ties; of a group by
/// the half-ties of its members, so a tie within counts for both its ends.</para>
/// <para><b>Input.</b> Directed (arcs of both directions are a node's own) or not; weights, where asked for, are added instead of ties
/// counted. A label below 0 is unknown: ties of such nodes are left out.</para>
/// <para><b>Output.</b> In [−1, 1] for the graph, each group and each node; NaN for a group or node without ties, null for such a graph.
/// What chance would give for groups of these sizes, and, of as many permutations as asked for, the mean, the standard deviation and the
/// shares at or below and at or above the observed value.</para>
/// <para><b>Ending.</b> After one pass over the ties and one more for each permutation.</para>
/// <para><b>Cost.</b> O((1 + p)·(n + m)) time; 16 bytes per node and 4 per node and thread.</para>
/// <para><b>Determinism.</b> Permutation k is drawn from stream k of the seed: the same for any number of threads.</para>
/// <para><b>Source.</b> D. Krackhardt, R. N. Stern, Informal networks and organizational crises, Social Psychology Quarterly 51 (1988). The
/// chance value is that of all labels permuted, in closed form; shares count the observed arrangement as one more permutation, so none is
/// 0.</para>
/// </remarks>
public static class ExternalInternalIndex
{
    private const double Rounding = 1e-12;

    /// <param name="labels">A group per node, from 0; below 0 where it is not known.</param>
    /// <exception cref="ArgumentException">Not one label per node, or too many groups for a table.</exception>
    public static ExternalInternalResult Compute(
        CsrGraph graph,
        int[] labels,
        ExternalInternalOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new ExternalInternalOptions();
        var groups = MixingMatrix.GroupsOf(graph, labels);
        if (!options.UseWeights)
            graph = graph.Unweighted;
        var (external, own) = (new double[labels.Length], new double[labels.Length]);
        Tally(graph, labels, external, own, cancel);
        var (groupExternal, groupOwn) = (new double[groups], new double[groups]);
        var (outside, all) = (0.0, 0.0);
        for (var node = 0; node < labels.Length; node++)
        {
            if (labels[node] < 0)
                continue;
            groupExternal[labels[node]] += external[node];
            groupOwn[labels[node]] += own[node];
            (outside, all) = (outside + external[node], all + own[node]);
        }
        var index = all > 0 ? IndexOf(outside, all) : (double?)null;
        var test = index is { } observed && options.PermutationCount > 0 ? Permute(graph, labels, observed, options, cancel) : null;
        return new ExternalInternalResult(
            index,
            IndicesOf(groupExternal, groupOwn),
            IndicesOf(external, own),
            outside / 2,
            (all - outside) / 2,
            Expected(labels, groups),
            test
        );
    }

    /// <summary>
    /// Half-ties of each node: those that lead to other groups, and all. An undirected tie stands in both rows; an arc is given to both
    /// ends.
    /// </summary>
    private static void Tally(CsrGraph graph, int[] labels, double[] external, double[] own, CancellationToken cancel)
    {
        for (var node = 0; node < labels.Length; node++)
        {
            if ((node & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                var other = graph.Targets[arc];
                if (labels[node] < 0 || labels[other] < 0)
                    continue;
                var weight = graph.WeightAt(arc);
                var leaves = labels[node] == labels[other] ? 0 : weight;
                (external[node], own[node]) = (external[node] + leaves, own[node] + weight);
                if (graph.IsDirected)
                    (external[other], own[other]) = (external[other] + leaves, own[other] + weight);
            }
        }
    }

    private static double IndexOf(double external, double all) => (2 * external - all) / all;

    private static double[] IndicesOf(double[] external, double[] all)
    {
        var indices = new double[all.Length];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = all[i] > 0 ? IndexOf(external[i], all[i]) : double.NaN;
        return indices;
    }

    /// <summary>
    /// A tie joins a pair of labelled nodes, and with labels permuted every pair is as likely to have any two of the labels.
    /// </summary>
    private static double? Expected(int[] labels, int groups)
    {
        var sizes = new double[groups];
        var known = 0.0;
        foreach (var label in labels)
            if (label >= 0)
            {
                sizes[label]++;
                known++;
            }
        var within = 0.0;
        foreach (var size in sizes)
            within += size * (size - 1);
        return known < 2 ? null : 1 - 2 * within / (known * (known - 1));
    }

    private static PermutationTest Permute(
        CsrGraph graph,
        int[] labels,
        double observed,
        ExternalInternalOptions options,
        CancellationToken cancel
    )
    {
        var known = Enumerable.Range(0, labels.Length).Where(node => labels[node] >= 0).ToArray();
        var indices = new double[options.PermutationCount];
        ParallelLoop.Ranges(
            indices.Length,
            1,
            () => new Labels(labels),
            (permutation, _, drawn) =>
            {
                drawn.Shuffle(known, new SeededRandom(options.Seed, (ulong)permutation));
                indices[permutation] = IndexOf(graph, drawn.Of.Span);
                Execution.Report((permutation + 1.0) / indices.Length);
            },
            cancel
        );
        var (sum, squares, low, high) = (0.0, 0.0, 1.0, 1.0);
        foreach (var index in indices)
        {
            sum += index;
            low += index <= observed + Rounding ? 1 : 0;
            high += index >= observed - Rounding ? 1 : 0;
        }
        var mean = sum / indices.Length;
        foreach (var index in indices)
            squares += (index - mean) * (index - mean);
        return new PermutationTest(
            indices.Length,
            mean,
            indices.Length > 1 ? Math.Sqrt(squares / (indices.Length - 1)) : 0,
            low / (indices.Length + 1),
            high / (indices.Length + 1)
        );
    }

    private static double IndexOf(CsrGraph graph, ReadOnlySpan<int> labels)
    {
        var (external, all) = (0.0, 0.0);
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
        {
            var other = graph.Targets[arc];
            if (labels[node] < 0 || labels[other] < 0)
                continue;
            var weight = graph.WeightAt(arc);
            all += weight;
            external += labels[node] == labels[other] ? 0 : weight;
        }
        return IndexOf(external, all);
    }

    /// <summary>The labels of known nodes in another order.</summary>
    private sealed class Labels(int[] labels) : IDisposable
    {
        public Scratch<int> Of { get; } = Scratch.Rent<int>(labels.Length);

        public void Shuffle(int[] known, SeededRandom random)
        {
            labels.CopyTo(Of.Span);
            for (var i = known.Length - 1; i > 0; i--)
            {
                var j = random.NextInt(i + 1);
                (Of[known[i]], Of[known[j]]) = (Of[known[j]], Of[known[i]]);
            }
        }

        public void Dispose() => Of.Dispose();
    }
}

/// <summary>Options of <see cref="ExternalInternalIndex"/>.</summary>
public sealed record ExternalInternalOptions
{
    /// <summary>Permutations to test the graph's index with, ≥ 0; 0 = no test.</summary>
    public int PermutationCount
    {
        get;
        init => field = Check.AtLeast(value, 0, nameof(PermutationCount));
    }

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether weights are added instead of ties counted.</summary>
    public bool UseWeights { get; init; }
}

/// <summary>Answer of <see cref="ExternalInternalIndex"/>.</summary>
/// <param name="Graph">Of the graph; null where no tie has both ends known.</param>
/// <param name="Groups">One per group; NaN where it has no ties.</param>
/// <param name="Nodes">One per node; NaN where it has no ties.</param>
/// <param name="External">Ties (or their weight) between groups.</param>
/// <param name="Internal">Ties (or their weight) within groups.</param>
/// <param name="Expected">The graph's index to be expected with labels permuted; null below two labelled nodes.</param>
/// <param name="Test">Null where none was asked for.</param>
public sealed record ExternalInternalResult(
    double? Graph,
    double[] Groups,
    double[] Nodes,
    double External,
    double Internal,
    double? Expected,
    PermutationTest? Test
);

/// <summary>What permutations of the labels gave.</summary>
/// <param name="Permutations">How many were drawn.</param>
/// <param name="Mean">Of their indices.</param>
/// <param name="StandardDeviation">Of their indices, ≥ 0.</param>
/// <param name="AtOrBelow">Share of arrangements, the observed one included, whose index is at or below the observed.</param>
/// <param name="AtOrAbove">Share at or above it.</param>
public sealed record PermutationTest(int Permutations, double Mean, double StandardDeviation, double AtOrBelow, double AtOrAbove);
