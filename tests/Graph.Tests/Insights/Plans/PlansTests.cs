using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Insights.Plans;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Plans;

public sealed class PlansTests : IAsyncLifetime
{
    private static readonly PlanAim[] Aims = Enum.GetValues<PlanAim>();
    private NetworkSnapshot empty = null!;

    public async ValueTask InitializeAsync() => empty = await SmallNetworks.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Every set of at most so many allowed links is tried, and measured from the definitions.</summary>
    [Theory]
    [InlineData(PlanAim.CoverTargetAreas)]
    [InlineData(PlanAim.ShortenToPacc)]
    [InlineData(PlanAim.RemoveSinglePoints)]
    [InlineData(PlanAim.RaiseReach)]
    public void ThePlanKeepsItsGuaranteeAndItsBoundAgainstEverySetOfLinks(PlanAim aim) =>
        Gen.Select(
                SmallNetworks.Random(empty, 9, 10),
                Gen.Int[1, 2],
                Gen.Bool,
                SmallNetworks.OneOf<int?>(null, null, 1),
                Gen.Int[1, 3],
                SmallNetworks.OneOf<string?>(null, null, "50")
            )
            .Sample(
                (snapshot, budget, enlists, limit, maxSteps, area) =>
                {
                    var network = ScopedNetwork.Build(snapshot, NetworkScope.Default);
                    var options = new ExpansionPlanOptions
                    {
                        Aim = aim,
                        Budget = budget,
                        EnlistsGoodActors = enlists,
                        MaxPerParty = limit,
                        MaxSteps = maxSteps,
                        FiscalYear = aim == PlanAim.CoverTargetAreas ? 2566 : null,
                        CentreIds = CentreReach.HeadOffices(snapshot),
                        AreaCodes = area is null ? null : [area],
                    };
                    var plan = ExpansionPlan.Analysis.Compute(network, options, default);
                    var naive = new NaivePlan(network, options);
                    var now = naive.Value([]);
                    var made = plan.Steps.Select(step => (network.NodeOf(step.FromId), network.NodeOf(step.ToId))).ToList();
                    Assert.Equal(plan.Gain, naive.Value(made) - now, 9);
                    Assert.True(naive.IsAllowed(made));
                    var best = naive.BestOfAll(budget) - now;
                    Assert.True(plan.Gain >= plan.Guarantee * best - 1e-9, $"{plan.Gain} of {best}");
                    Assert.True(plan.UpperBound >= best - 1e-9, $"bound {plan.UpperBound} below {best}");
                    if (budget == 1)
                        Assert.Equal(best, plan.Gain, 9);
                    Assert.True(
                        plan.UpperBound <= naive.ValueOfAll() - now + 1e-9,
                        $"bound {plan.UpperBound} above what all links together gain"
                    );
                },
                iter: 150
            );

    [Fact]
    public void EveryStepGainsNoMoreThanTheOneBefore() =>
        Gen.Select(SmallNetworks.Random(empty, 25, 30), SmallNetworks.OneOf(Aims))
            .Sample(
                (snapshot, aim) =>
                {
                    var network = ScopedNetwork.Build(snapshot, NetworkScope.Default);
                    var plan = ExpansionPlan.Analysis.Compute(
                        network,
                        new()
                        {
                            Aim = aim,
                            Budget = 100,
                            CentreIds = CentreReach.HeadOffices(snapshot),
                            MaxSteps = 2,
                        },
                        default
                    );
                    Assert.Equal(plan.Steps.Select(step => step.Gain).OrderDescending(), plan.Steps.Select(step => step.Gain));
                    Assert.All(plan.Steps, step => Assert.True(step.Gain > 0));
                    foreach (var step in plan.Steps)
                    {
                        if (aim == PlanAim.CoverTargetAreas)
                            Assert.Equal(step.Gain, step.Needs.Count);
                        Assert.Equal(aim == PlanAim.RemoveSinglePoints, step.SafeTies.Count > 0);
                        var (thai, english) = PlanSentences.Of(snapshot, new() { Aim = aim, Budget = 100 }, step);
                        Assert.Contains(snapshot.Parties[step.FromId].NameTh, thai, StringComparison.Ordinal);
                        Assert.StartsWith("Link ", english, StringComparison.Ordinal);
                    }
                },
                iter: 200
            );

    /// <summary>By hand: the path a-b-c-d has the bridges ab (1), bc (2), cd (1); joining a and d makes all of them safe.</summary>
    [Fact]
    public void ALinkBetweenTheEndsOfAPathMakesAllItsTiesSafe()
    {
        var snapshot = Path(PartyKind.CitizenNetwork, PartyKind.CitizenNetwork, PartyKind.CitizenNetwork, PartyKind.CitizenNetwork);
        var plan = ExpansionPlan.Analysis.Compute(
            ScopedNetwork.Build(snapshot, NetworkScope.Default),
            new() { Aim = PlanAim.RemoveSinglePoints, Budget = 5 },
            default
        );
        var step = Assert.Single(plan.Steps);
        Assert.Equal((1, 4, 4.0), (Math.Min(step.FromId, step.ToId), Math.Max(step.FromId, step.ToId), step.Gain));
        Assert.Equal([(1, 2), (2, 3), (3, 4)], step.SafeTies.Order());
        Assert.Equal([4, 3, 2], plan.Before.Select(figure => figure.Value!.Value));
        Assert.Equal([0, 0, 0], plan.After.Select(figure => figure.Value!.Value));
    }

    [Fact]
    public void TheSameOnOneThreadAndOnFour()
    {
        foreach (var aim in Aims)
        {
            var snapshot = SmallNetworks.Make(empty, 11, 200, 300);
            var network = ScopedNetwork.Build(snapshot, NetworkScope.Default);
            var (one, four) = TestGraph.OnOneAndFourThreads(() =>
                ExpansionPlan.Analysis.Compute(
                    network,
                    new()
                    {
                        Aim = aim,
                        Budget = 20,
                        CentreIds = CentreReach.HeadOffices(snapshot),
                    },
                    default
                )
            );
            Assert.Equal(
                one.Steps.Select(step => (step.FromId, step.ToId, step.Gain)),
                four.Steps.Select(step => (step.FromId, step.ToId, step.Gain))
            );
            Assert.Equal(one.UpperBound, four.UpperBound);
        }
    }

    [Fact]
    public void AnEmptyNetworkHasNothingToGain()
    {
        foreach (var aim in Aims)
        {
            var plan = ExpansionPlan.Analysis.Compute(
                ScopedNetwork.Build(empty, NetworkScope.Default),
                new() { Aim = aim, Budget = 3 },
                default
            );
            Assert.Equal((0, 0.0, 0.0), (plan.Steps.Count, plan.Gain, plan.UpperBound));
        }
    }

    private NetworkSnapshot Path(params PartyKind[] kinds) =>
        NetworkBranch
            .Suppose(empty, edit =>
            {
                for (var i = 0; i < kinds.Length; i++)
                {
                    edit.Add(
                        new Party
                        {
                            Key = $"p{i}",
                            PartyKind = kinds[i],
                            NameTh = $"องค์กร {i}",
                        }
                    );
                    if (i > 0)
                        edit.Add(
                            new Collaboration
                            {
                                FromId = i,
                                ToId = i + 1,
                                Type = CollaborationType.CollaboratesWith,
                            }
                        );
                }
                return 0;
            })
            .Snapshot;
}

/// <summary>The value of every set of links, from the definitions.</summary>
internal sealed class NaivePlan
{
    private readonly ScopedNetwork network;
    private readonly ExpansionPlanOptions options;
    private readonly NetworkSnapshot snapshot;
    private readonly bool[,] linked;
    private readonly int count;
    private readonly List<(int, int)> allowed = [];

    public NaivePlan(ScopedNetwork network, ExpansionPlanOptions options)
    {
        (this.network, this.options, snapshot, count) = (network, options, network.Snapshot, network.Graph.NodeCount);
        linked = new bool[count, count];
        for (var i = 0; i < count; i++)
        for (var j = 0; j < count; j++)
            linked[i, j] = Plainly.AreLinked(network, i, j);
        for (var i = 0; i < count; i++)
        for (var j = 0; j < count; j++)
            if (i != j && !linked[i, j] && MayLink(i, j))
                allowed.Add((i, j));
        if (options.Aim != PlanAim.CoverTargetAreas)
            return;
        // Of the links that may be made, those to the nearest parties are compared; the guarantee is about these.
        var compared = CoverObjective.Of(network, options, new(network, options)).Candidates.Select(link => (link.From, link.To)).ToList();
        Assert.Empty(compared.Except(allowed));
        allowed = compared;
    }

    /// <summary>The value of all links that may be made, limits per party aside.</summary>
    public double ValueOfAll() => Value(allowed);

    public double BestOfAll(int budget)
    {
        var best = Value([]);
        for (var i = 0; i < allowed.Count; i++)
        {
            best = Math.Max(best, Value([allowed[i]]));
            for (var j = i + 1; budget > 1 && j < allowed.Count; j++)
                if (IsAllowed([allowed[i], allowed[j]]))
                    best = Math.Max(best, Value([allowed[i], allowed[j]]));
        }
        return best;
    }

    public bool IsAllowed(List<(int From, int To)> links) =>
        links.TrueForAll(link => allowed.Contains(link) || allowed.Contains((link.To, link.From)))
        && links
            .SelectMany(link => new[] { link.From, link.To })
            .GroupBy(node => node)
            .All(group =>
                group.Count() <= (options.EnlistsGoodActors && Is(group.Key, PartyKind.GoodActor) ? 1 : options.MaxPerParty ?? int.MaxValue)
            );

    public double Value(List<(int From, int To)> links)
    {
        var with = (bool[,])linked.Clone();
        foreach (var (from, to) in links)
            (with[from, to], with[to, from]) = (true, true);
        return options.Aim switch
        {
            PlanAim.CoverTargetAreas => NeedsMet(with),
            PlanAim.RemoveSinglePoints => -HangingByATie(with),
            PlanAim.ShortenToPacc => -Nodes().Except(Goals()).Sum(node => Math.Min(10, WayTo(with, Goals(), node))),
            _ => Nodes().Except(Goals()).Count(node => WayTo(with, Goals(), node) <= options.MaxSteps),
        };
    }

    private IEnumerable<int> Nodes() => Enumerable.Range(0, count);

    private bool Is(int node, PartyKind kind) => network.PartyOf(node).PartyKind == kind;

    private bool InArea(int node) =>
        options.AreaCodes is not { } codes || codes.Any(code => Plainly.LiesIn(snapshot, network.PartyOf(node).AreaCode, code));

    private List<int> Goals() =>
        [
            .. options.Aim == PlanAim.ShortenToPacc
                ? Nodes().Where(node => Is(node, PartyKind.PaccOffice))
                : options.CentreIds.Select(network.NodeOf).Where(node => node >= 0),
        ];

    /// <summary>
    /// The first party is one that the plan may choose freely; the second may be the office or centre that the aim leads to.
    /// </summary>
    private bool MayLink(int from, int to)
    {
        if (options.EnlistsGoodActors && !Is(from, PartyKind.GoodActor) && !Is(to, PartyKind.GoodActor) || !InArea(from))
            return false;
        return options.Aim switch
        {
            PlanAim.ShortenToPacc => !Goals().Contains(from)
                && Goals().TrueForAll(goal => !linked[from, goal])
                && Plainly
                    .OfficesOf(snapshot, network.PartyOf(from).AreaCode, PartyKind.PaccOffice)
                    .Exists(office => network.NodeOf(office.Id) == to),
            PlanAim.RaiseReach => !Goals().Contains(from) && Goals().TrueForAll(goal => !linked[from, goal]) && Goals().Contains(to),
            PlanAim.CoverTargetAreas => Targets()
                .Exists(target =>
                    Plainly.WorksIn(snapshot, network.PartyOf(from), target.AreaCode)
                    && (Is(to, PartyKind.PaccOffice) && PaccCovers(target, to) || IsNear(target, to) && InArea(to))
                ),
            // Links between parts that nothing joins are not looked at.
            _ => from < to && InArea(to) && Reached(linked, from).Contains(to),
        };
    }

    private List<TargetArea> Targets() =>
        [.. snapshot.TargetAreas.Where(target => !target.IsArchived && target.FiscalYear == options.FiscalYear)];

    private bool IsNear(TargetArea target, int node) =>
        Plainly.LiesIn(snapshot, network.PartyOf(node).AreaCode, target.AreaCode[0] == 'R' ? target.AreaCode : target.AreaCode[..2]);

    private bool PaccCovers(TargetArea target, int node) =>
        Plainly.OfficesOf(snapshot, target.AreaCode, PartyKind.PaccOffice).Exists(office => network.NodeOf(office.Id) == node);

    private double NeedsMet(bool[,] with) =>
        Targets()
            .Sum(target =>
            {
                var inside = Nodes().Where(node => Plainly.WorksIn(snapshot, network.PartyOf(node), target.AreaCode)).ToList();
                return options.NeededKinds.Count(kind =>
                    !Plainly.IsOffice(
                        new()
                        {
                            Key = "",
                            NameTh = "",
                            PartyKind = kind,
                        }
                    ) && inside.Exists(node => Is(node, kind))
                    || Nodes()
                        .Any(other =>
                            Is(other, kind)
                            && Plainly.CountsFor(snapshot, network.PartyOf(other), target.AreaCode)
                            && inside.Exists(node => with[node, other])
                        )
                );
            });

    private double HangingByATie(bool[,] with)
    {
        var sum = 0;
        for (var i = 0; i < count; i++)
        for (var j = i + 1; j < count; j++)
        {
            if (!with[i, j])
                continue;
            var cut = (bool[,])with.Clone();
            (cut[i, j], cut[j, i]) = (false, false);
            var (one, other) = (Reached(cut, i), Reached(cut, j));
            if (!one.Contains(j))
                sum += Math.Min(one.Count, other.Count);
        }
        return sum;
    }

    private HashSet<int> Reached(bool[,] with, int from)
    {
        var reached = new HashSet<int> { from };
        for (var grown = true; grown; )
            grown = Nodes().Where(node => reached.Any(one => with[one, node]) && reached.Add(node)).ToArray() is not [];
        return reached;
    }

    private int WayTo(bool[,] with, List<int> goals, int node)
    {
        var reached = goals.ToHashSet();
        for (var steps = 0; steps <= count; steps++)
        {
            if (reached.Contains(node))
                return steps;
            reached.UnionWith(Nodes().Where(other => reached.Any(one => with[one, other])).ToList());
        }
        return Plainly.NoWay;
    }
}
