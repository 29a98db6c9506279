using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Brokers;

/// <summary>Whether the network has a core that is tied to itself and a periphery that is not, and who belongs to it.</summary>
public static class CoreAndPeriphery
{
    public static Analysis<CoreOptions, CoreResult> Analysis { get; } =
        new("core and periphery", Compute, (network, options) => AnalysisEstimate.Linear(network, passes: 600 + 30 * options.StartCount));

    private static CoreResult Compute(ScopedNetwork network, CoreOptions options, CancellationToken cancel)
    {
        var split = CorePeriphery.Compute(network.Graph, new() { StartCount = options.StartCount, Seed = options.Seed }, cancel);
        var continuous = Coreness.Compute(network.Graph, cancel: cancel);
        return new(
            Known(split.Fit),
            split.CoreSize,
            Known(continuous.Fit),
            continuous.Converged,
            [
                .. Enumerable
                    .Range(0, network.Graph.NodeCount)
                    .Where(node => network.Graph.Underlying.DegreeOf(node) > 0)
                    .Select(node => new CoreMember(network.PartyIds[node], split.IsCore[node], Known(continuous.Scores[node])))
                    .OrderByDescending(member => member.Coreness ?? double.NegativeInfinity)
                    .ThenBy(member => member.PartyId),
            ]
        );
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>Options of <see cref="CoreAndPeriphery"/>.</summary>
/// <param name="StartCount">Starts of the search, ≥ 1.</param>
public sealed record CoreOptions(int StartCount, ulong Seed);

/// <summary>A party with partners.</summary>
/// <param name="Coreness">Continuous, the squares of all summing to 1; null where it is not defined.</param>
public sealed record CoreMember(int PartyId, bool IsCore, double? Coreness);

/// <summary>Answer of <see cref="CoreAndPeriphery"/>; a fit is null where it is not defined.</summary>
/// <param name="Fit">Correlation of the ties with the ideal split, −1 to 1.</param>
/// <param name="ContinuousFit">Correlation with the products of coreness.</param>
/// <param name="Members">The highest coreness first.</param>
public sealed record CoreResult(double? Fit, int CoreSize, double? ContinuousFit, bool Converged, IReadOnlyList<CoreMember> Members);
