using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>
/// The step that Louvain and Leiden share: moving nodes to where modularity gains most. Nodes leave the queue in batches; what each of a batch wants is found on all threads from
/// the communities as they stood before it, then moves are made one by one, each only where it still gains. Batches depend on the graph alone, so the answer does not on threads.
/// </summary>
internal sealed class LocalMoving(int nodes, double resolution, ulong seed) : IDisposable
{
    private const int LargestBatch = 4096;
    private const int SmallestBatch = 256;
    private const int Grain = 128;

    private readonly Scratch<double> communityStrengths = Scratch.Rent<double>(nodes);
    private readonly Scratch<int> sizes = Scratch.Rent<int>(nodes);
    private readonly Scratch<int> queue = Scratch.Rent<int>(nodes);
    private readonly Scratch<bool> queued = Scratch.Rent<bool>(nodes);
    private readonly int[] batch = new int[LargestBatch];
    private readonly int[] wanted = new int[LargestBatch];
    private SeededRandom random = new(seed);

    public AccumulatorPool Pool { get; } = new(nodes);

    /// <summary>Moves each node to the neighbouring community that gains most, until no node of the queue wants to move (Traag et al.'s fast local move).</summary>
    /// <returns>Whether any node moved.</returns>
    public bool Move(CommunityLevel level, int[] labels, CancellationToken cancel)
    {
        var count = level.NodeCount;
        Begin(level, labels);
        var batchSize = count / 64 >= SmallestBatch ? Math.Min(LargestBatch, count / 64) : 1;
        var state = new State(count) { Waiting = count, Empty = count - 1 };
        Action<int> findPart = part =>
        {
            var sums = Pool.Take();
            FindWanted(level, labels, sums, (part * Grain, Math.Min(state.Taken, (part + 1) * Grain)));
            Pool.Give(sums);
        };
        var own = Pool.Take();
        for (var rounds = 1; state.Waiting > 0; rounds++)
        {
            if ((rounds * batchSize & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            Take(state, Math.Min(state.Waiting, batchSize));
            if (state.Taken <= Grain)
                FindWanted(level, labels, own, (0, state.Taken));
            else
                ParallelLoop.Run((state.Taken + Grain - 1) / Grain, findPart, cancel);
            for (var i = 0; i < state.Taken; i++)
                if (wanted[i] != labels[batch[i]])
                    Try(level, labels, batch[i], wanted[i], state);
        }
        Pool.Give(own);
        return state.HasMoved;
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

    /// <summary>Numbers labels 0, 1, … in order of their first node.</summary>
    /// <returns>How many there are.</returns>
    public static int Compact(int[] labels)
    {
        using var numbers = Scratch.Filled(labels.Length, -1);
        var count = 0;
        for (var node = 0; node < labels.Length; node++)
        {
            ref var number = ref numbers[labels[node]];
            if (number < 0)
                number = count++;
            labels[node] = number;
        }
        return count;
    }

    public void Dispose()
    {
        Pool.Dispose();
        communityStrengths.Dispose();
        sizes.Dispose();
        queue.Dispose();
        queued.Dispose();
    }

    /// <summary>Sizes and strengths of the communities; all nodes in the queue.</summary>
    private void Begin(CommunityLevel level, int[] labels)
    {
        var count = level.NodeCount;
        communityStrengths.Span[..count].Clear();
        sizes.Span[..count].Clear();
        queued.Span[..count].Fill(true);
        for (var node = 0; node < count; node++)
        {
            communityStrengths[labels[node]] += level.Strengths[node];
            sizes[labels[node]]++;
        }
        DrawOrder(queue.Span[..count]);
    }

    private void Take(State state, int count)
    {
        for (var i = 0; i < count; i++)
        {
            batch[i] = queue[state.Head];
            queued[batch[i]] = false;
            state.Head = state.Head + 1 == state.Nodes ? 0 : state.Head + 1;
        }
        state.Waiting -= count;
        state.Taken = count;
    }

    private void FindWanted(CommunityLevel level, int[] labels, Accumulator sums, (int From, int To) range)
    {
        for (var i = range.From; i < range.To; i++)
            wanted[i] = BestOf(level, labels, batch[i], sums);
    }

    /// <returns>The community that gains most, or −1 where being alone does.</returns>
    private int BestOf(CommunityLevel level, int[] labels, int node, Accumulator sums)
    {
        sums.AddRow(labels, level, node);
        var from = labels[node];
        var strength = level.Strengths[node];
        var scale = resolution * strength / level.TotalStrength;
        var best = from;
        var stay = sums[from] - scale * (communityStrengths[from] - strength);
        var bestGain = stay + Margin(strength);
        foreach (var community in sums.Touched)
        {
            var gain = sums[community] - scale * communityStrengths[community];
            if (gain > bestGain && community != from)
                (best, bestGain) = (community, gain);
        }
        sums.Clear();
        return (best == from ? stay : bestGain) < -Margin(strength) && sizes[from] > 1 ? -1 : best;
    }

    /// <summary>Makes a move that others of the batch have not made pointless; else the node waits for another turn.</summary>
    private void Try(CommunityLevel level, int[] labels, int node, int to, State state)
    {
        if (to < 0)
        {
            while (sizes[state.Empty] > 0)
                state.Empty = state.Empty == 0 ? state.Nodes - 1 : state.Empty - 1;
            to = state.Empty;
        }
        var from = labels[node];
        var (start, end) = (level.Offsets[node], level.Offsets[node + 1]);
        var (toSum, fromSum) = (0.0, 0.0);
        for (var arc = start; arc < end; arc++)
        {
            var label = labels[level.Targets[arc]];
            var weight = level.Weights is null ? 1 : level.Weights[arc];
            toSum += label == to ? weight : 0;
            fromSum += label == from ? weight : 0;
        }
        var strength = level.Strengths[node];
        var scale = resolution * strength / level.TotalStrength;
        if (toSum - scale * communityStrengths[to] <= fromSum - scale * (communityStrengths[from] - strength) + Margin(strength))
        {
            Queue(node, state);
            return;
        }
        communityStrengths[from] -= strength;
        communityStrengths[to] += strength;
        sizes[from]--;
        sizes[to]++;
        labels[node] = to;
        state.HasMoved = true;
        for (var arc = start; arc < end; arc++)
            if (level.Targets[arc] is var other && labels[other] != to)
                Queue(other, state);
    }

    private void Queue(int node, State state)
    {
        if (queued[node])
            return;
        queued[node] = true;
        var tail = state.Head + state.Waiting++;
        queue[tail >= state.Nodes ? tail - state.Nodes : tail] = node;
    }

    /// <summary>Gains closer than this are equal but for rounding: a node must not go to and fro between them.</summary>
    private double Margin(double strength) => 1e-11 * strength * Math.Max(1, resolution);

    /// <summary>A ring of waiting nodes, what was taken from it, and where to look for an empty community.</summary>
    private sealed class State(int nodes)
    {
        public int Nodes => nodes;
        public int Head { get; set; }
        public int Waiting { get; set; }
        public int Taken { get; set; }
        public int Empty { get; set; }
        public bool HasMoved { get; set; }
    }
}
