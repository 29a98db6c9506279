using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>Groups in which everyone is tied to everyone and which nobody could join.</summary>
/// <remarks>
/// <para><b>Definition.</b> Maximal cliques of at least a given size.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter.</para>
/// <para><b>Output.</b> Lists of nodes, each ascending; whether the list is whole; the largest size seen. An isolated node is a clique of
/// one.</para>
/// <para><b>Ending.</b> When all are found, or at the limit of cliques or of steps; the result says which.</para>
/// <para><b>Cost.</b> O(d·n·3^(d/3)) at worst with degeneracy d, on one thread; 12 bytes per node, and O(d²) memory beside the list.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> D. Eppstein, M. Löffler, D. Strash, Listing all maximal cliques in sparse graphs in near-optimal time, ISAAC 2010;
/// pivot: E. Tomita, A. Tanaka, H. Takahashi, Theor. Comp. Science 363 (2006).</para>
/// </remarks>
public static class Cliques
{
    public static CliquesResult Compute(CsrGraph graph, CliquesOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new CliquesOptions();
        graph = graph.Underlying;
        var cores = CoreNumbers.Compute(graph, cancel).Cores;
        var order = new int[graph.NodeCount];
        for (var node = 0; node < order.Length; node++)
            order[node] = node;
        // By core, then number: each node then has at most d neighbours that come later… in the order of peeling; by core alone is close
        // and simpler.
        Array.Sort((int[])cores.Clone(), order);
        var search = new Search(graph, DegreeOrder.RanksOf(order), options, cancel);
        foreach (var node in order)
        {
            search.Begin(node);
            if (search.IsCut)
                break;
        }
        return new CliquesResult([.. search.Found], !search.IsCut, search.Largest);
    }

    /// <summary>
    /// One stack of nodes: each depth has those that none of its branches may add any more, then those still to be added, then the branches
    /// to take.
    /// </summary>
    private sealed class Search(CsrGraph graph, int[] ranks, CliquesOptions options, CancellationToken cancel)
    {
        private readonly List<int> clique = [];
        private int[] stack = new int[1024];
        private int top;
        private long steps;

        public List<int[]> Found { get; } = [];

        public int Largest { get; private set; }

        public bool IsCut { get; private set; }

        /// <summary>All cliques whose first node in the order is this one.</summary>
        public void Begin(int node)
        {
            top = 0;
            foreach (var other in graph.NeighboursOf(node))
                if (ranks[other] < ranks[node])
                    Push(other);
            var first = top;
            foreach (var other in graph.NeighboursOf(node))
                if (ranks[other] > ranks[node])
                    Push(other);
            clique.Add(node);
            Extend(0, first);
            clique.Clear();
        }

        /// <param name="from">Where the nodes that are out begin on the stack.</param>
        /// <param name="first">Where the candidates begin, up to the top.</param>
        private void Extend(int from, int first)
        {
            if ((++steps & 1023) == 0)
                cancel.ThrowIfCancellationRequested();
            var end = top;
            IsCut |= steps > options.MaxSteps;
            if (IsCut || clique.Count + end - first < options.MinSize)
                return;
            if (end == first)
            {
                if (first == from)
                    Add();
                return;
            }
            var pivot = PivotOf(from, first);
            for (var place = first; place < end; place++)
                if (!graph.HasArc(pivot, stack[place]))
                    Push(stack[place]);
            for (int branch = end, last = top; branch < last && !IsCut; branch++, top = last)
            {
                var node = stack[branch];
                clique.Add(node);
                PushNeighbours(node, from, first);
                var inner = top;
                PushNeighbours(node, first, end);
                Extend(last, inner);
                clique.RemoveAt(clique.Count - 1);
                // Out from here on: it changes places with the first candidate.
                (stack[Array.IndexOf(stack, node, first)], stack[first]) = (stack[first], node);
                first++;
            }
        }

        private void PushNeighbours(int node, int from, int to)
        {
            for (var place = from; place < to; place++)
                if (graph.HasArc(node, stack[place]))
                    Push(stack[place]);
        }

        private void Push(int node)
        {
            if (top == stack.Length)
                Array.Resize(ref stack, 2 * top);
            stack[top++] = node;
        }

        private void Add()
        {
            if (Found.Count == options.MaxCliques)
            {
                IsCut = true;
                return;
            }
            var nodes = clique.ToArray();
            Array.Sort(nodes);
            Found.Add(nodes);
            Largest = Math.Max(Largest, nodes.Length);
        }

        /// <summary>The node that leaves fewest branches: most of the candidates are its neighbours.</summary>
        private int PivotOf(int from, int first)
        {
            var (best, bestCount) = (-1, -1);
            for (var place = from; place < top; place++)
            {
                var count = 0;
                for (var other = first; other < top; other++)
                    count += graph.HasArc(stack[place], stack[other]) ? 1 : 0;
                if (count > bestCount)
                    (best, bestCount) = (stack[place], count);
            }
            return best;
        }
    }
}

/// <summary>Options of <see cref="Cliques"/>.</summary>
public sealed record CliquesOptions
{
    /// <summary>≥ 1.</summary>
    public int MinSize
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MinSize));
    } = 3;

    /// <summary>≥ 1; the list ends there.</summary>
    public int MaxCliques
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxCliques));
    } = 100_000;

    /// <summary>Branches looked into, ≥ 1.</summary>
    public int MaxSteps
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxSteps));
    } = 10_000_000;
}

/// <summary>Answer of <see cref="Cliques"/>.</summary>
/// <param name="Cliques">The nodes of each, ascending.</param>
/// <param name="IsWhole">Whether no limit cut the list short.</param>
/// <param name="Largest">Nodes of the largest clique listed; 0 where none is.</param>
public sealed record CliquesResult(int[][] Cliques, bool IsWhole, int Largest);
