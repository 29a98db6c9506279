using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>
/// The network seen from one party: whom it shares partners with. One thread's, used again and again; looking costs the partners of its
/// partners.
/// </summary>
internal sealed class Ego(CsrGraph graph) : IDisposable
{
    private readonly Scratch<double> strengths = Scratch.Filled(graph.NodeCount, 0.0);
    private readonly Scratch<int> counts = Scratch.Filled(graph.NodeCount, 0);
    private readonly List<int> touched = [];

    /// <summary>The party looked from.</summary>
    public int Node { get; private set; } = -1;

    /// <summary>Those that share a partner with it, its own partners among them, in no order.</summary>
    public IReadOnlyList<int> Touched => touched;

    /// <summary>Distances from it, where asked for.</summary>
    public int[]? Steps { get; private set; }

    public int SharedCount(int other) => counts[other];

    /// <summary>Σ 1/ln(partners) over shared partners, in their order.</summary>
    public double Strength(int other) => strengths[other];

    public void Look(int node, bool withSteps, CancellationToken cancel)
    {
        foreach (var other in touched)
            (strengths[other], counts[other]) = (0, 0);
        touched.Clear();
        Node = node;
        foreach (var partner in graph.NeighboursOf(node))
        {
            var strength = 1 / Math.Log(graph.DegreeOf(partner));
            foreach (var other in graph.NeighboursOf(partner))
            {
                if (other == node)
                    continue;
                if (counts[other]++ == 0)
                    touched.Add(other);
                strengths[other] += strength;
            }
        }
        Steps = withSteps ? Insights.Shared.Steps.From(graph, [node], cancel) : null;
    }

    /// <summary>The partners that it shares with another, ascending.</summary>
    public List<int> SharedWith(int other)
    {
        var shared = new List<int>();
        foreach (var partner in graph.NeighboursOf(Node))
            if (graph.HasArc(partner, other))
                shared.Add(partner);
        return shared;
    }

    public void Dispose()
    {
        strengths.Dispose();
        counts.Dispose();
    }
}
