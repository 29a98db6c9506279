using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.WeakPoints;

/// <summary>The fewest new ties after which the loss of no single tie parts anyone.</summary>
public static class Reinforcement
{
    public static Analysis<ReinforcementOptions, ReinforcementResult> Analysis { get; } =
        new("reinforcement", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 100));

    private static ReinforcementResult Compute(ScopedNetwork network, ReinforcementOptions options, CancellationToken cancel)
    {
        var found = EdgeAugmentation.Compute(network.Graph, new() { JoinComponents = options.JoinsParts }, cancel);
        return new(
            [.. found.Ties.Select(tie => new NewTie(network.PartyIds[tie.Source], network.PartyIds[tie.Target]))],
            found.BridgeCount,
            found.BridgesLeft,
            found.IsConnected
        );
    }
}

/// <summary>Options of <see cref="Reinforcement"/>.</summary>
/// <param name="JoinsParts">Whether parts that nothing joins are joined too; else each is mended by itself.</param>
public sealed record ReinforcementOptions(bool JoinsParts);

/// <summary>Two parties to be tied, the smaller id first.</summary>
public sealed record NewTie(int FromId, int ToId);

/// <summary>Answer of <see cref="Reinforcement"/>.</summary>
/// <param name="Ties">To add, by the ids of both; no smaller number would do.</param>
/// <param name="BridgeCount">Ties of today whose loss parts someone.</param>
/// <param name="BridgesLeft">Those that no new tie can mend: two parties with nobody else.</param>
/// <param name="IsConnected">Whether every party reaches every other with the new ties.</param>
public sealed record ReinforcementResult(IReadOnlyList<NewTie> Ties, int BridgeCount, int BridgesLeft, bool IsConnected);
