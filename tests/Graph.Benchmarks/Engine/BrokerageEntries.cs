using AntiCorruption.Graph.Algorithms.Brokerage;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class BrokerageEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("constraint", "weight=none over=contacts", input =>
                Outcome.Nodes(StructuralHoles.Compute(input.Graph, Constraint).Constraint!)
            )
            {
                Oracle = input => Oracles.Constraint(input.Graph),
            },
            new("constraint-weighted", "weight=strength over=contacts", input =>
                Outcome.Nodes(StructuralHoles.Compute(input.Weighted, Constraint).Constraint!)
            )
            {
                Oracle = input => Oracles.Constraint(input.Weighted),
            },
            new("hierarchy", "weight=none logarithm=natural", input =>
                Outcome.Nodes(StructuralHoles.Compute(input.Graph, Hierarchy).Hierarchy!)
            )
            {
                Oracle = input => Oracles.Hierarchy(input.Graph),
                Tolerance = 1e-7,
            },
            new("effective-size", "weight=none", input => Outcome.Nodes(StructuralHoles.Compute(input.Graph, Size).EffectiveSize!))
            {
                Oracle = input => Oracles.EffectiveSize(input.Graph),
            },
            new("effective-size-weighted", "weight=strength", input =>
                Outcome.Nodes(StructuralHoles.Compute(input.Weighted, Size).EffectiveSize!)
            )
            {
                Oracle = input => Oracles.EffectiveSize(input.Weighted),
            },
            new("efficiency", "weight=none", input => Outcome.Nodes(StructuralHoles.Compute(input.Graph, Size).Efficiency!))
            {
                Oracle = input => Oracles.Efficiency(input.Graph),
            },
            new("brokerage-roles", "labels=given draws=0", input =>
                Roles(BrokerageRoles.Compute(input.Graph, input.Labels, new() { DrawCount = 0 }).Nodes.Counts)
            )
            {
                Oracle = input => Oracles.Roles(input.Graph, input.Labels),
            },
            new("brokerage-expected", "labels=given null=labels-permuted draws=0", input =>
                Expected(input, BrokerageNullModel.LabelsPermuted)
            )
            {
                Oracle = input => Oracles.ExpectedRoles(input.Graph, input.Labels),
            },
            new("brokerage-expected-fixed", "labels=given null=broker-fixed draws=0", input =>
                Expected(input, BrokerageNullModel.BrokerLabelFixed)
            ),
            new("brokerage-expected-ties", "labels=given null=ties-independent draws=0", input =>
                Expected(input, BrokerageNullModel.TiesIndependent)
            ),
            new("core-periphery", "between=out starts=10 weight=none", input =>
            {
                var result = CorePeriphery.Compute(input.Graph);
                return Outcome.Figures(("fit", result.Fit), ("core", result.CoreSize)) with
                {
                    Details = result.IsCore.Select((isCore, node) => ($"core {node}", isCore ? 1.0 : 0)),
                };
            }) { Invariant = (input, outcome) => Invariants.CorePeriphery(input.Graph, outcome) },
            new("coreness", "weight=none tolerance=1e-12", input =>
            {
                var result = Coreness.Compute(input.Graph);
                return Outcome.Iterated(
                    result.Scores,
                    result.Converged,
                    FormattableString.Invariant($"fit={result.Fit:R} rounds={result.Iterations}")
                );
            }) { Invariant = (input, outcome) => Invariants.Coreness(input.Graph, outcome), MaxEdges = 200_000 },
            Players("keyplayers-fragmentation", KeyPlayerGoal.Fragmentation, int.MaxValue),
            Players("keyplayers-fragmentation-distance", KeyPlayerGoal.DistanceFragmentation, 5_000),
            Players("keyplayers-reach", KeyPlayerGoal.Reach, int.MaxValue),
            Players("keyplayers-reach-distance", KeyPlayerGoal.DistanceReach, 100_000),
        ];

    public static Outcome Roles(long[] counts) =>
        Outcome.Figures([
            ("coordinators", counts.Where((_, i) => i % RoleTable.RoleCount == 0).Sum()),
            .. counts.Select((count, i) => ($"{i / RoleTable.RoleCount} {(BrokerageRole)(i % RoleTable.RoleCount)}", (double)count)),
        ]);

    private static Outcome Expected(BenchmarkInput input, BrokerageNullModel model)
    {
        var nodes = BrokerageRoles.Compute(input.Graph, input.Labels, new() { DrawCount = 0, NullModel = model }).Nodes;
        return new(
            FormattableString.Invariant(
                $"coordinators={Enumerable.Range(0, nodes.RowCount).Sum(node => nodes.ExpectedOf(node, BrokerageRole.Coordinator)):R}"
            ),
            ByRole(nodes.Expected)
        )
        {
            Details = ByRole(nodes.Deviations).Select(row => ("deviation " + row.Key, row.Value)),
        };
    }

    public static IEnumerable<(string Key, double Value)> ByRole(double[] values) =>
        values.Select((value, i) => ($"{i / RoleTable.RoleCount} {(BrokerageRole)(i % RoleTable.RoleCount)}", value));

    private static Entry Players(string name, KeyPlayerGoal goal, int maxEdges) => new(name, "nodes=5 steps=2", input =>
        {
            var result = KeyPlayers.Compute(input.Graph, new() { Goal = goal });
            return Outcome.Figures([
                ("value", result.Values.LastOrDefault()),
                .. result.Nodes.Select((node, place) => ($"node {place}", (double)node)),
            ]);
        }) { Invariant = (input, outcome) => Invariants.KeyPlayers(input.Graph, goal, outcome), MaxEdges = maxEdges };

    private static readonly StructuralHolesOptions Constraint = new() { Measures = StructuralHolesMeasures.Constraint };

    private static readonly StructuralHolesOptions Hierarchy = new() { Measures = StructuralHolesMeasures.Hierarchy };

    private static readonly StructuralHolesOptions Size = new() { Measures = StructuralHolesMeasures.EffectiveSize };
}
