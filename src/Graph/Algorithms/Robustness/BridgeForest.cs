using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>A graph with every set of nodes that no bridge divides made one node: what is left is a forest of bridges.</summary>
internal sealed class BridgeForest
{
    private readonly int[] starts;
    private readonly int[] members;

    public BridgeForest(CsrGraph graph, BiconnectedComponentsResult blocks)
    {
        SetOf = SetsOf(graph.NodeCount, blocks, out var count);
        starts = new int[count + 1];
        members = new int[graph.NodeCount];
        foreach (var set in SetOf)
            starts[set + 1]++;
        for (var set = 0; set < count; set++)
            starts[set + 1] += starts[set];
        var places = starts[..^1];
        for (var node = 0; node < members.Length; node++)
            members[places[SetOf[node]]++] = node;
        var ties = new EdgeList();
        foreach (var bridge in blocks.Bridges)
            ties.Add(SetOf[bridge.Source], SetOf[bridge.Target]);
        Tree = CsrGraphBuilder.Undirected(ties, count);
    }

    /// <summary>Sets as nodes, numbered by their first node; bridges as ties.</summary>
    public CsrGraph Tree { get; }

    /// <summary>The set of each node.</summary>
    public int[] SetOf { get; }

    /// <summary>The nodes of a set, ascending.</summary>
    public ReadOnlySpan<int> At(int set) => members.AsSpan(starts[set], starts[set + 1] - starts[set]);

    /// <summary>A first and a last leaf of every tree, by their first set; sets that are a tree alone come last, as both.</summary>
    public List<(int FirstLeaf, int LastLeaf)> TreesInOrder()
    {
        var rows = new List<(int, int)>();
        var seen = new BitSet(Tree.NodeCount);
        for (var set = 0; set < Tree.NodeCount; set++)
        {
            if (seen[set] || Tree.DegreeOf(set) == 0)
                continue;
            var leaves = LeavesOf(Tree, set, seen);
            rows.Add((leaves[0], leaves[^1]));
        }
        for (var set = 0; set < Tree.NodeCount; set++)
            if (Tree.DegreeOf(set) == 0)
                rows.Add((set, set));
        return rows;
    }

    /// <summary>The leaves of a tree as a depth-first pass from one of its sets meets them; none of a set alone.</summary>
    public static List<int> LeavesOf(CsrGraph tree, int from, BitSet? seen = null)
    {
        seen ??= new BitSet(tree.NodeCount);
        var leaves = new List<int>();
        var path = new Stack<int>([from]);
        seen.Add(from);
        while (path.TryPop(out var set))
        {
            if (tree.DegreeOf(set) == 1)
                leaves.Add(set);
            foreach (var other in tree.NeighboursOf(set))
                if (seen.Add(other))
                    path.Push(other);
        }
        return leaves;
    }

    private static int[] SetsOf(int nodes, BiconnectedComponentsResult blocks, out int count)
    {
        using var sets = new ComponentTally(nodes);
        for (var node = 0; node < nodes; node++)
            sets.Add(node);
        for (var block = 0; block < blocks.BlockCount; block++)
            if (blocks.BlockAt(block) is { Length: > 2 } members)
                foreach (var member in members[1..])
                    sets.Join(members[0], member);
        using var numbers = Scratch.Filled(nodes, -1);
        var labels = new int[nodes];
        count = 0;
        for (var node = 0; node < nodes; node++)
        {
            ref var number = ref numbers[sets.HeadOf(node)];
            if (number < 0)
                number = count++;
            labels[node] = number;
        }
        return labels;
    }
}
