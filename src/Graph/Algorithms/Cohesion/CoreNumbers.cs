using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>How deep each node sits in the dense middle of the network.</summary>
/// <remarks>
/// <para><b>Definition.</b> The largest k such that the node belongs to a set in which everyone has at least k ties within the set.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter.</para>
/// <para><b>Output.</b> A number ≥ 0 per node; 0 of an isolated one.</para>
/// <para><b>Ending.</b> When every node has been peeled off.</para>
/// <para><b>Cost.</b> O(n + m) time on one thread: a node is looked at once for each core it is part of, a tie twice; 12 bytes per
/// node.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> V. Batagelj, M. Zaveršnik, An O(m) algorithm for cores decomposition of networks, arXiv:cs/0310049 (2003); shell by
/// shell instead of sorted, as in H. Kabir, K. Madduri, Parallel k-core decomposition on multicore platforms, IPDPSW 2017.</para>
/// </remarks>
public static class CoreNumbers
{
    public static CoreNumbersResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        var nodes = graph.NodeCount;
        // What is left of each degree; once a node has been peeled off, its core.
        var cores = new int[nodes];
        using var left = Scratch.Rent<int>(nodes);
        using var shell = Scratch.Rent<int>(nodes);
        for (var node = 0; node < nodes; node++)
        {
            cores[node] = graph.DegreeOf(node);
            left[node] = node;
        }
        var (leftCount, core, deepest) = (nodes, 0, 0);
        while (leftCount > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var (shellCount, least) = Split(cores, left.Array, ref leftCount, shell.Array, core);
            if (shellCount > 0)
                deepest = core;
            Peel(graph, cores, (shell.Array, shellCount), core);
            core = shellCount > 0 || leftCount == 0 ? core + 1 : least;
        }
        return new CoreNumbersResult(cores, deepest);
    }

    /// <summary>Moves the nodes of just this degree into the shell, and forgets those that an earlier shell took.</summary>
    /// <returns>Their number, and the least degree of the others.</returns>
    private static (int Count, int Least) Split(int[] cores, int[] left, ref int leftCount, int[] shell, int core)
    {
        var (count, kept, least) = (0, 0, int.MaxValue);
        for (var i = 0; i < leftCount; i++)
        {
            var node = left[i];
            var degree = cores[node];
            if (degree > core)
            {
                left[kept++] = node;
                least = Math.Min(least, degree);
            }
            else if (degree == core)
                shell[count++] = node;
        }
        leftCount = kept;
        return (count, least);
    }

    /// <summary>Takes the shell off; whoever thereby comes down to it is taken off too.</summary>
    private static void Peel(CsrGraph graph, int[] cores, (int[] Nodes, int Count) shell, int core)
    {
        ref var left = ref MemoryMarshal.GetArrayDataReference(cores);
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        var (nodes, count) = shell;
        for (var i = 0; i < count; i++)
        {
            var node = nodes[i];
            for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
            {
                var other = Unsafe.Add(ref targets, arc);
                ref var degree = ref Unsafe.Add(ref left, other);
                if (degree > core && --degree == core)
                    nodes[count++] = other;
            }
        }
    }
}

/// <summary>Answer of <see cref="CoreNumbers"/>.</summary>
/// <param name="Cores">One per node.</param>
/// <param name="Largest">The degeneracy of the graph.</param>
public sealed record CoreNumbersResult(int[] Cores, int Largest);
