using System.Numerics;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// Target areas and the kinds that each needs, met or not as <see cref="AreaNeeds"/> says. The value is the number of needs met. Candidates
/// join a party at work in an area (one of the three with the most partners)
/// to one of the five nearest of a kind that it lacks: in the district, then in the province, and among those the ones with the most
/// partners; of PACC and CODI, to the offices that cover it.
/// </summary>
internal sealed class CoverObjective : PlanObjective
{
    private const int MaxCandidateCount = 20_000;
    private const int FromPerArea = 3;
    private const int NearestPerKind = 5;
    private readonly AreaNeeds needs;
    private readonly Places places;
    private readonly TargetArea[] targets;
    private readonly ulong[] met;
    private readonly Dictionary<int, List<int>> targetsOf = [];

    private CoverObjective(ScopedNetwork network, ExpansionPlanOptions options, Places places)
        : base(network, options)
    {
        (this.places, needs) = (places, new AreaNeeds(network, places));
        targets = [.. TargetAreasInScope.Of(network, options.FiscalYear ?? TargetAreasInScope.LatestFiscalYear(network))];
        met = new ulong[targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            var atWork = places.NodesAtWorkIn(targets[i].AreaCode);
            met[i] = needs.MetIn(targets[i].AreaCode, atWork).Mask;
            foreach (var node in atWork)
                (targetsOf.TryGetValue(node, out var list) ? list : targetsOf[node] = []).Add(i);
        }
    }

    public static CoverObjective Of(ScopedNetwork network, ExpansionPlanOptions options, PlanConstraints constraints)
    {
        var places = new Places(network);
        var objective = new CoverObjective(network, options, places);
        var links = new HashSet<PlanLink>();
        for (var i = 0; i < objective.targets.Length; i++)
            foreach (var kind in new EnumSet<PartyKind>(options.NeededKinds.Mask & ~objective.met[i]))
            foreach (
                var from in objective
                    .MostLinked(places.NodesAtWorkIn(objective.targets[i].AreaCode).Where(constraints.Allow))
                    .Take(FromPerArea)
            )
            foreach (var to in objective.Nearest(constraints, i, kind))
                if (from != to && !objective.Graph.HasArc(from, to) && constraints.AllowSort(from, to))
                    links.Add(new(from, to));
        (objective.Candidates, objective.PossibleCount) = ([.. links.Take(MaxCandidateCount)], links.Count);
        return objective;
    }

    public override double GainOf(int candidate) =>
        NeedsMetBy(Candidates[candidate]).Sum(need => BitOperations.PopCount(need.Value & ~met[need.Key]));

    public override PlanStep Take(int candidate, double gain)
    {
        var newly = new List<PlanNeed>();
        foreach (var (target, kinds) in NeedsMetBy(Candidates[candidate]))
        {
            foreach (var kind in new EnumSet<PartyKind>(kinds & ~met[target]))
                newly.Add(new(targets[target].Id, kind));
            met[target] |= kinds;
        }
        return Step(Candidates[candidate], gain) with { Needs = newly };
    }

    /// <summary>The needs that are met now; the graph is not looked at.</summary>
    public override IReadOnlyList<PlanFigure> Figures(CsrGraph graph, CancellationToken cancel) =>
        [
            new(PlanFigureKind.NeedsMet, met.Sum(kinds => BitOperations.PopCount(kinds & Options.NeededKinds.Mask))),
            new(PlanFigureKind.NeedsOpen, met.Sum(kinds => BitOperations.PopCount(Options.NeededKinds.Mask & ~kinds))),
            new(PlanFigureKind.AreasComplete, met.Count(kinds => (Options.NeededKinds.Mask & ~kinds) == 0)),
        ];

    /// <summary>Each area once: two offices in one area that both cover it meet one need.</summary>
    private Dictionary<int, ulong> NeedsMetBy(PlanLink link)
    {
        var found = new Dictionary<int, ulong>();
        foreach (var (inside, other) in ((int, int)[])[(link.From, link.To), (link.To, link.From)])
            if (targetsOf.TryGetValue(inside, out var list))
                foreach (var target in list)
                    if ((needs.MetBy(targets[target].AreaCode, other).Mask & Options.NeededKinds.Mask) is not 0 and var kinds)
                        found[target] = found.GetValueOrDefault(target) | kinds;
        return found;
    }

    private IEnumerable<int> MostLinked(IEnumerable<int> nodes) => nodes.OrderByDescending(Graph.DegreeOf).ThenBy(node => node);

    private IEnumerable<int> Nearest(PlanConstraints constraints, int target, PartyKind kind)
    {
        var code = targets[target].AreaCode;
        if (kind is PartyKind.PaccOffice or PartyKind.CodiOffice)
            return places.OfficesOf(code, kind).Select(Network.NodeOf).Where(office => office >= 0);
        var district = places.NodesIn(code[..Math.Min(4, code.Length)]).Where(IsOfKind).ToList();
        var province = code[0] == 'R' ? [] : places.NodesIn(code[..2]).Where(IsOfKind).Except(district);
        return MostLinked(district).Concat(MostLinked(province)).Take(NearestPerKind);

        bool IsOfKind(int node) => Network.PartyOf(node).PartyKind == kind && constraints.Allow(node);
    }
}
