using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Σ over contacts of (p_ij + Σ_q p_iq p_qj)².</summary>
    public static Outcome Constraint(CsrGraph graph) =>
        Outcome.Nodes([
            .. Enumerable
                .Range(0, graph.NodeCount)
                .Select(node => ConstraintsOf(graph, node) is { Length: > 0 } parts ? parts.Sum() : double.NaN),
        ]);

    /// <summary>Σ r ln r ÷ (n ln n), r being what one contact constrains as a multiple of the mean.</summary>
    public static Outcome Hierarchy(CsrGraph graph) =>
        Outcome.Nodes([
            .. Enumerable
                .Range(0, graph.NodeCount)
                .Select(node =>
                {
                    var parts = ConstraintsOf(graph, node);
                    return parts.Length < 2
                        ? double.NaN
                        : parts.Select(part => part / parts.Average()).Sum(ratio => ratio * Math.Log(ratio))
                            / (parts.Length * Math.Log(parts.Length));
                }),
        ]);

    /// <summary>Effective size by contact.</summary>
    public static Outcome Efficiency(CsrGraph graph) =>
        Outcome.Nodes([.. EffectiveSize(graph).Values.Select((size, node) => size.Value / ContactsOf(graph, node).Length)]);

    /// <summary>Σ over contacts of 1 − Σ_q p_iq m_jq.</summary>
    public static Outcome EffectiveSize(CsrGraph graph) =>
        Outcome.Nodes([
            .. Enumerable
                .Range(0, graph.NodeCount)
                .Select(i =>
                {
                    var contacts = ContactsOf(graph, i);
                    return contacts.Length == 0
                        ? double.NaN
                        : contacts.Sum(j =>
                            1
                            - contacts
                                .Where(q => q != j)
                                .Sum(q => Invested(graph, i, q) * Mutual(graph, j, q) / ContactsOf(graph, j).Max(k => Mutual(graph, j, k)))
                        );
                }),
        ]);

    /// <summary>Every two-path, looked at.</summary>
    public static Outcome Roles(CsrGraph graph, int[] labels)
    {
        var counts = new long[graph.NodeCount * RoleTable.RoleCount];
        for (var broker = 0; broker < graph.NodeCount; broker++)
            foreach (var source in graph.InNeighboursOf(broker))
            foreach (var target in graph.NeighboursOf(broker))
            {
                if (source == target || graph.HasArc(source, target))
                    continue;
                var (toSource, toTarget, across) = (
                    labels[source] == labels[broker],
                    labels[target] == labels[broker],
                    labels[source] == labels[target]
                );
                var role =
                    toSource && toTarget ? BrokerageRole.Coordinator
                    : toSource ? BrokerageRole.Representative
                    : toTarget ? BrokerageRole.Gatekeeper
                    : across ? BrokerageRole.Consultant
                    : BrokerageRole.Liaison;
                counts[broker * RoleTable.RoleCount + (int)role]++;
            }
        return BrokerageEntries.Roles(counts);
    }

    /// <summary>Every two-path by the chance that three nodes drawn without repetition have such labels.</summary>
    public static Outcome ExpectedRoles(CsrGraph graph, int[] labels)
    {
        double nodes = graph.NodeCount,
            triples = nodes * (nodes - 1) * (nodes - 2);
        var sizes = labels.GroupBy(label => label).Select(group => (double)group.Count()).ToArray();
        var one = sizes.Sum(size => size * (size - 1) * (size - 2)) / triples;
        var two = sizes.Sum(size => size * (size - 1) * (nodes - size)) / triples;
        var expected = new double[graph.NodeCount * RoleTable.RoleCount];
        var counts = Roles(graph, labels).Values.Skip(1).Select(count => count.Value);
        var paths = counts.Chunk(RoleTable.RoleCount).Select(row => row.Sum()).ToArray();
        for (var i = 0; i < expected.Length; i++)
            if (paths[i / RoleTable.RoleCount] is > 0 and var count)
                expected[i] =
                    count
                    * (
                        (BrokerageRole)(i % RoleTable.RoleCount) switch
                        {
                            BrokerageRole.Coordinator => one,
                            BrokerageRole.Liaison => 1 - one - 3 * two,
                            _ => two,
                        }
                    );
        return new Outcome("", BrokerageEntries.ByRole(expected));
    }

    private static double[] ConstraintsOf(CsrGraph graph, int node)
    {
        var contacts = ContactsOf(graph, node);
        return Array.ConvertAll(contacts, j =>
            Math.Pow(Invested(graph, node, j) + contacts.Where(q => q != j).Sum(q => Invested(graph, node, q) * Invested(graph, q, j)), 2)
        );
    }

    private static int[] ContactsOf(CsrGraph graph, int node) => graph.Underlying.NeighboursOf(node).ToArray();

    private static double Invested(CsrGraph graph, int u, int v) =>
        Mutual(graph, u, v) / ContactsOf(graph, u).Sum(other => Mutual(graph, u, other));

    private static double Mutual(CsrGraph graph, int u, int v) =>
        (graph.ArcOf(u, v) is >= 0 and var arc ? graph.WeightAt(arc) : 0)
        + (graph.ArcOf(v, u) is >= 0 and var back ? graph.WeightAt(back) : 0);
}
