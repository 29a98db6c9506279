using AntiCorruption.Graph.Algorithms.Brokerage;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class BrokerageEntries
{
    public static IEnumerable<Entry> All =>
    [
        new("constraint", "weight=none over=contacts", input => Outcome.Nodes(StructuralHoles.Compute(input.Graph, Constraint).Constraint!)) { Oracle = input => Oracles.Constraint(input.Graph) },
        new("constraint-weighted", "weight=strength over=contacts", input => Outcome.Nodes(StructuralHoles.Compute(input.Weighted, Constraint).Constraint!)) { Oracle = input => Oracles.Constraint(input.Weighted) },
        new("hierarchy", "weight=none logarithm=natural", input => Outcome.Nodes(StructuralHoles.Compute(input.Graph, Constraint).Hierarchy!)),
        new("effective-size", "weight=none", input => Outcome.Nodes(StructuralHoles.Compute(input.Graph, Size).EffectiveSize!)) { Oracle = input => Oracles.EffectiveSize(input.Graph) },
        new("effective-size-weighted", "weight=strength", input => Outcome.Nodes(StructuralHoles.Compute(input.Weighted, Size).EffectiveSize!)) { Oracle = input => Oracles.EffectiveSize(input.Weighted) },
        new("efficiency", "weight=none", input => Outcome.Nodes(StructuralHoles.Compute(input.Graph, Size).Efficiency!)),
    ];

    private static readonly StructuralHolesOptions Constraint = new() { Measures = StructuralHolesMeasures.Constraint };

    private static readonly StructuralHolesOptions Size = new() { Measures = StructuralHolesMeasures.EffectiveSize };
}
