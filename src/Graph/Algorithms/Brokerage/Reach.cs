using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>
/// Chooses the nodes from which the most is reached. What a node adds can only shrink as others are chosen, so a node is looked at again
/// only when its last gain would win (Minoux 1978).
/// </summary>
internal static class Reach
{
    /// <param name="steps">How far a node reaches, each it reaches counting 1; null: any distance d, counting 1/d.</param>
    public static KeyPlayersResult Choose(CsrGraph graph, int count, int? steps, CancellationToken cancel)
    {
        var nodes = graph.NodeCount;
        var (held, gains) = (new double[nodes], new double[nodes]);
        ParallelLoop.Ranges(
            nodes,
            64,
            () => new Search(graph, steps),
            (from, to, search) =>
            {
                for (var node = from; node < to; node++)
                {
                    cancel.ThrowIfCancellationRequested();
                    gains[node] = search.Gain(node, held);
                }
            },
            cancel
        );
        var queue = new PriorityQueue<int, (double, int)>();
        for (var node = 0; node < nodes; node++)
            queue.Enqueue(node, (-gains[node], node));
        var (chosen, values, sum) = (new List<int>(), new List<double>(), 0.0);
        using var again = new Search(graph, steps);
        // When each gain was worked out: after how many were chosen.
        var seen = new int[nodes];
        while (chosen.Count < count)
        {
            cancel.ThrowIfCancellationRequested();
            var node = queue.Dequeue();
            if (seen[node] < chosen.Count)
            {
                (gains[node], seen[node]) = (again.Gain(node, held), chosen.Count);
                queue.Enqueue(node, (-gains[node], node));
                continue;
            }
            again.Hold(node, held);
            sum += gains[node];
            chosen.Add(node);
            values.Add(sum / nodes);
        }
        return new KeyPlayersResult([.. chosen], [.. values], 1 - 1 / Math.E);
    }

    /// <summary>A breadth-first search; one thread's, used again and again.</summary>
    private sealed class Search(CsrGraph graph, int? steps) : IDisposable
    {
        private readonly Scratch<int> marks = Scratch.Filled(graph.NodeCount, 0);
        private readonly Scratch<int> queue = Scratch.Rent<int>(graph.NodeCount);
        private int mark;

        /// <summary>What the node would add to what each node holds.</summary>
        public double Gain(int node, double[] held) => Run(node, held, isKept: false);

        public void Hold(int node, double[] held) => Run(node, held, isKept: true);

        public void Dispose()
        {
            marks.Dispose();
            queue.Dispose();
        }

        private double Run(int source, double[] held, bool isKept)
        {
            var gain = 0.0;
            var (done, end, distance) = (0, 1, 0);
            marks[source] = ++mark;
            queue[0] = source;
            while (done < end)
            {
                var (level, value) = (end, steps is null && distance > 0 ? 1.0 / distance : 1);
                for (; done < level; done++)
                {
                    var node = queue[done];
                    gain += Math.Max(0, value - held[node]);
                    if (isKept)
                        held[node] = Math.Max(held[node], value);
                    if (distance == steps)
                        continue;
                    foreach (var other in graph.NeighboursOf(node))
                    {
                        if (marks[other] == mark)
                            continue;
                        marks[other] = mark;
                        queue[end++] = other;
                    }
                }
                distance++;
            }
            return gain;
        }
    }
}
