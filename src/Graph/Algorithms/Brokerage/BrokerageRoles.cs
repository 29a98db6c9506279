using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>
/// Between which groups each node stands: five roles of a broker, how often each is played, and how often it would be by chance.
/// </summary>
/// <remarks>
/// <para><b>Definition.</b> Every i→j→k with i ≠ k and no arc i→k gives j a role by the groups of the three: all one group, coordinator; i
/// and k of one group and j of another, consultant; j in the group of k alone, gatekeeper; j in the group of i alone, representative; three
/// groups, liaison. Expected counts and standard deviations by a <see cref="BrokerageNullModel"/>; score = (count − expected) ÷
/// deviation.</para>
/// <para><b>Input.</b> Directed, or undirected, where each open two-path is read both ways; a group per node. Weights do not matter; any
/// number of components.</para>
/// <para><b>Output.</b> Tables of counts, expected counts and deviations per node, per group of the broker, and of the whole graph.
/// Undefined, NaN: a score where the deviation is 0 or unknown.</para>
/// <para><b>Ending.</b> After one pass; expected counts are closed formulae, and so are deviations of nodes. Deviations of groups and of
/// the whole are of so many random draws, and not known where each broker's own label is fixed, which is no one way to draw.</para>
/// <para><b>Cost.</b> O(Σ d²) a pass on all threads, a pass more for each draw; 160 bytes per node, 5 per node and thread.</para>
/// <para><b>Determinism.</b> Draws are seeded; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> R. V. Gould, R. M. Fernandez, Structures of mediation, Sociological Methodology 19 (1989), doi:10.2307/270949; the
/// formulae for permuted labels are counts of pairs of two-paths by what they share, with sampling without replacement.</para>
/// </remarks>
public static class BrokerageRoles
{
    /// <param name="labels">A group per node, numbers from 0 to n − 1.</param>
    /// <exception cref="ArgumentException">Not one label per node, or one out of range.</exception>
    public static BrokerageRolesResult Compute(
        CsrGraph graph,
        ReadOnlySpan<int> labels,
        BrokerageRolesOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new BrokerageRolesOptions();
        var groups = labels.ToArray();
        if (groups.Length != graph.NodeCount)
            throw new ArgumentException($"{groups.Length} labels for {graph.NodeCount} nodes.", nameof(labels));
        if (Array.FindIndex(groups, label => (uint)label >= (uint)groups.Length) is >= 0 and var wrong)
            throw new ArgumentException($"Label {groups[wrong]} of node {wrong} is not from 0 to {groups.Length - 1}.", nameof(labels));
        var sizes = new int[groups.Length == 0 ? 0 : groups.Max() + 1];
        foreach (var label in groups)
            sizes[label]++;
        var result = new BrokerageRolesResult(new RoleTable(groups.Length), new RoleTable(sizes.Length), new RoleTable(1));
        var paths = new TwoPaths[groups.Length];
        RoleCounter.Count(graph, groups, result.Nodes.Counts, paths, cancel);
        RoleCounter.Sum(result.Nodes.Counts, groups, result.Groups.Counts, result.Whole.Counts);
        new RoleExpectations(graph, sizes, options.NullModel).Fill(groups, paths, result);
        if (groups.Length > 0)
            RoleDraws.Fill(graph, groups, options, result, cancel);
        return result;
    }
}

/// <summary>What a node is to the two whom it stands between.</summary>
public enum BrokerageRole
{
    /// <summary>All three are of one group.</summary>
    Coordinator,

    /// <summary>The two are of one group, the broker of another.</summary>
    Consultant,

    /// <summary>The first is of another group, the broker and the second are of one: it lets others in.</summary>
    Gatekeeper,

    /// <summary>The first and the broker are of one group, the second of another: it speaks for its group.</summary>
    Representative,

    /// <summary>All three are of different groups.</summary>
    Liaison,
}

/// <summary>What chance is taken to be.</summary>
public enum BrokerageNullModel
{
    /// <summary>The ties stay, all labels are permuted.</summary>
    LabelsPermuted,

    /// <summary>The ties and the broker's own label stay, the labels of all others are permuted.</summary>
    BrokerLabelFixed,

    /// <summary>
    /// Gould and Fernandez' own: the labels stay, each possible tie is there with the probability of the density, independently.
    /// </summary>
    TiesIndependent,
}

/// <summary>Options of <see cref="BrokerageRoles"/>.</summary>
public sealed record BrokerageRolesOptions
{
    public BrokerageNullModel NullModel { get; init; } = BrokerageNullModel.LabelsPermuted;

    /// <summary>
    /// Random draws for deviations of groups and of the whole, 0 (none: unknown) or from 2 on; 200 are right to about 5 %.
    /// </summary>
    public int DrawCount
    {
        get;
        init =>
            field = value is 0 or >= 2
                ? value
                : throw new ArgumentOutOfRangeException(nameof(DrawCount), value, "DrawCount must be 0 or at least 2.");
    } = 200;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="BrokerageRoles"/>.</summary>
/// <param name="Nodes">A row per node as the broker.</param>
/// <param name="Groups">A row per label: all brokers of that group.</param>
/// <param name="Whole">One row: all brokers.</param>
public sealed record BrokerageRolesResult(RoleTable Nodes, RoleTable Groups, RoleTable Whole);

/// <summary>
/// Counts of the five roles with what chance gives, row by row: five numbers each, in the order of <see cref="BrokerageRole"/>.
/// </summary>
public sealed class RoleTable(int rowCount)
{
    public const int RoleCount = 5;

    /// <summary>Nodes, groups or 1, as the table has rows.</summary>
    public int RowCount => rowCount;

    /// <summary>How often each role is played, ≥ 0.</summary>
    public long[] Counts { get; } = new long[rowCount * RoleCount];

    /// <summary>How often it would be played by chance, ≥ 0.</summary>
    public double[] Expected { get; } = new double[rowCount * RoleCount];

    /// <summary>Standard deviations; NaN where not known.</summary>
    public double[] Deviations { get; } = new double[rowCount * RoleCount];

    public long CountOf(int row, BrokerageRole role) => Counts[row * RoleCount + (int)role];

    public double ExpectedOf(int row, BrokerageRole role) => Expected[row * RoleCount + (int)role];

    public double DeviationOf(int row, BrokerageRole role) => Deviations[row * RoleCount + (int)role];

    /// <summary>How many deviations the count lies above what chance gives; NaN where that is not defined.</summary>
    public double ScoreOf(int row, BrokerageRole role) =>
        DeviationOf(row, role) > 0 ? (CountOf(row, role) - ExpectedOf(row, role)) / DeviationOf(row, role) : double.NaN;
}
