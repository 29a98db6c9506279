using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>
/// The step that Louvain and Leiden share: moving nodes to where modularity gains most. Waiting nodes are taken in batches; what each of a
/// batch wants is found on all threads from the communities as they stood before it, then moves are made one by one, each only where it
/// still gains. Batches depend on the graph alone, so the answer does not on threads.
/// </summary>
internal sealed class LocalMoving<T>(int nodes, double resolution, ulong seed) : IDisposable
    where T : unmanaged, INumber<T>
{
    private const int LargestBatch = 4096;
    private const int SmallestBatch = 256;
    private const int Grain = 128;

    // Marks the label of a node that is in the batch.
    private const int Taken = int.MinValue;
    private const int Label = Accumulator<T>.Label;

    private readonly Scratch<T> communityStrengths = Scratch.Rent<T>(nodes);
    private readonly Scratch<int> sizes = Scratch.Rent<int>(nodes);
    private readonly Scratch<int> order = Scratch.Rent<int>(nodes);
    private readonly Scratch<bool> waiting = Scratch.Rent<bool>(nodes);
    private readonly int[] batch = new int[LargestBatch];
    private readonly Wish[] wishes = new Wish[LargestBatch];
    private readonly int[] moved = new int[LargestBatch];
    private SeededRandom random = new(seed);

    public AccumulatorPool<T> Pool { get; } = new(nodes);

    /// <summary>
    /// Moves each node to the neighbouring community that gains most, until no waiting node wants to move (Traag et al.'s fast local move).
    /// </summary>
    /// <returns>Whether any node moved.</returns>
    public bool Move(CommunityLevel<T> level, int[] labels, CancellationToken cancel)
    {
        var count = level.NodeCount;
        waiting.Span[..count].Fill(true);
        DrawOrder(order.Span[..count]);
        var batchSize = count / 64 >= SmallestBatch ? Math.Min(LargestBatch, count / 64) : 1;
        var state = new State { Nodes = count };
        Action<int> work = part =>
        {
            var sums = Pool.Take();
            Work(level, labels, sums, state, (part * Grain, (part + 1) * Grain));
            Pool.Give(sums);
        };
        var own = Pool.Take();
        var hasMoved = false;
        for (var visited = count; visited > 0; )
        {
            if (visited > count / 8)
                Renumber(level, labels, state);
            visited = 0;
            for (state.Next = 0; state.Next < count || state.Moved > 0; )
            {
                cancel.ThrowIfCancellationRequested();
                Take(labels, state, batchSize);
                visited += state.Taken;
                var items = state.Moved + state.Taken;
                if (items <= Grain)
                    Work(level, labels, own, state, (0, items));
                else
                    ParallelLoop.Run((items + Grain - 1) / Grain, work, cancel);
                state.Moved = 0;
                MakeMoves(level, labels, state);
                hasMoved |= state.Moved > 0;
            }
        }
        Pool.Give(own);
        return hasMoved;
    }

    /// <summary>Nodes in an order drawn by seed; large graphs keep neighbours in memory together, 32 at a time.</summary>
    public void DrawOrder(Span<int> order)
    {
        var block = order.Length < 4096 ? 1 : 32;
        using var blocks = Scratch.Rent<int>((order.Length + block - 1) / block);
        for (var i = 0; i < blocks.Length; i++)
            blocks[i] = i;
        random.Shuffle(blocks.Span);
        var place = 0;
        foreach (var one in blocks.Span)
            for (int node = one * block, end = Math.Min(order.Length, node + block); node < end; node++)
                order[place++] = node;
    }

    public void Dispose()
    {
        Pool.Dispose();
        communityStrengths.Dispose();
        sizes.Dispose();
        order.Dispose();
        waiting.Dispose();
    }

    /// <summary>Communities get the smallest numbers, so that what is kept of them lies close together.</summary>
    private void Renumber(CommunityLevel<T> level, int[] labels, State state)
    {
        CommunityLabels.Compact(labels);
        communityStrengths.Span[..state.Nodes].Clear();
        sizes.Span[..state.Nodes].Clear();
        for (var node = 0; node < state.Nodes; node++)
        {
            communityStrengths[labels[node]] += level.Strengths[node];
            sizes[labels[node]]++;
        }
        state.Empty = state.Nodes - 1;
    }

    private void Take(int[] labels, State state, int most)
    {
        var (next, taken) = (state.Next, 0);
        for (; next < state.Nodes && taken < most; next++)
        {
            var node = order[next];
            if (!waiting[node])
                continue;
            waiting[node] = false;
            labels[node] |= Taken;
            batch[taken++] = node;
        }
        (state.Next, state.Taken) = (next, taken);
    }

    /// <summary>Lets those wait whom the last moves concern, and finds what the batch wants.</summary>
    /// <param name="range">Of the nodes that moved, then of the batch.</param>
    private void Work(CommunityLevel<T> level, int[] labels, Accumulator<T> sums, State state, (int From, int To) range)
    {
        for (int i = range.From, end = Math.Min(state.Moved, range.To); i < end; i++)
            LetNeighboursWait(level, labels, moved[i]);
        for (int i = Math.Max(0, range.From - state.Moved), end = Math.Min(state.Taken, range.To - state.Moved); i < end; i++)
            wishes[i] = WishOf(level, labels, batch[i], sums);
    }

    /// <summary>Neighbours outside the community that a node has moved to; those of the batch look at it anyway.</summary>
    private void LetNeighboursWait(CommunityLevel<T> level, int[] labels, int node)
    {
        ref var label = ref MemoryMarshal.GetArrayDataReference(labels);
        ref var target = ref MemoryMarshal.GetArrayDataReference(level.Targets);
        ref var waits = ref MemoryMarshal.GetArrayDataReference(waiting.Array);
        var (start, end) = level.RowOf(node);
        var own = labels[node] & Label;
        for (var arc = start; arc < end; arc++)
        {
            var other = Unsafe.Add(ref target, arc);
            var its = Unsafe.Add(ref label, other);
            if (its >= 0 && its != own && !Unsafe.Add(ref waits, other))
                Unsafe.Add(ref waits, other) = true;
        }
    }

    private Wish WishOf(CommunityLevel<T> level, int[] labels, int node, Accumulator<T> sums)
    {
        ref var strengths = ref MemoryMarshal.GetArrayDataReference(communityStrengths.Array);
        var marks = sums.AddRow(labels, level.Targets, level.Weights, level.RowOf(node));
        var from = labels[node] & Label;
        var strength = double.CreateTruncating(level.Strengths[node]);
        var scale = resolution * strength / level.TotalStrength;
        var best = from;
        var fromSum = sums[from];
        var stay = double.CreateTruncating(fromSum) - scale * (double.CreateTruncating(communityStrengths[from]) - strength);
        var bestGain = stay + Margin(strength);
        foreach (var community in sums.Touched)
        {
            var gain = double.CreateTruncating(sums[community]) - scale * double.CreateTruncating(Unsafe.Add(ref strengths, community));
            if (gain > bestGain && community != from)
                (best, bestGain) = (community, gain);
        }
        var toSum = sums[best];
        sums.Clear();
        return (best == from ? stay : bestGain) < -Margin(strength) && sizes[from] > 1
            ? new Wish(-1, T.Zero, fromSum, marks < 0)
            : new Wish(best, toSum, fromSum, marks < 0);
    }

    /// <summary>Makes the moves that others of the batch have not made pointless; who wanted another waits for another turn.</summary>
    private void MakeMoves(CommunityLevel<T> level, int[] labels, State state)
    {
        for (var i = 0; i < state.Taken; i++)
        {
            var node = batch[i];
            var from = labels[node] &= Label;
            ref var wish = ref wishes[i];
            if (wish.To == from)
                continue;
            var to = wish.To < 0 ? EmptyCommunity(state) : wish.To;
            var (toSum, fromSum) = wish.IsBesideTaken ? Between(level, labels, node, (to, from)) : (wish.ToSum, wish.FromSum);
            var own = level.Strengths[node];
            var strength = double.CreateTruncating(own);
            var scale = resolution * strength / level.TotalStrength;
            if (
                double.CreateTruncating(toSum) - scale * double.CreateTruncating(communityStrengths[to])
                <= double.CreateTruncating(fromSum) - scale * double.CreateTruncating(communityStrengths[from] - own) + Margin(strength)
            )
            {
                waiting[node] = true;
                continue;
            }
            communityStrengths[from] -= own;
            communityStrengths[to] += own;
            sizes[from]--;
            sizes[to]++;
            labels[node] = to;
            moved[state.Moved++] = node;
        }
    }

    private int EmptyCommunity(State state)
    {
        while (sizes[state.Empty] > 0)
            state.Empty = state.Empty == 0 ? state.Nodes - 1 : state.Empty - 1;
        return state.Empty;
    }

    /// <returns>The weight between a node and each of two communities.</returns>
    private static (T To, T From) Between(CommunityLevel<T> level, int[] labels, int node, (int To, int From) communities)
    {
        ref var label = ref MemoryMarshal.GetArrayDataReference(labels);
        ref var target = ref MemoryMarshal.GetArrayDataReference(level.Targets);
        var (start, end) = level.RowOf(node);
        var (toSum, fromSum) = (T.Zero, T.Zero);
        for (var arc = start; arc < end; arc++)
        {
            var its = Unsafe.Add(ref label, Unsafe.Add(ref target, arc)) & Label;
            var weight = level.Weights is null ? T.One : level.Weights[arc];
            toSum += its == communities.To ? weight : T.Zero;
            fromSum += its == communities.From ? weight : T.Zero;
        }
        return (toSum, fromSum);
    }

    /// <summary>Gains closer than this are equal but for rounding: a node must not go to and fro between them.</summary>
    private double Margin(double strength) => 1e-11 * strength * Math.Max(1, resolution);

    /// <param name="To">The community that gains most, or −1 where being alone does.</param>
    /// <param name="IsBesideTaken">Whether a neighbour is in the same batch, so that both sums may change before the move is made.</param>
    private readonly record struct Wish(int To, T ToSum, T FromSum, bool IsBesideTaken);

    /// <summary>
    /// How far the round is, how many of the batch and how many that have moved, and where to look for an empty community.
    /// </summary>
    private sealed class State
    {
        public required int Nodes { get; init; }
        public int Next { get; set; }
        public int Taken { get; set; }
        public int Moved { get; set; }
        public int Empty { get; set; }
    }
}
