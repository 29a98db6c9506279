using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Insights.WeakPoints;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.WeakPoints;

/// <summary>How the network comes apart while parties leave it.</summary>
[Name("RemovalCurve")]
public sealed class RemovalCurveNode(Measured<RemovalResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => WeakPointSentences.Of(measured.Result);

    /// <summary>The network after some parties have left, at most 101 steps evenly apart, the whole one first.</summary>
    [Cost(ListSize = RemovalCurves.MaxStepCount)]
    public IEnumerable<RemovalStepNode> Steps =>
        measured.Result.Steps.Select(step => new RemovalStepNode(
            step.RemovedCount,
            step.LargestComponentSize,
            step.LargestComponentSpread,
            step.ComponentCount,
            step.ConnectedFraction
        ));

    /// <summary>
    /// Mean share of the largest component over all steps (Schneider et al. 2011), 0 to 0.5: the higher, the more robust; null where not
    /// all parties leave.
    /// </summary>
    public double? Robustness => measured.Result.Robustness;

    /// <summary>Random orders that were followed; 1 for the others.</summary>
    public int RunCount => measured.Result.RunCount;

    /// <summary>False where betweenness was estimated from 64 start parties, as in networks above 300 parties.</summary>
    public bool IsExact => measured.Result.IsExact;

    /// <summary>Who left, the first first, at most 1,000; none where orders were drawn.</summary>
    /// <param name="first">Parties at most, 0 to 1,000.</param>
    [Cost(1, SizedBy = ["first"])]
    public IEnumerable<PartyNode> Removed([System.ComponentModel.DefaultValue(10)] int first = 10) =>
        measured
            .Result.RemovedPartyIds.Take(Bounds.InRange(first, 0, 1000, "first"))
            .Select(id => PartyNode.Of(measured.Network.Snapshot, measured.Network.Snapshot.Parties[id]));
}

/// <summary>The network after some parties have left: means over the runs.</summary>
/// <param name="RemovedCount">Parties that have left.</param>
/// <param name="LargestComponentSize">Parties in the largest part that hangs together.</param>
/// <param name="LargestComponentSpread">The standard deviation of that over the runs; 0 for one run.</param>
/// <param name="ComponentCount">Parts that hang together.</param>
/// <param name="ConnectedFraction">Pairs of parties with a way between them by all pairs there were, 0 to 1; null where there were
/// none.</param>
[Name("RemovalStep")]
public sealed record RemovalStepNode(
    int RemovedCount,
    double LargestComponentSize,
    double LargestComponentSpread,
    double ComponentCount,
    double? ConnectedFraction
);

/// <summary>In which order parties leave the network. For an order of your own ask whatIf with the parties removed.</summary>
[Name("RemovalOrder")]
public enum PartyRemovalOrder
{
    /// <summary>Drawn at random: failures.</summary>
    Random = RemovalOrder.Random,

    /// <summary>By degree in the whole network.</summary>
    Degree = RemovalOrder.Degree,

    /// <summary>By degree among those that remain.</summary>
    DegreeRecomputed = RemovalOrder.DegreeRecomputed,

    /// <summary>By betweenness in the whole network.</summary>
    Betweenness = RemovalOrder.Betweenness,

    /// <summary>By betweenness among those that remain.</summary>
    BetweennessRecomputed = RemovalOrder.BetweennessRecomputed,
}

internal static class RemovalInput
{
    /// <exception cref="WireException">OUT_OF_RANGE.</exception>
    public static RemovalOptions Read(PartyRemovalOrder asked, double maxFraction, int runs, int seed)
    {
        var order = (RemovalOrder)asked;
        Bounds.InRange(runs, 1, 1000, "runs");
        // Orders that are not drawn are followed once, and their seed says nothing: one key for all.
        var isDrawn = order == RemovalOrder.Random;
        return new(
            order,
            Bounds.InRange(maxFraction, 0, 1, "maxFraction"),
            isDrawn ? runs : 1,
            isDrawn || order >= RemovalOrder.Betweenness ? (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed") : 0
        );
    }
}
