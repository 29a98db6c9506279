using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Cohesion;

namespace AntiCorruption.Api.Cohesion;

internal static class CohesionQueries
{
    /// <summary>
    /// All pairs and triples of parties by how they are tied: the sixteen kinds of Holland and Leinhardt, of which an undirected scope has
    /// four.
    /// </summary>
    [Cost(500)]
    public static async Task<TriadCensusNode?> TriadCensus(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken
    ) => new(await network.MeasureAsync(scope, NetworkCohesion.Triads, new(), cancellationToken));

    /// <summary>
    /// The ties by how well triangles back them (k-truss): groups in which every tie is backed by others hold together when one tie breaks.
    /// </summary>
    [Cost(500)]
    public static async Task<TrussesNode?> Trusses([Asked] NetworkNode network, ScopeInput? scope, CancellationToken cancellationToken) =>
        new(await network.MeasureAsync(scope, NetworkCohesion.Trusses, new(), cancellationToken));

    /// <summary>
    /// Whether the network is a small world: as closely knit as a lattice, and yet with ways as short as in a random network with the same
    /// numbers of partners.
    /// </summary>
    /// <param name="replicas">Random networks to compare with, 1 to 100.</param>
    [Cost(1000)]
    public static async Task<SmallWorldNode?> SmallWorld(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        [CostPerUnit(20)] int replicas = 10,
        int seed = 1
    )
    {
        var options = new ReplicaOptions(
            Bounds.InRange(replicas, 1, 100, "replicas"),
            (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed")
        );
        return new(await network.MeasureAsync(scope, NetworkCohesion.SmallWorlds, options, cancellationToken));
    }
}
