using AntiCorruption.Graph.Algorithms.Influence;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class InfluenceEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("cascade", "chance=1/in-degree seeds=given runs=1000", input =>
                Spread(IndependentCascade.Compute(input.Graph, input.Sources, Cascade(1_000)))
            )
            {
                Invariant = Invariants.Spread,
            },
            new("cascade-certain", "chance=1 seeds=given runs=1", input =>
                Spread(IndependentCascade.Compute(input.Graph, input.Sources, new() { Probability = 1, RunCount = 1 }))
            )
            {
                Oracle = input => Oracles.CertainCascade(input),
            },
            new("threshold", "share=1/in-degree seeds=given runs=1000", input =>
                Spread(LinearThreshold.Compute(input.Graph, input.Sources, new() { RunCount = 1_000 }))
            )
            {
                Invariant = Invariants.Spread,
            },
            Best("imm-cascade", "k=50 epsilon=0.5 delta=0.001 chance=1/in-degree", DiffusionModel.IndependentCascade),
            Best("imm-threshold", "k=50 epsilon=0.5 delta=0.001", DiffusionModel.LinearThreshold),
            new("maximum-coverage", "sets=neighbours k=50", Cover) { Oracle = input => Oracles.Coverage(input.Graph, 50) },
        ];

    private static IndependentCascadeOptions Cascade(int runs) => new() { Chances = CascadeRule.InverseInDegree, RunCount = runs };

    private static InfluenceMaximisationOptions Maximisation(DiffusionModel model) =>
        new()
        {
            SeedCount = 50,
            Model = model,
            Chances = CascadeRule.InverseInDegree,
            Epsilon = 0.5,
        };

    private static Entry Best(string name, string parameters, DiffusionModel model) =>
        new(name, parameters, input => Seeds(InfluenceMaximisation.Compute(input.Graph, Maximisation(model))))
        {
            Invariant = (input, outcome) =>
                Invariants.Seeds(input.Graph, model, outcome, InfluenceMaximisation.Compute(input.Graph, Maximisation(model))),
        };

    private static Outcome Spread(DiffusionResult result) =>
        Outcome.Nodes(result.ReachedShare, FormattableString.Invariant($"spread={result.Spread:0.###} error={result.StandardError:0.###}"));

    private static Outcome Seeds(InfluenceMaximisationResult result) =>
        new(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"spread={result.Spread:0.#} error={result.StandardError:0.#} sets={result.SetCount} "
                    + $"guaranteed={result.IsGuaranteed} ratio={result.CoverageRatio:0.###}"
            ),
            result.Seeds.Select((seed, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), (double)seed))
        );

    private static Outcome Cover(BenchmarkInput input)
    {
        var result = MaximumCoverage.Compute(
            new SetSystem(input.Graph.Offsets, input.Graph.Targets, input.Graph.NodeCount),
            new() { Count = 50 }
        );
        return Outcome.Figures([
            ("covered", result.Covered),
            .. result.Gains.Select((gain, i) => (FormattableString.Invariant($"gain {i}"), gain)),
        ]);
    }
}
