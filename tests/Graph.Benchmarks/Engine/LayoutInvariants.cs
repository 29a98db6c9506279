using AntiCorruption.Graph.Algorithms.Layout;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Invariants
{
    /// <summary>
    /// No two nodes overlap, another run has the same points, and tied nodes lie nearer to each other than others do on the mean.
    /// </summary>
    public static string? Layout(CsrGraph graph, Outcome outcome, ForceLayoutOptions options)
    {
        graph = graph.Underlying;
        var values = outcome.Values.Select(value => value.Value).ToArray();
        var (x, y) = (values[..graph.NodeCount], values[graph.NodeCount..]);
        var again = ForceLayout.Compute(graph, options);
        if (!again.X.SequenceEqual(x) || !again.Y.SequenceEqual(y))
            return "another run has other points";
        double tied = 0,
            all = 0,
            pairs = 0;
        for (var one = 0; one < x.Length; one++)
        for (var other = 0; other < one; other++)
        {
            var distance = double.Hypot(x[one] - x[other], y[one] - y[other]);
            if (distance < 0.99)
                return FormattableString.Invariant($"{one} and {other} are {distance:0.###} apart");
            (all, pairs, tied) = (all + distance, pairs + 1, tied + (graph.HasArc(one, other) ? distance : 0));
        }
        return tied * pairs > all * graph.EdgeCount ? "tied nodes lie farther apart than others" : null;
    }
}
