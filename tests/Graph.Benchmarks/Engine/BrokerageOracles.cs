using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Σ over contacts of (p_ij + Σ_q p_iq p_qj)².</summary>
    public static Outcome Constraint(CsrGraph graph) => Outcome.Nodes([.. Enumerable.Range(0, graph.NodeCount).Select(i =>
    {
        var contacts = ContactsOf(graph, i);
        return contacts.Length == 0 ? double.NaN : contacts.Sum(j => Math.Pow(Invested(graph, i, j) + contacts.Where(q => q != j).Sum(q => Invested(graph, i, q) * Invested(graph, q, j)), 2));
    })]);

    /// <summary>Σ over contacts of 1 − Σ_q p_iq m_jq.</summary>
    public static Outcome EffectiveSize(CsrGraph graph) => Outcome.Nodes([.. Enumerable.Range(0, graph.NodeCount).Select(i =>
    {
        var contacts = ContactsOf(graph, i);
        return contacts.Length == 0 ? double.NaN : contacts.Sum(j => 1 - contacts.Where(q => q != j).Sum(q => Invested(graph, i, q) * Mutual(graph, j, q) / ContactsOf(graph, j).Max(k => Mutual(graph, j, k))));
    })]);

    private static int[] ContactsOf(CsrGraph graph, int node) => graph.Underlying.NeighboursOf(node).ToArray();

    private static double Invested(CsrGraph graph, int u, int v) => Mutual(graph, u, v) / ContactsOf(graph, u).Sum(other => Mutual(graph, u, other));

    private static double Mutual(CsrGraph graph, int u, int v) => (graph.ArcOf(u, v) is >= 0 and var arc ? graph.WeightAt(arc) : 0) + (graph.ArcOf(v, u) is >= 0 and var back ? graph.WeightAt(back) : 0);
}
