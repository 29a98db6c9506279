using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// Shorter ways to some parties (the PACC offices, or the centre): each candidate links a party to one of them. A shortest way then uses
/// one new link at most, its last, so that the way of a party is the
/// shorter of its old one and one step more than its old way to a newly linked party, and the value is monotone and submodular.
/// </summary>
internal sealed class WayObjective : PlanObjective
{
    // Candidates times nodes and arcs at most: some seconds of searching.
    private const double MaxSearchSteps = 1e8;
    private readonly int[] goals;
    private readonly bool[] counts;
    private readonly int[] ways;

    private WayObjective(ScopedNetwork network, ExpansionPlanOptions options, Places places, int[] goals, CancellationToken cancel)
        : base(network, options)
    {
        this.goals = goals;
        ways = Steps.From(Graph, goals, cancel);
        counts = CountedIn(network, options, places);
        foreach (var goal in goals)
            counts[goal] = false;
    }

    private bool IsReach => Options.Aim == PlanAim.RaiseReach;

    /// <summary>
    /// The value of a party at a distance: a step saved counts 1, a way longer than the most steps as long as those; or whether it is
    /// within reach.
    /// </summary>
    private double ValueAt(int steps) =>
        IsReach
            ? steps <= Options.MaxSteps
                ? 1
                : 0
            : ExpansionPlanOptions.LongestWay - Math.Min(steps, ExpansionPlanOptions.LongestWay);

    private static int Length(int steps) => steps == Steps.None ? int.MaxValue : steps;

    public static WayObjective Of(
        ScopedNetwork network,
        ExpansionPlanOptions options,
        PlanConstraints constraints,
        CancellationToken cancel
    )
    {
        var graph = network.Graph.Underlying;
        int[] goals =
            options.Aim == PlanAim.RaiseReach
                ? [.. options.CentreIds.Select(network.NodeOf).Where(node => node >= 0).Order()]
                : [.. Enumerable.Range(0, graph.NodeCount).Where(node => network.PartyOf(node).PartyKind == PartyKind.PaccOffice)];
        var places = new Places(network);
        var objective = new WayObjective(network, options, places, goals, cancel);
        var links = new List<PlanLink>();
        if (goals.Length > 0)
            for (var node = 0; node < graph.NodeCount; node++)
                if (
                    Length(objective.ways[node]) > 1
                    && constraints.Allow(node)
                    && GoalOf(node) is { } goal
                    && constraints.AllowSort(node, goal)
                )
                    links.Add(new(node, goal));
        var cap = (int)Math.Clamp(MaxSearchSteps / (graph.NodeCount + graph.ArcCount + 1.0), 50, 5_000);
        (objective.Candidates, objective.PossibleCount) = (
            [.. links.OrderByDescending(link => graph.DegreeOf(link.From)).ThenBy(link => link.From).Take(cap)],
            links.Count
        );
        return objective;

        // The centre's first party, or the office that covers the place.
        int? GoalOf(int node)
        {
            if (options.Aim == PlanAim.RaiseReach)
                return goals[0];
            foreach (var id in places.OfficesOf(network.PartyOf(node).AreaCode, PartyKind.PaccOffice))
                if (network.NodeOf(id) is >= 0 and var office)
                    return office;
            return null;
        }
    }

    public override double GainOf(int candidate) => Search(Candidates[candidate].From, take: false).Gain;

    public override PlanStep Take(int candidate, double gain) =>
        Step(Candidates[candidate], gain) with
        {
            NearerCount = Search(Candidates[candidate].From, take: true).Nearer,
        };

    public override IReadOnlyList<PlanFigure> Figures(CsrGraph graph, CancellationToken cancel)
    {
        var steps = Steps.From(graph, goals, cancel);
        var counted = Enumerable.Range(0, steps.Length).Where(node => counts[node]).ToList();
        var without = new PlanFigure(PlanFigureKind.PartiesWithoutWay, counted.Count(node => steps[node] == Steps.None));
        if (IsReach)
            return [new(PlanFigureKind.PartiesReached, counted.Count(node => Length(steps[node]) <= Options.MaxSteps)), without];
        var total = counted.Sum(node => Math.Min(Length(steps[node]), ExpansionPlanOptions.LongestWay));
        return
        [
            new(PlanFigureKind.TotalSteps, total),
            new(PlanFigureKind.MeanSteps, counted.Count == 0 ? null : (double)total / counted.Count),
            without,
        ];
    }

    /// <summary>All parties, or those of the year's target areas.</summary>
    private static bool[] CountedIn(ScopedNetwork network, ExpansionPlanOptions options, Places places)
    {
        var counted = new bool[network.Graph.NodeCount];
        if (options.FiscalYear is null)
            Array.Fill(counted, true);
        else
            foreach (var target in TargetAreasInScope.Of(network, options.FiscalYear))
            foreach (var node in places.NodesAtWorkIn(target.AreaCode))
                counted[node] = true;
        return counted;
    }

    /// <summary>Goes out from a newly linked party as long as its way is shorter than the one that was there.</summary>
    private (double Gain, int Nearer) Search(int start, bool take)
    {
        var (gain, nearer) = (0.0, 0);
        var longest = IsReach ? Options.MaxSteps : ExpansionPlanOptions.LongestWay - 1;
        var seen = new BitSet(Graph.NodeCount);
        List<int> front = [start],
            next = [];
        seen.Add(start);
        for (var steps = 1; steps <= longest && front.Count > 0; steps++)
        {
            foreach (var node in front)
            {
                if (Length(ways[node]) <= steps)
                    continue;
                if (counts[node])
                {
                    gain += ValueAt(steps) - ValueAt(Length(ways[node]));
                    nearer++;
                }
                if (take)
                    ways[node] = steps;
                foreach (var other in Graph.NeighboursOf(node))
                    if (seen.Add(other))
                        next.Add(other);
            }
            (front, next) = (next, front);
            next.Clear();
        }
        return (gain, nearer);
    }
}
