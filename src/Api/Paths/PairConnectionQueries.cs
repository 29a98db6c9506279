using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Paths;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Paths;

internal static class PairConnectionQueries
{
    /// <summary>
    /// The way from one party to another whose weakest tie is strongest, of these one with the fewest steps. A tie is as strong as it has
    /// links, unless the scope weighs it otherwise. Null when there is no such party.
    /// </summary>
    /// <param name="from">The id of the party where the way begins.</param>
    /// <param name="to">The id of the party where it ends.</param>
    [Cost(200)]
    public static async Task<StrongestPathNode?> StrongestPath(
        [Asked] NetworkNode network,
        [Id] string from,
        [Id] string to,
        ScopeInput? scope,
        CancellationToken cancellationToken
    ) =>
        PartyPair.Read(network, from, to) is var (fromId, toId)
            ? new(await network.MeasureAsync(Weighed(network, scope), PairConnection.Strongest, new(fromId, toId), cancellationToken))
            : null;

    /// <summary>
    /// How firmly two parties are joined over all ways at once, as the electrical resistance between them: small where many short ways over
    /// strong ties join them. A tie conducts as well as it has links, unless the scope weighs it otherwise. Null when there is no such
    /// party.
    /// </summary>
    /// <param name="from">The id of one party.</param>
    /// <param name="to">The id of another.</param>
    [Cost(500)]
    public static async Task<ResistanceNode?> Resistance(
        [Asked] NetworkNode network,
        [Id] string from,
        [Id] string to,
        ScopeInput? scope,
        CancellationToken cancellationToken
    ) =>
        PartyPair.Read(network, from, to) is var (fromId, toId)
            ? new(await network.MeasureAsync(Weighed(network, scope), PairConnection.Resistance, new(fromId, toId), cancellationToken))
            : null;

    /// <summary>The scope, with ties as strong as they have links where it says nothing of it.</summary>
    internal static NetworkScope Weighed(NetworkNode network, ScopeInput? scope)
    {
        var measured = ScopeInput.Read(scope, network.Snapshot);
        return measured.Weight == TieWeight.None ? measured with { Weight = TieWeight.Links } : measured;
    }
}

/// <summary>The way whose weakest tie is strongest.</summary>
[Name("StrongestPath")]
public sealed class StrongestPathNode(Measured<StrongestPathResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>Whether both parties lie in the scope; where they do not there is no way.</summary>
    public bool IsInScope => measured.Result.IsInScope;

    /// <summary>The weight of the weakest tie on the way; null where there is no tie on it, or no way.</summary>
    public double? WeakestTie => measured.Result.WeakestTie;

    /// <summary>The way; null where there is none.</summary>
    public WayNode? Way() =>
        measured.Result.PartyIds is { Count: > 0 } ids ? new(measured.Network, new(ids, ids.Count - 1, ids.Count - 1)) : null;
}

/// <summary>How firmly two parties are joined over all ways at once. Directions do not matter.</summary>
[Name("Resistance")]
public sealed class ResistanceNode(Measured<ResistanceResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>Whether both parties lie in the scope.</summary>
    public bool IsInScope => measured.Result.IsInScope;

    /// <summary>At least 0, and never above the true one: 1 for a single tie of one link; null where nothing joins the two.</summary>
    public double? Value => measured.Result.Resistance;

    /// <summary>Never below the true one; null where nothing joins the two.</summary>
    public double? UpperBound => measured.Result.UpperBound;

    /// <summary>Whether the two bounds agree within one part in a thousand million.</summary>
    public bool Converged => measured.Result.Converged;
}
