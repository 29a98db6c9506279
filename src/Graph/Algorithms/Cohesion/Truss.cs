using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>How well each tie is backed by triangles.</summary>
/// <remarks>
/// <para><b>Definition.</b> The largest k such that the tie belongs to a subgraph in which every tie is in at least k − 2 triangles of the
/// subgraph.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter.</para>
/// <para><b>Output.</b> A number ≥ 2 per tie (2 where it is in no triangle), given at both entries of the tie in the rows of the
/// (underlying) graph.</para>
/// <para><b>Ending.</b> When every tie has been peeled off.</para>
/// <para><b>Cost.</b> O(m·√m) for the support on all threads and O(Σ over ties of the smaller degree · log of the larger) for the peeling
/// on one; 32 bytes per tie with the answer, and 5 per node.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> J. Cohen, Trusses: cohesive subgraphs for social network analysis, NSA 2008; J. Wang, J. Cheng, Truss decomposition
/// in massive networks, PVLDB 5 (2012); shell by shell as in H. Kabir, K. Madduri, Shared-memory graph truss decomposition, HiPC
/// 2017.</para>
/// </remarks>
public static class Truss
{
    // A row more than so many times as long as the other is searched, not read through.
    private const int MuchLonger = 8;

    public static TrussResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        using var ids = NumberTies(graph);
        using var support = Support(graph, ids.Array, cancel);
        using var shell = Scratch.Rent<int>(graph.EdgeCount);
        var deepest = new Peeling(graph, ids.Array, support.Array, shell.Array).Run(cancel);
        var numbers = new int[graph.ArcCount];
        for (var arc = 0; arc < numbers.Length; arc++)
            numbers[arc] = support[ids[arc]] + 2;
        return new TrussResult(numbers, deepest + 2);
    }

    /// <summary>A number for each tie, at both its entries; ascending by smaller end, then larger.</summary>
    private static Scratch<int> NumberTies(CsrGraph graph)
    {
        var ids = Scratch.Rent<int>(graph.ArcCount);
        var next = graph.Offsets.AsSpan(0, graph.NodeCount).ToArray();
        var id = 0;
        // Rows are ascending, so the entry back to a smaller node is always the next one not yet numbered.
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if (graph.Targets[arc] > node)
                ids[arc] = ids[next[graph.Targets[arc]]++] = id++;
        return ids;
    }

    /// <summary>Triangles of each tie: neighbours of the end with more of them are marked, those of the other end looked up.</summary>
    private static Scratch<int> Support(CsrGraph graph, int[] ids, CancellationToken cancel)
    {
        var support = Scratch.Rent<int>(graph.EdgeCount);
        ParallelLoop.Ranges(
            graph.NodeCount,
            256,
            () => new Marks(graph.NodeCount),
            (from, to, marks) =>
            {
                ref var mark = ref MemoryMarshal.GetArrayDataReference(marks.Is.Array);
                ref var target = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
                for (var node = from; node < to; node++)
                {
                    var (start, end) = (graph.Offsets[node], graph.Offsets[node + 1]);
                    for (var arc = start; arc < end; arc++)
                        Unsafe.Add(ref mark, Unsafe.Add(ref target, arc)) = 1;
                    for (var arc = start; arc < end; arc++)
                    {
                        var other = graph.Targets[arc];
                        var (inner, innerEnd) = (graph.Offsets[other], graph.Offsets[other + 1]);
                        if (innerEnd - inner > end - start || (innerEnd - inner == end - start && other > node))
                            continue;
                        var sum = 0;
                        for (; inner < innerEnd; inner++)
                            sum += Unsafe.Add(ref mark, Unsafe.Add(ref target, inner));
                        support[ids[arc]] = sum;
                    }
                    for (var arc = start; arc < end; arc++)
                        Unsafe.Add(ref mark, Unsafe.Add(ref target, arc)) = 0;
                }
            },
            cancel
        );
        return support;
    }

    private sealed class Marks(int nodes) : IDisposable
    {
        public Scratch<byte> Is { get; } = Scratch.Filled<byte>(nodes, 0);

        public void Dispose() => Is.Dispose();
    }

    /// <summary>Takes ties off from the least supported up; what is left of their support then is their number.</summary>
    private sealed class Peeling(CsrGraph graph, int[] ids, int[] support, int[] shell)
    {
        private readonly BitSet gone = new(graph.EdgeCount);
        private int shellCount;
        private int level;

        /// <returns>The largest number.</returns>
        public int Run(CancellationToken cancel)
        {
            using var sources = Scratch.Rent<int>(graph.EdgeCount);
            using var targets = Scratch.Rent<int>(graph.EdgeCount);
            using var left = Scratch.Rent<int>(graph.EdgeCount);
            for (var node = 0; node < graph.NodeCount; node++)
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                if (graph.Targets[arc] > node)
                    (sources[ids[arc]], targets[ids[arc]], left[ids[arc]]) = (node, graph.Targets[arc], ids[arc]);
            var (leftCount, deepest) = (graph.EdgeCount, 0);
            while (leftCount > 0)
            {
                var least = Split(left.Array, ref leftCount);
                deepest = shellCount > 0 ? level : deepest;
                for (var i = 0; i < shellCount; i++)
                {
                    if ((i & 4095) == 0)
                        cancel.ThrowIfCancellationRequested();
                    TakeOff(shell[i], sources[shell[i]], targets[shell[i]]);
                }
                level = shellCount > 0 || leftCount == 0 ? level + 1 : least;
            }
            return deepest;
        }

        /// <summary>Moves the ties of just this support into the shell, and forgets those that an earlier shell took.</summary>
        /// <returns>The least support of the others.</returns>
        private int Split(int[] left, ref int leftCount)
        {
            var (kept, least) = (0, int.MaxValue);
            shellCount = 0;
            for (var i = 0; i < leftCount; i++)
            {
                var tie = left[i];
                if (support[tie] > level)
                {
                    left[kept++] = tie;
                    least = Math.Min(least, support[tie]);
                }
                else if (support[tie] == level)
                    shell[shellCount++] = tie;
            }
            leftCount = kept;
            return least;
        }

        private void TakeOff(int tie, int source, int target)
        {
            // A tie of support 0 is in no triangle.
            if (level > 0)
            {
                var (few, many) = graph.DegreeOf(source) <= graph.DegreeOf(target) ? (source, target) : (target, source);
                if (graph.DegreeOf(many) > MuchLonger * graph.DegreeOf(few))
                    SearchRow(few, many);
                else
                    MergeRows(few, many);
            }
            gone.Add(tie);
        }

        private void SearchRow(int few, int many)
        {
            for (var arc = graph.Offsets[few]; arc < graph.Offsets[few + 1]; arc++)
                if (!gone[ids[arc]] && graph.ArcOf(many, graph.Targets[arc]) is >= 0 and var across)
                    Lose(ids[arc], ids[across]);
        }

        private void MergeRows(int one, int two)
        {
            var targets = graph.Targets;
            var (left, leftEnd, right, rightEnd) = (graph.Offsets[one], graph.Offsets[one + 1], graph.Offsets[two], graph.Offsets[two + 1]);
            while (left < leftEnd && right < rightEnd)
            {
                var (its, others) = (targets[left], targets[right]);
                if (its == others)
                    Lose(ids[left], ids[right]);
                left += its <= others ? 1 : 0;
                right += others <= its ? 1 : 0;
            }
        }

        /// <summary>A triangle falls apart: its two other ties lose it, where both are still there.</summary>
        private void Lose(int one, int two)
        {
            if (gone[one] || gone[two])
                return;
            Lower(one);
            Lower(two);
        }

        private void Lower(int tie)
        {
            if (support[tie] > level && --support[tie] == level)
                shell[shellCount++] = tie;
        }
    }
}

/// <summary>Answer of <see cref="Truss"/>.</summary>
/// <param name="Numbers">One per entry of the rows of the underlying graph.</param>
/// <param name="Largest">The largest number; 2 without triangles, also without ties.</param>
public sealed record TrussResult(int[] Numbers, int Largest);
