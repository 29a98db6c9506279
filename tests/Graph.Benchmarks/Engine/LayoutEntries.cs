using System.Globalization;
using AntiCorruption.Graph.Algorithms.Layout;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class LayoutEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("layout", "aim=groups seed=1", input => Points(ForceLayout.Compute(input.Graph)))
            {
                Invariant = (input, outcome) => Invariants.Layout(input.Graph, outcome, new()),
            },
            new("layout-distances", "aim=distances seed=1", input => Points(ForceLayout.Compute(input.Graph, Distances)))
            {
                Invariant = (input, outcome) => Invariants.Layout(input.Graph, outcome, Distances),
            },
        ];

    private static ForceLayoutOptions Distances { get; } = new() { Aim = LayoutAim.Distances };

    private static Outcome Points(LayoutResult result) =>
        new(FormattableString.Invariant($"least={result.LeastDistance:0.###}"), Axis(result.X, 'x').Concat(Axis(result.Y, 'y')));

    private static IEnumerable<(string Key, double Value)> Axis(double[] values, char name) =>
        values.Select((value, node) => (node.ToString(CultureInfo.InvariantCulture) + '.' + name, value));
}
