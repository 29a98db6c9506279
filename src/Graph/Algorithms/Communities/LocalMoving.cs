using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>The steps that Louvain and Leiden share: moving nodes to where modularity gains most, and splitting communities into well-connected parts. Scratch for graphs up to a size, used for every level.</summary>
internal sealed class LocalMoving(int nodes, double resolution, ulong seed)
{
    private readonly double[] sums = new double[nodes];
    // One more than there can be communities: the slot after the last is written before it is known to be needed.
    private readonly int[] touched = new int[nodes + 1];
    private readonly double[] communityStrengths = new double[nodes];
    private readonly int[] sizes = new int[nodes];
    private readonly int[] queue = new int[nodes];
    private readonly bool[] queued = new bool[nodes];
    private SeededRandom random = new(seed);

    public CommunityLevel Merge(CommunityLevel level, int[] labels, int count) => level.Merge(labels, count, sums, touched);

    /// <summary>Moves each node to the neighbouring community that gains most, until no node of the queue wants to move (Traag et al.'s fast local move).</summary>
    /// <returns>Whether any node moved.</returns>
    public bool Move(CommunityLevel level, int[] labels, CancellationToken cancel)
    {
        var count = level.NodeCount;
        Begin(level, labels);
        var empty = count - 1;
        var (head, length, moved) = (0, count, false);
        for (var visits = 1; length > 0; visits++)
        {
            if ((visits & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var node = queue[head];
            head = head + 1 == count ? 0 : head + 1;
            length--;
            queued[node] = false;
            var from = labels[node];
            var (to, gain) = BestOf(level, labels, node);
            if (gain < 0 && sizes[from] > 1)
            {
                while (sizes[empty] > 0)
                    empty = empty == 0 ? count - 1 : empty - 1;
                to = empty;
            }
            if (to == from)
                continue;
            var strength = level.Strengths[node];
            communityStrengths[from] -= strength;
            communityStrengths[to] += strength;
            sizes[from]--;
            sizes[to]++;
            labels[node] = to;
            moved = true;
            for (int arc = level.Offsets[node], end = level.Offsets[node + 1]; arc < end; arc++)
            {
                var other = level.Targets[arc];
                if (queued[other] || labels[other] == to)
                    continue;
                queued[other] = true;
                var tail = head + length++;
                queue[tail >= count ? tail - count : tail] = other;
            }
        }
        return moved;
    }

    /// <summary>Splits every community into parts that are connected and well tied to the rest of it: single nodes join the part that gains most, where any does.</summary>
    /// <returns>A part for each node, any number below the node count.</returns>
    public int[] Refine(CommunityLevel level, int[] labels, CancellationToken cancel)
    {
        var count = level.NodeCount;
        var parts = new int[count];
        var partStrengths = new double[count];
        var outward = new double[count];
        Begin(level, labels);
        var factor = resolution / level.TotalStrength;
        for (var node = 0; node < count; node++)
        {
            parts[node] = node;
            partStrengths[node] = level.Strengths[node];
            for (int arc = level.Offsets[node], end = level.Offsets[node + 1]; arc < end; arc++)
                if (labels[level.Targets[arc]] == labels[node])
                    outward[node] += level.Weights is null ? 1 : level.Weights[arc];
            sizes[node] = 1;
            queued[node] = false;
        }
        for (var i = 0; i < count; i++)
        {
            if ((i & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var node = queue[i];
            var strength = level.Strengths[node];
            var community = communityStrengths[labels[node]];
            if (parts[node] != node || sizes[node] != 1 || outward[node] < factor * strength * (community - strength))
                continue;
            var touchedCount = Gather(level, (labels, parts), node);
            var (best, bestGain, bestWeight) = (-1, 0.0, 0.0);
            for (var k = 0; k < touchedCount; k++)
            {
                var part = touched[k];
                var weight = sums[part];
                sums[part] = 0;
                var gain = weight - factor * strength * partStrengths[part];
                if (part != node && gain > bestGain && outward[part] >= factor * partStrengths[part] * (community - partStrengths[part]))
                    (best, bestGain, bestWeight) = (part, gain, weight);
            }
            if (best < 0)
                continue;
            parts[node] = best;
            partStrengths[best] += strength;
            outward[best] += outward[node] - 2 * bestWeight;
            sizes[node] = 0;
            sizes[best]++;
        }
        return parts;
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

    /// <summary>Sizes and strengths of the communities; all nodes in the queue in a random order.</summary>
    private void Begin(CommunityLevel level, int[] labels)
    {
        var count = level.NodeCount;
        Array.Clear(communityStrengths, 0, count);
        Array.Clear(sizes, 0, count);
        for (var node = 0; node < count; node++)
        {
            communityStrengths[labels[node]] += level.Strengths[node];
            sizes[labels[node]]++;
            queue[node] = node;
            queued[node] = true;
        }
        random.Shuffle(queue.AsSpan(0, count));
    }

    private (int Community, double Gain) BestOf(CommunityLevel level, int[] labels, int node)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var label = ref MemoryMarshal.GetArrayDataReference(labels);
        ref var target = ref MemoryMarshal.GetArrayDataReference(level.Targets);
        ref var list = ref MemoryMarshal.GetArrayDataReference(touched);
        var weights = level.Weights;
        var count = 0;
        for (int arc = level.Offsets[node], end = level.Offsets[node + 1]; arc < end; arc++)
        {
            var community = Unsafe.Add(ref label, Unsafe.Add(ref target, arc));
            ref var its = ref Unsafe.Add(ref sum, community);
            // Written always, kept only when the community is new to the list.
            Unsafe.Add(ref list, count) = community;
            count += its == 0 ? 1 : 0;
            its += weights is null ? 1 : weights[arc];
        }
        var from = labels[node];
        var scale = resolution * level.Strengths[node] / level.TotalStrength;
        var best = from;
        var bestGain = sums[from] - scale * (communityStrengths[from] - level.Strengths[node]);
        for (var i = 0; i < count; i++)
        {
            var community = touched[i];
            var gain = sums[community] - scale * communityStrengths[community];
            sums[community] = 0;
            if (gain > bestGain && community != from)
                (best, bestGain) = (community, gain);
        }
        return (best, bestGain);
    }

    /// <summary>Weights from a node to the parts of its own community.</summary>
    private int Gather(CommunityLevel level, (int[] Labels, int[] Parts) state, int node)
    {
        var (labels, parts) = state;
        var count = 0;
        for (int arc = level.Offsets[node], end = level.Offsets[node + 1]; arc < end; arc++)
        {
            var other = level.Targets[arc];
            if (labels[other] != labels[node])
                continue;
            var part = parts[other];
            if (sums[part] == 0)
                touched[count++] = part;
            sums[part] += level.Weights is null ? 1 : level.Weights[arc];
        }
        return count;
    }
}
