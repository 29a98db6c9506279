using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Components;

/// <summary>The nodes and ties that hold a network together alone, and the blocks between them, in one pass.</summary>
/// <remarks>
/// <para><b>Definition.</b> An articulation point is a node, a bridge a tie, without which its component falls apart; a block is a largest
/// set of nodes that no single node's loss divides (two ends of a bridge are one too).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter. Any number of
/// components.</para>
/// <para><b>Output.</b> Articulation points; bridges as pairs (smaller node first); blocks as lists of nodes; for each node, how many
/// others its loss cuts off from the largest part that remains of its component, and for each bridge the nodes on its smaller side. An
/// isolated node is in no block.</para>
/// <para><b>Ending.</b> After one depth-first pass.</para>
/// <para><b>Cost.</b> O(n + m) time on one thread; 32 bytes per node, no recursion.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> J. Hopcroft, R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, CACM 16 (1973), made
/// iterative.</para>
/// </remarks>
public static class BiconnectedComponents
{
    public static BiconnectedComponentsResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        using var pass = new Pass(graph);
        for (var root = 0; root < graph.NodeCount; root++)
            if (!pass.HasSeen(root))
            {
                if ((root & 4095) == 0)
                    cancel.ThrowIfCancellationRequested();
                pass.Run(root);
            }
        return pass.Result();
    }

    private sealed class Pass(CsrGraph graph) : IDisposable
    {
        private readonly Scratch<int> index = Scratch.Filled(graph.NodeCount, -1);
        private readonly Scratch<int> low = Scratch.Rent<int>(graph.NodeCount);
        private readonly Scratch<int> arcs = Scratch.Rent<int>(graph.NodeCount);
        private readonly Scratch<int> path = Scratch.Rent<int>(graph.NodeCount);
        private readonly Scratch<int> open = Scratch.Rent<int>(graph.NodeCount);
        private readonly Scratch<int> nodeAt = Scratch.Rent<int>(graph.NodeCount);
        private readonly Scratch<int> below = Scratch.Rent<int>(graph.NodeCount);

        // Of each node: nodes in the parts its loss cuts from the root's side, and the largest of those parts.
        private readonly int[] cut = new int[graph.NodeCount];
        private readonly Scratch<int> largestCut = Scratch.Filled(graph.NodeCount, 0);
        private readonly bool[] isArticulation = new bool[graph.NodeCount];
        private readonly List<(int, int, int)> bridges = [];
        private readonly List<int> blockStarts = [0];
        private readonly List<int> blockNodes = [];
        private int visited;

        public bool HasSeen(int node) => index[node] >= 0;

        public void Run(int root)
        {
            var (depth, openCount, rootParts) = (0, 0, 0);
            var (first, firstBridge) = (visited, bridges.Count);
            Enter(root, 0);
            while (true)
            {
                var node = path[depth];
                if (Advance(node, depth == 0 ? -1 : path[depth - 1]) is >= 0 and var next)
                {
                    Enter(next, ++depth);
                    open[openCount++] = next;
                    continue;
                }
                if (depth == 0)
                    break;
                var parent = path[--depth];
                below[parent] += below[node];
                low[parent] = Math.Min(low[parent], low[node]);
                if (low[node] < index[parent])
                    continue;
                rootParts += depth == 0 ? 1 : 0;
                isArticulation[parent] |= depth > 0 || rootParts > 1;
                cut[parent] += below[node];
                largestCut[parent] = Math.Max(largestCut[parent], below[node]);
                if (low[node] > index[parent])
                    bridges.Add((Math.Min(node, parent), Math.Max(node, parent), below[node]));
                CloseBlock(parent, node, ref openCount);
            }
            CutOff(first, firstBridge);
        }

        public BiconnectedComponentsResult Result()
        {
            bridges.Sort();
            return new BiconnectedComponentsResult(
                isArticulation,
                cut,
                [.. bridges.Select(bridge => new Bridge(bridge.Item1, bridge.Item2, bridge.Item3))],
                [.. blockStarts],
                [.. blockNodes]
            );
        }

        public void Dispose()
        {
            foreach (var scratch in (ReadOnlySpan<Scratch<int>>)[index, low, arcs, path, open, nodeAt, below, largestCut])
                scratch.Dispose();
        }

        /// <summary>Looks along the row for a node not seen yet, and at how far back those seen reach.</summary>
        /// <returns>That node, or −1 at the end of the row.</returns>
        private int Advance(int node, int parent)
        {
            int[] targets = graph.Targets,
                indexOf = index.Array;
            var (arc, end, lowest) = (arcs[node], graph.Offsets[node + 1], low[node]);
            var found = -1;
            while (arc < end && found < 0)
            {
                var other = targets[arc++];
                var its = indexOf[other];
                if (its < 0)
                    found = other;
                else if (its < lowest && other != parent)
                    lowest = its;
            }
            (arcs[node], low[node]) = (arc, lowest);
            return found;
        }

        private void Enter(int node, int depth)
        {
            nodeAt[visited] = node;
            index[node] = low[node] = visited++;
            arcs[node] = graph.Offsets[node];
            below[node] = 1;
            path[depth] = node;
        }

        private void CloseBlock(int parent, int node, ref int openCount)
        {
            int member;
            do
            {
                member = open[--openCount];
                blockNodes.Add(member);
            } while (member != node);
            blockNodes.Add(parent);
            blockStarts.Add(blockNodes.Count);
        }

        /// <summary>
        /// Turns parts cut from the root's side into nodes cut off from the largest part: the root's side may be the smaller one.
        /// </summary>
        private void CutOff(int first, int firstBridge)
        {
            var size = visited - first;
            for (var i = first; i < visited; i++)
            {
                var node = nodeAt[i];
                cut[node] = size - 1 - Math.Max(size - 1 - cut[node], largestCut[node]);
            }
            for (var i = firstBridge; i < bridges.Count; i++)
                bridges[i] = bridges[i] with { Item3 = Math.Min(bridges[i].Item3, size - bridges[i].Item3) };
        }
    }
}

/// <summary>A tie whose loss divides a component.</summary>
/// <param name="Source">The smaller node.</param>
/// <param name="Target">The larger node.</param>
/// <param name="CutOff">Nodes on the smaller side.</param>
public sealed record Bridge(int Source, int Target, int CutOff);

/// <summary>Answer of <see cref="BiconnectedComponents"/>.</summary>
/// <param name="IsArticulation">Per node.</param>
/// <param name="CutOff">Per node: others that its loss cuts off from the largest part that remains of its component; 0 where it is no
/// articulation point.</param>
/// <param name="Bridges">Ties whose loss divides a component, by their nodes.</param>
/// <param name="BlockStarts">Where each block begins in <paramref name="BlockNodes"/>, and the end: one more than there are blocks.</param>
/// <param name="BlockNodes">The nodes of the blocks, block by block; an articulation point is in several.</param>
public sealed record BiconnectedComponentsResult(bool[] IsArticulation, int[] CutOff, Bridge[] Bridges, int[] BlockStarts, int[] BlockNodes)
{
    /// <summary>Sets of at least two nodes that no single loss divides.</summary>
    public int BlockCount => BlockStarts.Length - 1;

    /// <summary>Nodes whose loss divides their component.</summary>
    public int ArticulationCount => IsArticulation.Count(point => point);

    public ReadOnlySpan<int> BlockAt(int block) => BlockNodes.AsSpan(BlockStarts[block], BlockStarts[block + 1] - BlockStarts[block]);
}
