using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Insights.Brokers;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Brokers;

internal static class BrokerQueries
{
    /// <summary>
    /// Who stands between others: Burt's structural holes for each party, and Gould and Fernandez' five roles between groups, with what
    /// chance gives.
    /// </summary>
    /// <param name="groupBy">The groups that brokers stand between.</param>
    /// <param name="nullModel">What chance is taken to be.</param>
    /// <param name="draws">Random draws for the scores of groups and of the whole, 0 (they are then null) or 2 to 200; scores of parties
    /// need none.</param>
    /// <param name="order">What brokers are sorted by.</param>
    [Cost(1000)]
    public static async Task<BrokersNode?> Brokers(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        BrokerGroup groupBy = BrokerGroup.Kind,
        BrokerageNullModel nullModel = BrokerageNullModel.LabelsPermuted,
        BrokerOrder order = BrokerOrder.Constraint,
        [CostPerUnit(20)] int draws = 0,
        int seed = 1
    )
    {
        if (draws != 0)
            Bounds.InRange(draws, 2, 200, "draws");
        return new(
            await network.MeasureAsync(
                scope,
                NetworkBrokers.Analysis,
                new(groupBy, nullModel, order, draws, (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed")),
                cancellationToken
            ),
            groupBy,
            order
        );
    }

    /// <summary>Whether the network has a core that is tied to itself and a periphery that is not, and who belongs to it.</summary>
    /// <param name="starts">Starts of the search for the best split, 1 to 100.</param>
    [Cost(1000)]
    public static async Task<CorePeripheryNode?> CorePeriphery(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        [CostPerUnit(50)] int starts = 10,
        int seed = 1
    ) =>
        new(
            await network.MeasureAsync(
                scope,
                CoreAndPeriphery.Analysis,
                new CoreOptions(Bounds.InRange(starts, 1, 100, "starts"), (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed")),
                cancellationToken
            )
        );
}

/// <summary>Who stands between others.</summary>
[Name("Brokers")]
public sealed class BrokersNode(Measured<BrokerResult> measured, BrokerGroup groupBy, BrokerOrder order) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => BrokerSentences.Of(Snapshot, order, measured.Result);

    private NetworkSnapshot Snapshot => measured.Network.Snapshot;

    /// <summary>Parties with partners, in the order asked for.</summary>
    public Connection<BrokerNode> Parties([Paged] Page page) =>
        Connection.Cut(Snapshot, measured.Result.Parties, InOrder(order), page, broker => new BrokerNode(Snapshot, broker));

    /// <summary>The roles of all parties of each group together.</summary>
    [Cost(1, ListSize = 20)]
    public IEnumerable<BrokerGroupNode> Groups => measured.Result.Groups.Select(group => new BrokerGroupNode(Snapshot, groupBy, group));

    /// <summary>The roles of all parties together; empty where there is no party.</summary>
    public IEnumerable<RoleFigureNode> Whole => measured.Result.Whole.Select(RoleFigureNode.Of);

    private static Sort<Broker> InOrder(BrokerOrder order) =>
        new(
            [
                new SortKey<Broker, double>(order.ToString(), order != BrokerOrder.Constraint, RecordKinds.None, (_, broker) =>
                    broker.ValueOf(order) ?? (order == BrokerOrder.Constraint ? double.MaxValue : double.MinValue)
                ),
            ],
            broker => broker.PartyId
        );
}

/// <summary>A party, and how far it stands between its partners. A measure is null where it is not defined.</summary>
[Name("Broker")]
public sealed class BrokerNode(NetworkSnapshot network, Broker broker)
{
    /// <summary>Which party.</summary>
    public PartyNode Party() => PartyNode.Of(network, network.Parties[broker.PartyId]);

    /// <summary>How far its partners are tied to each other, so that it cannot choose (Burt 1992): the lower, the freer.</summary>
    public double? Constraint => broker.Constraint;

    /// <summary>Its partners less what they repeat of each other.</summary>
    public double? EffectiveSize => broker.EffectiveSize;

    /// <summary>The effective size by the number of partners, 0 to 1.</summary>
    public double? Efficiency => broker.Efficiency;

    /// <summary>How far the constraint comes from one partner, 0 to 1.</summary>
    public double? Hierarchy => broker.Hierarchy;

    /// <summary>The five roles, each with how often the party plays it and how often it would by chance.</summary>
    public IEnumerable<RoleFigureNode> Roles => broker.Roles.Select(RoleFigureNode.Of);
}

/// <summary>How often a role is played.</summary>
/// <param name="Role">What the broker is to the two whom it stands between.</param>
/// <param name="Count">Pairs between whom it is played; without directions each pair counts both ways.</param>
/// <param name="Expected">How often it would be played by chance; null where that is not defined.</param>
/// <param name="Score">Standard deviations above chance; null where that is not defined.</param>
[Name("RoleFigure")]
public sealed record RoleFigureNode(BrokerageRole Role, long Count, double? Expected, double? Score)
{
    internal static RoleFigureNode Of(RoleFigure figure) => new(figure.Role, figure.Count, figure.Expected, figure.Score);
}

/// <summary>The roles that parties of a group play together.</summary>
[Name("BrokerGroupRoles")]
public sealed class BrokerGroupNode(NetworkSnapshot network, BrokerGroup groupBy, GroupRoles group)
{
    /// <summary>The kind; null where groups are areas.</summary>
    public PartyKind? Kind => groupBy == BrokerGroup.Kind ? Enum.Parse<PartyKind>(group.Group!) : null;

    /// <summary>Code of the province or region; null where groups are kinds, and for parties without one.</summary>
    public string? AreaCode => groupBy == BrokerGroup.Kind ? null : group.Group;

    /// <summary>The province or region.</summary>
    public Areas.AreaNode? Area() => AreaCode is { } code && network.FindArea(code) is { } area ? new(network, area) : null;

    /// <summary>The five roles.</summary>
    public IEnumerable<RoleFigureNode> Roles => group.Roles.Select(RoleFigureNode.Of);
}
