using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>Who falls off when one node or one tie goes: the very nodes, for every articulation point and bridge.</summary>
/// <remarks>
/// <para><b>Definition.</b> The parts into which the loss of a node or tie divides its component; all but the largest part fall off. Of
/// equal parts the one with the component's first node stays, then the one with the smallest neighbour of the node.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter. Any number of
/// components.</para>
/// <para><b>Output.</b> Articulation points and bridges in the order of their numbers, each with the count of nodes that fall off; the
/// nodes themselves, the sizes of the parts, and sums of any value over them on request. An isolated node cuts off nothing.</para>
/// <para><b>Ending.</b> After one depth-first pass.</para>
/// <para><b>Cost.</b> O(n + m) on one thread, then the length of the answer for each request: every part is a run of the order in which the
/// pass met the nodes, or all else of its component. 32 bytes per node while it works, 20 in the answer, where each part and bridge takes
/// 12 and 60 more.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> J. Hopcroft, R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, CACM 16 (1973); the parts read
/// off the depth-first tree in place of a block–cut tree.</para>
/// </remarks>
public static class CutImpact
{
    public static CutImpactResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        using var pass = new Pass(graph);
        for (var root = 0; root < graph.NodeCount; root++)
            if (!pass.HasSeen(root))
            {
                cancel.ThrowIfCancellationRequested();
                pass.Run(root);
            }
        return pass.Result();
    }

    private sealed class Pass(CsrGraph graph) : IDisposable
    {
        private readonly int[] index = Filled(graph.NodeCount);
        private readonly int[] order = new int[graph.NodeCount];
        private readonly Scratch<int> low = Scratch.Rent<int>(graph.NodeCount);
        private readonly Scratch<int> arcs = Scratch.Rent<int>(graph.NodeCount);
        private readonly Scratch<int> path = Scratch.Rent<int>(graph.NodeCount);
        private readonly List<(int Node, Run Run)> parts = [];
        private readonly List<(int Source, int Target, Run Run)> bridges = [];
        private readonly List<int> componentEnds = [];
        private int visited;

        public bool HasSeen(int node) => index[node] >= 0;

        public void Run(int root)
        {
            var depth = 0;
            Enter(root, 0);
            while (true)
            {
                var node = path[depth];
                if (arcs[node] < graph.Offsets[node + 1])
                {
                    var other = graph.Targets[arcs[node]++];
                    if (index[other] < 0)
                        Enter(other, ++depth);
                    else if (depth == 0 || other != path[depth - 1])
                        low[node] = Math.Min(low[node], index[other]);
                    continue;
                }
                if (depth == 0)
                    break;
                var parent = path[--depth];
                low[parent] = Math.Min(low[parent], low[node]);
                // All met since the node lie below it, so its part is the run from it to the last one met.
                if (low[node] >= index[parent])
                    parts.Add((parent, new Run(index[node], visited)));
                if (low[node] > index[parent])
                    bridges.Add((Math.Min(node, parent), Math.Max(node, parent), new Run(index[node], visited)));
            }
            componentEnds.Add(visited);
        }

        public CutImpactResult Result()
        {
            var components = new Run[order.Length];
            var from = 0;
            foreach (var end in componentEnds)
            {
                for (var i = from; i < end; i++)
                    components[order[i]] = new Run(from, end);
                from = end;
            }
            bridges.Sort((left, right) => left.Source != right.Source ? left.Source - right.Source : left.Target - right.Target);
            return new CutImpactResult(order, index, components, [.. parts.OrderBy(part => part.Node)], bridges);
        }

        public void Dispose()
        {
            low.Dispose();
            arcs.Dispose();
            path.Dispose();
        }

        private void Enter(int node, int depth)
        {
            order[visited] = node;
            index[node] = low[node] = visited++;
            arcs[node] = graph.Offsets[node];
            path[depth] = node;
        }

        private static int[] Filled(int nodes)
        {
            var places = new int[nodes];
            Array.Fill(places, -1);
            return places;
        }
    }
}
