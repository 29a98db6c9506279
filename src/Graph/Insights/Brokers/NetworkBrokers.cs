using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Brokers;

/// <summary>What groups of parties brokers stand between.</summary>
public enum BrokerGroup : byte
{
    /// <summary>Their kinds.</summary>
    Kind,

    /// <summary>Their provinces.</summary>
    Province,

    /// <summary>Their regions.</summary>
    Region,
}

/// <summary>What brokers are sorted by; roles by how often a party plays them.</summary>
public enum BrokerOrder : byte
{
    /// <summary>Least constrained first.</summary>
    Constraint,

    /// <summary>Largest first.</summary>
    EffectiveSize,

    /// <summary>Largest first.</summary>
    Efficiency,

    /// <summary>Most often between two of its own group first.</summary>
    Coordinator,

    /// <summary>Most often between two of one other group first.</summary>
    Consultant,

    /// <summary>Most often between another group and its own, inwards, first.</summary>
    Gatekeeper,

    /// <summary>Most often between its own group and another, outwards, first.</summary>
    Representative,

    /// <summary>Most often between two other groups first.</summary>
    Liaison,
}

/// <summary>
/// Who stands between others: Burt's measures of structural holes, and Gould and Fernandez' five roles between groups with what chance
/// gives.
/// Parties without a tie stand between nobody and are no part of chance either: groups are dealt anew, or ties drawn, among those with one.
/// </summary>
public static class NetworkBrokers
{
    public static Analysis<BrokerOptions, BrokerResult> Analysis { get; } = new("brokers", Compute, Estimate);

    private static BrokerResult Compute(ScopedNetwork network, BrokerOptions options, CancellationToken cancel)
    {
        var tied = ScopedNetwork.NodesWithTies(network.Graph);
        var graph = CsrGraphBuilder.Induced(network.Graph, tied);
        var (labels, groups) = Labels(network, tied, options.GroupBy);
        var holes = StructuralHoles.Compute(graph, new() { Measures = StructuralHolesMeasures.All }, cancel);
        var roles = BrokerageRoles.Compute(
            graph,
            labels,
            new()
            {
                NullModel = options.NullModel,
                DrawCount = options.DrawCount,
                Seed = options.Seed,
            },
            cancel
        );
        var brokers = tied.Select(
            (place, node) =>
                new Broker(
                    network.PartyIds[place],
                    Known(holes.Constraint![node]),
                    Known(holes.EffectiveSize![node]),
                    Known(holes.Efficiency![node]),
                    Known(holes.Hierarchy![node]),
                    Rows(roles.Nodes, node)
                )
        );
        return new(
            [.. Sorted(brokers, options.Order)],
            [.. groups.Select((group, label) => new GroupRoles(group, Rows(roles.Groups, label)))],
            network.Graph.NodeCount == 0 ? [] : Rows(roles.Whole, 0)
        );
    }

    private static IEnumerable<Broker> Sorted(IEnumerable<Broker> brokers, BrokerOrder order) =>
        order switch
        {
            BrokerOrder.Constraint => brokers
                .OrderBy(broker => broker.Constraint ?? double.PositiveInfinity)
                .ThenBy(broker => broker.PartyId),
            _ => brokers.OrderByDescending(broker => broker.ValueOf(order) ?? double.NegativeInfinity).ThenBy(broker => broker.PartyId),
        };

    private static AnalysisEstimate Estimate(ScopedNetwork network, BrokerOptions options)
    {
        var pairs = 0.0;
        for (var node = 0; node < network.Graph.NodeCount; node++)
            pairs += Math.Pow(network.Graph.Underlying.DegreeOf(node), 2);
        return AnalysisEstimate.Of(network, pairs * (4 + options.DrawCount), bytesPerNode: 400, resultBytesPerNode: 400);
    }

    /// <summary>A group per node, and what the groups are: names of kinds, codes of areas; null for parties that have none.</summary>
    private static (int[] Labels, IReadOnlyList<string?> Groups) Labels(ScopedNetwork network, int[] nodes, BrokerGroup by)
    {
        var names = nodes.Select(node => NameOf(network, network.PartyOf(node), by)).ToArray();
        string?[] groups = [.. names.Distinct().OrderBy(name => name ?? "", StringComparer.Ordinal)];
        return (Array.ConvertAll(names, name => Array.IndexOf(groups, name)), groups);
    }

    private static string? NameOf(ScopedNetwork network, Party party, BrokerGroup by)
    {
        var province = NetworkSnapshot.ProvinceOf(party.AreaCode);
        return by switch
        {
            BrokerGroup.Kind => party.PartyKind.ToString(),
            BrokerGroup.Province => province,
            _ => province is null ? party.AreaCode : network.Snapshot.FindArea(province)?.ParentCode,
        };
    }

    private static RoleFigure[] Rows(RoleTable table, int row) =>
        [
            .. Enum.GetValues<BrokerageRole>()
                .Select(role => new RoleFigure(
                    role,
                    table.CountOf(row, role),
                    Known(table.ExpectedOf(row, role)),
                    Known(table.ScoreOf(row, role))
                )),
        ];

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>Options of <see cref="NetworkBrokers"/>.</summary>
/// <param name="DrawCount">Random draws for the scores of groups and of the whole; 0: these are not known.</param>
public sealed record BrokerOptions(BrokerGroup GroupBy, BrokerageNullModel NullModel, BrokerOrder Order, int DrawCount, ulong Seed);

/// <summary>How often a role is played.</summary>
/// <param name="Expected">How often it would be by chance; null where that is not defined.</param>
/// <param name="Score">Standard deviations above chance; null where that is not defined.</param>
public sealed record RoleFigure(BrokerageRole Role, long Count, double? Expected, double? Score);

/// <summary>A party with partners, and how far it stands between them; null where a measure is not defined.</summary>
public sealed record Broker(
    int PartyId,
    double? Constraint,
    double? EffectiveSize,
    double? Efficiency,
    double? Hierarchy,
    IReadOnlyList<RoleFigure> Roles
)
{
    /// <summary>What it is sorted by.</summary>
    public double? ValueOf(BrokerOrder order) =>
        order switch
        {
            BrokerOrder.Constraint => Constraint,
            BrokerOrder.EffectiveSize => EffectiveSize,
            BrokerOrder.Efficiency => Efficiency,
            _ => Roles[order - BrokerOrder.Coordinator].Count,
        };
}

/// <summary>The roles that parties of a group play together.</summary>
/// <param name="Group">Name of a kind, or code of an area; null for parties without one.</param>
public sealed record GroupRoles(string? Group, IReadOnlyList<RoleFigure> Roles);

/// <summary>Answer of <see cref="NetworkBrokers"/>.</summary>
/// <param name="Parties">In the order asked for, those without a value last.</param>
/// <param name="Groups">By name or code.</param>
/// <param name="Whole">All brokers together; empty where there is no party.</param>
public sealed record BrokerResult(IReadOnlyList<Broker> Parties, IReadOnlyList<GroupRoles> Groups, IReadOnlyList<RoleFigure> Whole);
