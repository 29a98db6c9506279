using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Brokerage;

public class KeyPlayersTests
{
    [Fact]
    public void TheMiddleOfAChainFragmentsIt()
    {
        // a–b–c–d–e without c: two pairs of two are left, 4 of 20 ordered pairs.
        var result = KeyPlayers.Compute(TestGraph.Of("a-b b-c c-d d-e"), new() { Count = 1 });
        Assert.Equal([2], result.Nodes);
        Assert.Equal(1 - 4 / 20.0, result.Values[0], 12);
        Assert.Null(result.GuaranteedShare);
    }

    [Fact]
    public void TheMediciHoldFlorenceTogether() => Assert.Equal(8, KeyPlayers.Compute(TestGraph.Florentine, new() { Count = 1 }).Nodes[0]);

    [Fact]
    public void EachNodeChosenIsTheBestBesideThoseBefore() =>
        Gen.Select(TestGraph.RandomOfAnyKind(12), Gen.Enum<KeyPlayerGoal>(), Gen.Int[1, 4], Gen.Int[1, 3])
            .Sample(
                (graph, goal, count, steps) =>
                {
                    var result = KeyPlayers.Compute(
                        graph,
                        new()
                        {
                            Goal = goal,
                            Count = count,
                            Steps = steps,
                        }
                    );
                    Assert.Equal(Math.Min(count, graph.NodeCount), result.Nodes.Length);
                    var chosen = new List<int>();
                    foreach (var (node, value) in result.Nodes.Zip(result.Values))
                    {
                        if (graph.NodeCount < 2 && goal is KeyPlayerGoal.Fragmentation or KeyPlayerGoal.DistanceFragmentation)
                        {
                            Assert.True(double.IsNaN(value) || graph.NodeCount > 1);
                            if (graph.NodeCount < 2)
                                return;
                        }
                        var trials = Enumerable
                            .Range(0, graph.NodeCount)
                            .Except(chosen)
                            .Select(other => (Node: other, Value: ValueOf(graph, goal, [.. chosen, other], steps)))
                            .ToArray();
                        Assert.Equal(trials.Max(trial => trial.Value), value, 9);
                        // Of nodes whose values differ by rounding only, any may be chosen: sums come in another order here.
                        Assert.Contains(trials, trial => trial.Node == node && trial.Value > trials.Max(other => other.Value) - 1e-9);
                        chosen.Add(node);
                    }
                },
                iter: 300
            );

    [Fact]
    public void ReachKeepsItsBound() =>
        TestGraph
            .Random(9)
            .Sample(graph =>
            {
                var result = KeyPlayers.Compute(graph, new() { Goal = KeyPlayerGoal.DistanceReach, Count = 2 });
                if (graph.NodeCount < 2)
                    return;
                var best = (
                    from u in Enumerable.Range(0, graph.NodeCount)
                    from v in Enumerable.Range(0, u)
                    select ValueOf(graph, KeyPlayerGoal.DistanceReach, [u, v], 1)
                ).Max();
                Assert.InRange(result.Values[^1], best * result.GuaranteedShare!.Value - 1e-12, best + 1e-12);
            });

    [Theory, InlineData(KeyPlayerGoal.Reach), InlineData(KeyPlayerGoal.DistanceReach), InlineData(KeyPlayerGoal.DistanceFragmentation)]
    public void ThreadsDoNotChangeABit(KeyPlayerGoal goal)
    {
        var graph =
            goal == KeyPlayerGoal.DistanceFragmentation
                ? TestGraph.Large(nodes: 120, ties: 200)
                : TestGraph.Large(nodes: 1000, ties: 2000, directed: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => KeyPlayers.Compute(graph, new() { Goal = goal, Count = 3 }));
        Assert.Equal(one.Nodes, four.Nodes);
        Assert.Equal(one.Values, four.Values);
    }

    [Fact]
    public void AnEmptyGraphHasNoKeyPlayers() =>
        Assert.All(Enum.GetValues<KeyPlayerGoal>(), goal =>
            Assert.Empty(KeyPlayers.Compute(CsrGraph.Empty(), new() { Goal = goal }).Nodes)
        );

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.All(Enum.GetValues<KeyPlayerGoal>(), goal =>
            Assert.Throws<OperationCanceledException>(() =>
                KeyPlayers.Compute(TestGraph.Karate, new() { Goal = goal }, new CancellationToken(canceled: true))
            )
        );

    private static double ValueOf(CsrGraph graph, KeyPlayerGoal goal, int[] set, int steps)
    {
        var n = graph.NodeCount;
        if (goal is KeyPlayerGoal.Fragmentation or KeyPlayerGoal.DistanceFragmentation)
        {
            var left = Distances(graph.Underlying, set);
            var near =
                from u in Enumerable.Range(0, n)
                from v in Enumerable.Range(0, n)
                where u != v && left[u, v] < int.MaxValue
                select goal == KeyPlayerGoal.Fragmentation ? 1 : 1.0 / left[u, v];
            return 1 - near.Sum() / (n * (n - 1.0));
        }
        var distances = Distances(graph, []);
        return Enumerable
                .Range(0, n)
                .Select(v => set.Min(u => distances[u, v]))
                .Sum(d =>
                    d == int.MaxValue ? 0
                    : goal == KeyPlayerGoal.Reach
                        ? d <= steps ? 1
                            : 0
                    : d == 0 ? 1
                    : 1.0 / d
                ) / n;
    }

    /// <summary>Steps between all nodes without some.</summary>
    private static int[,] Distances(CsrGraph graph, int[] without)
    {
        var n = graph.NodeCount;
        var distances = new int[n, n];
        for (var u = 0; u < n; u++)
        for (var v = 0; v < n; v++)
            distances[u, v] =
                without.Contains(u) || without.Contains(v) ? int.MaxValue
                : u == v ? 0
                : graph.HasArc(u, v) ? 1
                : int.MaxValue;
        for (var w = 0; w < n; w++)
        for (var u = 0; u < n; u++)
        for (var v = 0; v < n; v++)
            if (distances[u, w] < int.MaxValue && distances[w, v] < int.MaxValue)
                distances[u, v] = Math.Min(distances[u, v], distances[u, w] + distances[w, v]);
        return distances;
    }
}
