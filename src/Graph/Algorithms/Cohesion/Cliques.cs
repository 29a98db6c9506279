using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>Groups in which everyone is tied to everyone and which nobody could join.</summary>
/// <remarks>
/// <para><b>Definition.</b> Maximal cliques of at least a given size.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter.</para>
/// <para><b>Output.</b> Lists of nodes, each ascending; whether the list is whole; the largest size seen. An isolated node is a clique of one.</para>
/// <para><b>Ending.</b> When all are found, or at the limit of cliques or of steps; the result says which.</para>
/// <para><b>Cost.</b> O(d·n·3^(d/3)) at worst with degeneracy d, on one thread; O(d²) memory beside the list.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> D. Eppstein, M. Löffler, D. Strash, Listing all maximal cliques in sparse graphs in near-optimal time, ISAAC 2010; pivot: E. Tomita, A. Tanaka, H. Takahashi, Theor. Comp. Science 363 (2006).</para>
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
        // By core, then number: each node then has at most d neighbours that come later… in the order of peeling; by core alone is close and simpler.
        Array.Sort((int[])cores.Clone(), order);
        var search = new Search(graph, options, cancel);
        var ranks = DegreeOrder.RanksOf(order);
        foreach (var node in order)
        {
            List<int> candidates = [], excluded = [];
            foreach (var other in graph.NeighboursOf(node))
                (ranks[other] > ranks[node] ? candidates : excluded).Add(other);
            search.Clique.Add(node);
            search.Extend(candidates, excluded);
            search.Clique.Clear();
            if (search.IsCut)
                break;
        }
        return new CliquesResult([.. search.Found], !search.IsCut, search.Largest);
    }

    private sealed class Search(CsrGraph graph, CliquesOptions options, CancellationToken cancel)
    {
        private long steps;

        public List<int[]> Found { get; } = [];

        public List<int> Clique { get; } = [];

        public int Largest { get; private set; }

        public bool IsCut { get; private set; }

        public void Extend(List<int> candidates, List<int> excluded)
        {
            if ((++steps & 1023) == 0)
                cancel.ThrowIfCancellationRequested();
            if (steps > options.MaxSteps)
                IsCut = true;
            if (IsCut || Clique.Count + candidates.Count < options.MinSize)
                return;
            if (candidates.Count == 0)
            {
                if (excluded.Count == 0)
                    Add();
                return;
            }
            var pivot = PivotOf(candidates, excluded);
            foreach (var node in candidates.Where(node => !graph.HasArc(pivot, node)).ToArray())
            {
                Clique.Add(node);
                Extend(candidates.FindAll(other => graph.HasArc(node, other)), excluded.FindAll(other => graph.HasArc(node, other)));
                Clique.RemoveAt(Clique.Count - 1);
                if (IsCut)
                    return;
                candidates.Remove(node);
                excluded.Add(node);
            }
        }

        private void Add()
        {
            if (Found.Count == options.MaxCliques)
            {
                IsCut = true;
                return;
            }
            Found.Add([.. Clique.Order()]);
            Largest = Math.Max(Largest, Clique.Count);
        }

        /// <summary>The node that leaves fewest branches: most of the candidates are its neighbours.</summary>
        private int PivotOf(List<int> candidates, List<int> excluded)
        {
            var (best, bestCount) = (-1, -1);
            foreach (var list in (ReadOnlySpan<List<int>>)[candidates, excluded])
                foreach (var node in list)
                {
                    var count = 0;
                    foreach (var other in candidates)
                        count += graph.HasArc(node, other) ? 1 : 0;
                    if (count > bestCount)
                        (best, bestCount) = (node, count);
                }
            return best;
        }
    }
}

/// <summary>Options of <see cref="Cliques"/>.</summary>
public sealed record CliquesOptions
{
    /// <summary>≥ 1.</summary>
    public int MinSize { get; init => field = Check.AtLeast(value, 1, nameof(MinSize)); } = 3;

    /// <summary>≥ 1; the list ends there.</summary>
    public int MaxCliques { get; init => field = Check.AtLeast(value, 1, nameof(MaxCliques)); } = 100_000;

    /// <summary>Branches looked into, ≥ 1.</summary>
    public int MaxSteps { get; init => field = Check.AtLeast(value, 1, nameof(MaxSteps)); } = 10_000_000;
}

/// <summary>Answer of <see cref="Cliques"/>.</summary>
/// <param name="IsWhole">Whether no limit cut the list short.</param>
public sealed record CliquesResult(int[][] Cliques, bool IsWhole, int Largest);
