using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>Open two-paths through one node, and ordered pairs of different ones by what they share.</summary>
/// <param name="Count">Open two-paths.</param>
/// <param name="SameSource">Pairs from one i to two k.</param>
/// <param name="SameTarget">Pairs from two i to one k.</param>
/// <param name="Chained">Pairs where the target of one is the source of the other, and the other ends differ.</param>
/// <param name="Answered">Pairs i→j→k and k→j→i.</param>
internal readonly record struct TwoPaths(double Count, double SameSource, double SameTarget, double Chained, double Answered)
{
    /// <summary>Pairs that share the broker alone.</summary>
    public double Apart => Count * (Count - 1) - SameSource - SameTarget - Chained - Answered;
}

/// <summary>
/// Counts the roles of <see cref="BrokerageRoles"/>: all two-paths by the groups around the broker, less those that are closed.
/// </summary>
internal static class RoleCounter
{
    public static BrokerageRole RoleOf(int source, int broker, int target) =>
        source == broker
            ? target == broker
                ? BrokerageRole.Coordinator
                : BrokerageRole.Representative
            : target == broker
                ? BrokerageRole.Gatekeeper
                : source == target
                    ? BrokerageRole.Consultant
                    : BrokerageRole.Liaison;

    /// <param name="counts">Five per node; overwritten.</param>
    /// <param name="paths">One per node, where wanted.</param>
    public static void Count(CsrGraph graph, int[] labels, long[] counts, TwoPaths[]? paths, CancellationToken cancel) =>
        ParallelLoop.Ranges(
            ParallelLoop.ArcPartCount(graph.Offsets, 1 << 10),
            1,
            () => new Broker(graph, labels),
            (part, _, broker) =>
            {
                var (from, to) = ParallelLoop.ArcPart(graph.Offsets, 1 << 10, part);
                for (var node = from; node < to; node++)
                {
                    var found = broker.Count(node, counts.AsSpan(node * RoleTable.RoleCount, RoleTable.RoleCount));
                    if (paths is not null)
                        paths[node] = found;
                }
            },
            cancel
        );

    public static void Sum(long[] nodes, int[] labels, long[] groups, long[] whole)
    {
        Array.Clear(groups);
        Array.Clear(whole);
        for (var i = 0; i < nodes.Length; i++)
        {
            var role = i % RoleTable.RoleCount;
            groups[labels[i / RoleTable.RoleCount] * RoleTable.RoleCount + role] += nodes[i];
            whole[role] += nodes[i];
        }
    }

    /// <summary>One thread's view of one node at a time.</summary>
    private sealed class Broker(CsrGraph graph, int[] labels) : IDisposable
    {
        private readonly Scratch<bool> isSource = Scratch.Filled(graph.NodeCount, false);
        private readonly Scratch<bool> isTarget = Scratch.Filled(graph.NodeCount, false);
        private readonly Scratch<int> closedTo = Scratch.Filled(graph.NodeCount, 0);

        /// <summary>By label while groups are counted, by node after that; 0 in between.</summary>
        private readonly Scratch<int> sourcesOf = Scratch.Filled(graph.NodeCount, 0);

        public TwoPaths Count(int broker, Span<long> roles)
        {
            ReadOnlySpan<int> sources = graph.InNeighboursOf(broker),
                targets = graph.NeighboursOf(broker);
            All(broker, sources, targets, roles);
            foreach (var target in targets)
                isTarget[target] = true;
            foreach (var source in sources)
                isSource[source] = true;
            double count = 0,
                sameSource = 0,
                sameTarget = 0,
                through = 0,
                both = 0,
                ties = 0,
                answeredTies = 0;
            foreach (var source in sources)
            {
                double open = targets.Length;
                if (isTarget[source])
                {
                    both++;
                    open--;
                    roles[(int)RoleOf(labels[source], labels[broker], labels[source])]--;
                }
                foreach (var target in graph.NeighboursOf(source))
                {
                    if (!isTarget[target])
                        continue;
                    open--;
                    closedTo[target]++;
                    roles[(int)RoleOf(labels[source], labels[broker], labels[target])]--;
                    if (!isTarget[source] || !isSource[target])
                        continue;
                    ties++;
                    answeredTies += !graph.IsDirected || graph.HasArc(target, source) ? 1 : 0;
                }
                count += open;
                sameSource += open * (open - 1);
                // Of a node that is both, what goes on from it waits here until what comes to it is known.
                sourcesOf[source] = (int)open;
            }
            foreach (var target in targets)
            {
                double open = sources.Length - (isSource[target] ? 1 : 0) - closedTo[target];
                sameTarget += open * (open - 1);
                through += isSource[target] ? open * sourcesOf[target] : 0;
                closedTo[target] = 0;
                isTarget[target] = false;
            }
            foreach (var source in sources)
                (isSource[source], sourcesOf[source]) = (false, 0);
            var answered = both * (both - 1) - 2 * ties + answeredTies;
            return new TwoPaths(count, sameSource, sameTarget, 2 * (through - answered), answered);
        }

        public void Dispose()
        {
            isSource.Dispose();
            isTarget.Dispose();
            closedTo.Dispose();
            sourcesOf.Dispose();
        }

        /// <summary>Every source with every target, by the numbers of each group.</summary>
        private void All(int broker, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, Span<long> roles)
        {
            roles.Clear();
            long own = labels[broker],
                ownSources = 0,
                ownTargets = 0,
                sameGroup = 0;
            foreach (var source in sources)
            {
                sourcesOf[labels[source]]++;
                ownSources += labels[source] == own ? 1 : 0;
            }
            foreach (var target in targets)
            {
                ownTargets += labels[target] == own ? 1 : 0;
                sameGroup += labels[target] == own ? 0 : sourcesOf[labels[target]];
            }
            foreach (var source in sources)
                sourcesOf[labels[source]] = 0;
            long otherSources = sources.Length - ownSources,
                otherTargets = targets.Length - ownTargets;
            roles[(int)BrokerageRole.Coordinator] = ownSources * ownTargets;
            roles[(int)BrokerageRole.Gatekeeper] = otherSources * ownTargets;
            roles[(int)BrokerageRole.Representative] = ownSources * otherTargets;
            roles[(int)BrokerageRole.Consultant] = sameGroup;
            roles[(int)BrokerageRole.Liaison] = otherSources * otherTargets - sameGroup;
        }
    }
}
