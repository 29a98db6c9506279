using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.WeakPoints;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.WeakPoints;

internal static class TieQueries
{
    /// <summary>The ties that most shortest ways run over: those that the rest needs to reach each other (edge betweenness).</summary>
    /// <param name="byStrength">Whether a strong tie is a short way, one over its weight; every tie is one step otherwise.</param>
    [Cost(1000)]
    public static async Task<BusyTiesNode?> BusyTies(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        bool byStrength = false,
        int seed = 1
    )
    {
        var options = new BusyTieOptions(byStrength, (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed"));
        return new(await network.MeasureAsync(scope, Graph.Insights.WeakPoints.BusyTies.Analysis, options, cancellationToken));
    }

    /// <summary>
    /// The fewest new ties after which the loss of no single tie parts anyone (Eswaran and Tarjan 1976). Which of several smallest sets it
    /// is says nothing about who fits together: partnerSuggestions and expansionPlan do.
    /// </summary>
    /// <param name="joinParts">Whether parts that nothing joins are joined too; else each is mended by itself.</param>
    [Cost(500)]
    public static async Task<ReinforcementNode?> Reinforcement(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        bool joinParts = false
    ) => new(await network.MeasureAsync(scope, Graph.Insights.WeakPoints.Reinforcement.Analysis, new(joinParts), cancellationToken));
}

/// <summary>The ties by how many shortest ways run over them.</summary>
[Name("BusyTies")]
public sealed class BusyTiesNode(Measured<BusyTieResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>False where the shares are estimates from a sample of start parties.</summary>
    public bool IsExact => measured.Result.IsExact;

    /// <summary>Parties that ways were searched from.</summary>
    public int StartCount => measured.Result.StartCount;

    /// <summary>The ties, the busiest first.</summary>
    public Connection<BusyTieNode> Ties([Paged] Page page) =>
        Connection.InOrder(measured.Network.Snapshot, measured.Result.Ties, page, tie => new BusyTieNode(measured.Network, tie));
}

/// <summary>A tie, and how much runs over it.</summary>
[Name("BusyTie")]
public sealed class BusyTieNode(ScopedNetwork network, BusyTie tie) : TieNode(network, tie.FromId, tie.ToId)
{
    /// <summary>The share of all pairs of parties whose shortest ways run over it, 0 to 1.</summary>
    public double Fraction => tie.Share;

    /// <summary>1 for the busiest; equal ones share a rank.</summary>
    public int Rank => tie.Rank;
}

/// <summary>New ties that leave no bridge. Directions and weights do not matter.</summary>
[Name("Reinforcement")]
public sealed class ReinforcementNode(Measured<ReinforcementResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>Ties of today whose loss parts someone.</summary>
    public int BridgeCount => measured.Result.BridgeCount;

    /// <summary>Those that no new tie can mend: two parties with nobody else.</summary>
    public int BridgesLeft => measured.Result.BridgesLeft;

    /// <summary>Whether every party reaches every other with the new ties.</summary>
    public bool IsConnected => measured.Result.IsConnected;

    /// <summary>The ties to make; no smaller number would do.</summary>
    public Connection<NewTieNode> Ties([Paged] Page page) =>
        Connection.InOrder(measured.Network.Snapshot, measured.Result.Ties, page, tie => new NewTieNode(Of(tie.FromId), Of(tie.ToId)));

    private PartyNode Of(int partyId) => PartyNode.Of(measured.Network.Snapshot, measured.Network.Snapshot.Parties[partyId]);
}

/// <summary>Two parties to be tied.</summary>
/// <param name="From">One party.</param>
/// <param name="To">The other party.</param>
[Name("NewTie")]
public sealed record NewTieNode(PartyNode From, PartyNode To);
