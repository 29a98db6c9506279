using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>
/// Walks from one node, a step at a time: how many are at each node. Costs only what is reached. Memory: 24 bytes per node.
/// </summary>
internal sealed class Walks(CsrGraph graph) : IDisposable
{
    private readonly Scratch<double> first = Scratch.Filled(graph.NodeCount, 0.0);
    private readonly Scratch<double> second = Scratch.Filled(graph.NodeCount, 0.0);
    private readonly Scratch<int> firstList = Scratch.Rent<int>(graph.NodeCount + 1);
    private readonly Scratch<int> secondList = Scratch.Rent<int>(graph.NodeCount + 1);
    private bool isFirst = true;
    private int count;

    /// <summary>Nodes where a walk may be now.</summary>
    public ReadOnlySpan<int> Reached => (isFirst ? firstList : secondList).Span[..count];

    public double this[int node] => (isFirst ? first : second)[node];

    public void Start(int source)
    {
        Clear();
        (isFirst ? first : second)[source] = 1;
        (isFirst ? firstList : secondList)[0] = source;
        count = 1;
    }

    public void Step()
    {
        var (now, nowList) = isFirst ? (first.Array, firstList.Array) : (second.Array, secondList.Array);
        var (then, thenList) = isFirst ? (second.Array, secondList.Array) : (first.Array, firstList.Array);
        var reached = 0;
        for (var i = 0; i < count; i++)
        {
            var node = nowList[i];
            var value = now[node];
            now[node] = 0;
            foreach (var other in graph.NeighboursOf(node))
            {
                thenList[reached] = other;
                reached += then[other] == 0 ? 1 : 0;
                then[other] += value;
            }
        }
        (isFirst, count) = (!isFirst, reached);
    }

    public void Clear()
    {
        var values = isFirst ? first : second;
        foreach (var node in Reached)
            values[node] = 0;
        count = 0;
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        firstList.Dispose();
        secondList.Dispose();
    }
}
