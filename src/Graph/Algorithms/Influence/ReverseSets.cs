using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Influence;

/// <summary>
/// Random reverse-reachable sets: of a node drawn at random, those who would have reached it in one run of the model. A set of seeds
/// reaches n × the share of such sets that it meets.
/// </summary>
internal sealed class ReverseSets(CsrGraph graph, Func<DiffusionRun> make, ulong seed)
{
    private const int Grain = 64;
    private const int Block = 1 << 16;
    private readonly List<(int[] Members, int[] Ends)> parts = [];

    public int Count { get; private set; }

    /// <summary>Σ of the sizes.</summary>
    public long MemberCount { get; private set; }

    /// <summary>
    /// Draws sets until there are <paramref name="count"/>, or their members are more than <paramref name="maxMembers"/>.
    /// </summary>
    /// <returns>Whether there are as many as asked for.</returns>
    public bool Draw(double count, long maxMembers, CancellationToken cancel)
    {
        while (Count < count && MemberCount <= maxMembers && Count < int.MaxValue - Block)
        {
            var first = Count;
            // Sets can be as large as the graph: after the first few, no more at once than there is likely to be room for.
            var room = first == 0 ? Grain : (maxMembers - MemberCount) / Math.Max(1, MemberCount / first) + 1;
            var more = (int)Math.Min(Math.Clamp(room, Grain, Block), Math.Ceiling(count - first));
            var drawn = new (int[] Members, int[] Ends)[(more + Grain - 1) / Grain];
            ParallelLoop.Ranges(
                more,
                Grain,
                make,
                (from, to, run) => drawn[from / Grain] = Some(run, first + from, first + to, cancel),
                cancel
            );
            foreach (var part in drawn)
            {
                parts.Add(part);
                MemberCount += part.Members.Length;
            }
            Count += more;
        }
        return Count >= count;
    }

    /// <summary>For each node the sets that it is in.</summary>
    public SetSystem ByNode()
    {
        var offsets = new int[graph.NodeCount + 1];
        foreach (var (members, _) in parts)
        foreach (var node in members)
            offsets[node + 1]++;
        for (var node = 0; node < graph.NodeCount; node++)
            offsets[node + 1] += offsets[node];
        var sets = GC.AllocateUninitializedArray<int>(offsets[^1]);
        var places = offsets[..^1];
        var set = 0;
        foreach (var (members, ends) in parts)
        {
            var i = 0;
            foreach (var end in ends)
            {
                for (; i < end; i++)
                    sets[places[members[i]]++] = set;
                set++;
            }
        }
        return new SetSystem(offsets, sets, set);
    }

    /// <summary>How many of <paramref name="count"/> sets, drawn and not kept, have one of the nodes.</summary>
    public long Hits(BitSet nodes, int count, CancellationToken cancel)
    {
        var hits = 0L;
        ParallelLoop.Ranges(
            count,
            Grain,
            make,
            (from, to, run) =>
            {
                var own = 0;
                for (var i = from; i < to; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    foreach (var node in One(run, i))
                        if (nodes[node])
                        {
                            own++;
                            break;
                        }
                }
                Interlocked.Add(ref hits, own);
            },
            cancel
        );
        return hits;
    }

    private (int[], int[]) Some(DiffusionRun run, int from, int to, CancellationToken cancel)
    {
        var members = new List<int>();
        var ends = new int[to - from];
        for (var i = from; i < to; i++)
        {
            cancel.ThrowIfCancellationRequested();
            members.AddRange(One(run, i));
            ends[i - from] = members.Count;
        }
        return ([.. members], ends);
    }

    private ReadOnlySpan<int> One(DiffusionRun run, int number)
    {
        var random = new SeededRandom(seed, (ulong)number);
        return run.From([random.NextInt(graph.NodeCount)], ref random);
    }
}
