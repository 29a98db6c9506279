using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Mixing;

public sealed class MixingTests : IAsyncLifetime
{
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await BundledNetwork.OpenAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    /// <summary>The definition, pair by pair.</summary>
    [Fact]
    public void TheMatrixCountsEveryTieOnce() =>
        (from graph in TestGraph.RandomOfAnyKind(15) from labels in Gen.Int[-1, 3].Array[graph.NodeCount] select (graph, labels)).Sample(
            given =>
            {
                var (graph, labels) = given;
                var matrix = MixingTable.Of(graph, labels);
                var ties = new double[4, 4];
                var leftOut = 0;
                for (var node = 0; node < graph.NodeCount; node++)
                    foreach (var other in graph.NeighboursOf(node))
                    {
                        if (!graph.IsDirected && other < node)
                            continue;
                        if (labels[node] < 0 || labels[other] < 0)
                            leftOut++;
                        else if (graph.IsDirected || labels[node] <= labels[other])
                            ties[labels[node], labels[other]]++;
                        else
                            ties[labels[other], labels[node]]++;
                    }
                var all = ties.Cast<double>().Sum();
                Assert.Equal((all, (double)leftOut), ((double)matrix.TieCount, (double)matrix.LeftOutTieCount));
                var (expected, within) = (0.0, 0.0);
                for (var from = 0; from < 4; from++)
                for (var to = graph.IsDirected ? 0 : from; to < 4; to++)
                {
                    if (Math.Max(from, to) >= matrix.GroupCount)
                        continue;
                    expected += matrix.ExpectedBetween(from, to) ?? 0;
                    Assert.Equal(ties[from, to], matrix.TiesBetween(from, to));
                    within += from == to ? ties[from, to] : 0;
                }
                Assert.Equal(all, expected, 9);
                if (all > 0)
                    Assert.Equal((all - 2 * within) / all, matrix.EiIndex!.Value, 12);
                else
                    Assert.Null(matrix.EiIndex);
            },
            iter: 300
        );

    /// <summary>
    /// By hand: a and b in one group, c and d in the other; ties a-b, b-c, c-d. Ends: 3 and 3. Within 2 of 3; chance 1/2; (2/3 − 1/2)/(1/2)
    /// = 1/3; E-I (1 − 2)/3; of a group's three ends one leads out: (1 − 2)/3.
    /// </summary>
    [Fact]
    public void ALineOfFourMixesAsByHand()
    {
        var matrix = MixingTable.Of(TestGraph.Of("a-b b-c c-d"), [0, 0, 1, 1]);
        Assert.Equal(1 / 3.0, matrix.Assortativity!.Value, 12);
        Assert.Equal(-1 / 3.0, matrix.EiIndex!.Value, 12);
        Assert.Equal(-1 / 3.0, matrix.EiIndexOf(0)!.Value, 12);
        Assert.Equal(1.5, matrix.ExpectedBetween(0, 1)!.Value, 12);
        Assert.Equal(0.75, matrix.ExpectedBetween(0, 0)!.Value, 12);
    }

    /// <summary>
    /// Ties by kind, counted by NetworkX 2.8.8 on the bundled data: 64 within a kind, 250 across; 29 between state agencies, 27 between
    /// citizens' networks and CODI offices.
    /// </summary>
    [Fact]
    public void KindsMixAsCountedByAnotherProgram()
    {
        var result = Compute(new(Grouping.Kind));
        int Of(PartyKind kind) => Enumerable.Range(0, result.Groups.Groups.Count).Single(i => result.Groups.Groups[i].Kind == kind);
        Assert.Equal(
            (314, 29, 27),
            (
                result.Ties.TieCount,
                result.Ties.TiesBetween(Of(PartyKind.StateAgency), Of(PartyKind.StateAgency)),
                result.Ties.TiesBetween(Of(PartyKind.CodiOffice), Of(PartyKind.CitizenNetwork))
            )
        );
        Assert.Equal(186 / 314.0, result.Ei.Value!.Value, 12);
    }

    /// <summary>
    /// Groups dealt at random among the parties with a tie leave a tie within a group in Σ n(n−1) of N(N−1) cases; the mean over many
    /// permutations comes near.
    /// </summary>
    [Fact]
    public void PermutationsMeanWhatChanceGives()
    {
        var result = Compute(new(Grouping.Kind, 2_000));
        var counts = ScopedNetwork.Build(network.Current, new() { WithoutIsolated = true }) is var tied
            ? PartyGroups.Of(tied, Grouping.Kind).Labels.CountBy(label => label).Select(group => group.Value).ToList()
            : [];
        var parties = counts.Sum();
        var within = counts.Sum(count => count * (count - 1.0)) / (parties * (parties - 1.0));
        Assert.Equal(1 - 2 * within, result.Ei.Expected!.Value, 0.01);
        Assert.All(result.EiTests, test => Assert.InRange(test.PValue ?? 1, 0, 1));
    }

    [Fact]
    public void GroupsThatKeepToThemselvesAreNoChance()
    {
        var graph = TestGraph.Of("a-b a-c a-d b-c b-d c-d d-e e-f e-g e-h f-g f-h g-h");
        var groups = new PartyGroups([0, 0, 0, 0, 1, 1, 1, 1], [new(Level: AreaLevel.Region), new(Level: AreaLevel.Province)]);
        var tests = Permutations.Test(
            graph,
            groups,
            MixingTable.Of(graph, groups.Labels),
            new(Grouping.Level, 2_000),
            CancellationToken.None
        );
        // Two of the 70 ways to deal four and four leave one tie across, and none leaves fewer.
        Assert.Equal(2 / 70.0, tests[^1].LowerFraction!.Value, 0.01);
        Assert.Equal(1, tests[^1].UpperFraction!.Value);
        var (one, four) = TestGraph.OnOneAndFourThreads(() =>
            Permutations.Test(graph, groups, MixingTable.Of(graph, groups.Labels), new(Grouping.Level, 50, 7), CancellationToken.None)
        );
        Assert.Equal(one, four);
    }

    [Fact]
    public void EveryPartyIsInTheGroupThatItsRecordSays()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default);
        foreach (var by in Enum.GetValues<Grouping>())
        {
            var groups = PartyGroups.Of(scoped, by);
            for (var node = 0; node < scoped.Graph.NodeCount; node++)
            {
                var party = scoped.PartyOf(node);
                var group = groups.Labels[node] < 0 ? null : groups.Groups[groups.Labels[node]];
                var province = NetworkSnapshot.ProvinceOf(party.AreaCode);
                Assert.Equal(
                    by switch
                    {
                        Grouping.Kind => new(Kind: party.PartyKind),
                        Grouping.Level => party.Level is null ? null : new PartyGroup(Level: party.Level),
                        Grouping.Province => province is null ? null : new PartyGroup(AreaCode: province),
                        _ => party.AreaCode?[0] == 'R' ? new PartyGroup(AreaCode: party.AreaCode)
                        : province is null ? null
                        : new PartyGroup(AreaCode: network.Current.FindArea(province)!.ParentCode),
                    },
                    group
                );
            }
        }
    }

    [Fact]
    public void APartysOwnTiesAddUp()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default);
        var result = Compute(new(Grouping.Kind, 0));
        var sums = (Within: 0, Across: 0);
        for (var node = 0; node < scoped.Graph.NodeCount; node++)
        {
            var (within, across) = result.TiesOf(scoped.Graph, node);
            Assert.Equal(scoped.Graph.DegreeOf(node), within + across);
            sums = (sums.Within + within, sums.Across + across);
        }
        Assert.Equal((128, 500), sums);
        Assert.Equal((null, null), (result.Ei.Expected, result.Ei.PValue));
    }

    private MixingResult Compute(MixingOptions options) =>
        NetworkMixing.Analysis.Compute(
            ScopedNetwork.Build(network.Current, NetworkScope.Default),
            options,
            TestContext.Current.CancellationToken
        );
}
