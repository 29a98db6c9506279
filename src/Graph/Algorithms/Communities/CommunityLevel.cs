using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>One level of a multilevel search: communities of the level below are its nodes, ties within them its loops.</summary>
internal sealed record CommunityLevel(int[] Offsets, int[] Targets, double[]? Weights, double[] Strengths, double TotalStrength)
{
    public int NodeCount => Strengths.Length;

    public static CommunityLevel Of(CsrGraph graph)
    {
        var strengths = new double[graph.NodeCount];
        var total = 0.0;
        for (var node = 0; node < strengths.Length; node++)
        {
            strengths[node] = graph.DegreeOf(node);
            if (graph.Weights is not null)
            {
                strengths[node] = 0;
                foreach (var weight in graph.WeightsOf(node))
                    strengths[node] += weight;
            }
            total += strengths[node];
        }
        return new CommunityLevel(graph.Offsets, graph.Targets, graph.Weights, strengths, total);
    }

    /// <summary>The level above, whose node c is all nodes labelled c. O(n + m).</summary>
    /// <param name="labels">0 to <paramref name="count"/> − 1, none missing.</param>
    public CommunityLevel Merge(int[] labels, int count, double[] sums, int[] touched)
    {
        var (starts, members) = MembersOf(labels, count);
        var offsets = new int[count + 1];
        var strengths = new double[count];
        var targets = new int[Targets.Length];
        var weights = new double[Targets.Length];
        var place = 0;
        for (var community = 0; community < count; community++)
        {
            var touchedCount = 0;
            for (var i = starts[community]; i < starts[community + 1]; i++)
            {
                var node = members[i];
                strengths[community] += Strengths[node];
                for (int arc = Offsets[node], end = Offsets[node + 1]; arc < end; arc++)
                {
                    var other = labels[Targets[arc]];
                    if (other == community)
                        continue;
                    if (sums[other] == 0)
                        touched[touchedCount++] = other;
                    sums[other] += Weights is null ? 1 : Weights[arc];
                }
            }
            for (var i = 0; i < touchedCount; i++)
            {
                targets[place] = touched[i];
                weights[place++] = sums[touched[i]];
                sums[touched[i]] = 0;
            }
            offsets[community + 1] = place;
        }
        return new CommunityLevel(offsets, targets, weights, strengths, TotalStrength);
    }

    private static (int[] Starts, int[] Members) MembersOf(int[] labels, int count)
    {
        var starts = new int[count + 1];
        foreach (var label in labels)
            starts[label + 1]++;
        for (var i = 0; i < count; i++)
            starts[i + 1] += starts[i];
        var members = new int[labels.Length];
        var next = starts.AsSpan(0, count).ToArray();
        for (var node = 0; node < labels.Length; node++)
            members[next[labels[node]]++] = node;
        return (starts, members);
    }
}
