using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights;

/// <summary>Which nodes fall off when a node or a tie goes. The parts that remain are searched side by side, so that the largest is never walked whole: time in what falls off.</summary>
internal sealed class CutParts(CsrGraph graph)
{
    private CsrGraph Graph => graph;

    private readonly int[] marks = new int[graph.NodeCount];
    private int used;

    /// <summary>The nodes that the loss of a node parts from the largest rest of its component, ascending; where two rests are the largest, one of them.</summary>
    public int[] Of(int node) => new Search(this, graph.NeighboursOf(node).ToArray(), node, -1, -1).Smaller();

    /// <summary>The nodes on the smaller side of a bridge, ascending; one of them where they are equal.</summary>
    public int[] Of(int source, int target) => new Search(this, [Math.Min(source, target), Math.Max(source, target)], -1, source, target).Smaller();

    /// <summary>One search from several starts: a part for each, until two of them meet and become one. The part that has walked least goes on, so that parts end by size.</summary>
    private sealed class Search
    {
        private readonly CsrGraph graph;
        private readonly int[] marks;
        private readonly int without, source, target, firstMark;
        private readonly int[] roots;
        private readonly List<int>[] nodes;
        private readonly int[] walked;
        private readonly PriorityQueue<int, (int Walked, int Part)> waiting = new();
        private int open;

        public Search(CutParts owner, int[] starts, int without, int source, int target)
        {
            (graph, marks, this.without, this.source, this.target) = (owner.Graph, owner.marks, without, source, target);
            // Marks count upwards from one search to the next, so that nothing is cleared between them.
            firstMark = owner.used + 1;
            owner.used += starts.Length;
            open = starts.Length;
            roots = new int[starts.Length];
            walked = new int[starts.Length];
            nodes = new List<int>[starts.Length];
            for (var part = 0; part < starts.Length; part++)
            {
                roots[part] = part;
                nodes[part] = [starts[part]];
                marks[starts[part]] = firstMark + part;
                waiting.Enqueue(part, (0, part));
            }
        }

        public int[] Smaller()
        {
            var fallen = new List<int>();
            while (open > 1)
            {
                waiting.TryDequeue(out var part, out var at);
                if (Root(part) != part || walked[part] != at.Walked) continue;
                if (walked[part] == nodes[part].Count)
                {
                    fallen.AddRange(nodes[part]);
                    open--;
                    continue;
                }
                Walk(part);
                waiting.Enqueue(part, (walked[part], part));
            }
            fallen.Sort();
            return [.. fallen];
        }

        private void Walk(int part)
        {
            var node = nodes[part][walked[part]++];
            foreach (var other in graph.NeighboursOf(node))
            {
                if (other == without || node == source && other == target || node == target && other == source) continue;
                ref var mark = ref marks[other];
                if (mark < firstMark)
                {
                    mark = firstMark + part;
                    nodes[part].Add(other);
                }
                else if (Root(mark - firstMark) is var met && met != part)
                    Merge(part, met);
            }
        }

        /// <summary>Takes another part over: what both have walked stays walked.</summary>
        private void Merge(int part, int other)
        {
            var (ours, theirs) = (nodes[part], nodes[other]);
            var merged = new List<int>(ours.Count + theirs.Count);
            merged.AddRange(theirs[..walked[other]]);
            merged.AddRange(ours);
            merged.AddRange(theirs[walked[other]..]);
            nodes[part] = merged;
            walked[part] += walked[other];
            (roots[other], nodes[other]) = (part, []);
            open--;
        }

        private int Root(int part)
        {
            while (roots[part] != part) part = roots[part] = roots[roots[part]];
            return part;
        }
    }
}
