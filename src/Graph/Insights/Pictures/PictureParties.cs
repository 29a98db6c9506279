using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Pictures;

/// <summary>The parties of a scope that a picture is about: all, or some.</summary>
internal sealed class PictureParties
{
    public PictureParties(ScopedNetwork network)
        : this(network, [.. Enumerable.Range(0, network.Graph.NodeCount)], network.Graph.Underlying) { }

    private PictureParties(ScopedNetwork network, int[] nodes, CsrGraph graph) => (Network, Nodes, Graph) = (network, nodes, graph);

    public ScopedNetwork Network { get; }

    /// <summary>Nodes of the scope, ascending.</summary>
    public int[] Nodes { get; }

    /// <summary>The ties among them, without directions; its node i is number i of <see cref="Nodes"/>.</summary>
    public CsrGraph Graph { get; }

    public Party PartyOf(int party) => Network.PartyOf(Nodes[party]);

    /// <summary>Some of them.</summary>
    /// <param name="parties">Numbers in <see cref="Nodes"/>, ascending.</param>
    public PictureParties Only(int[] parties) =>
        new(Network, Array.ConvertAll(parties, party => Nodes[party]), CsrGraphBuilder.Induced(Graph, parties));
}
