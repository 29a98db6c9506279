using System.Numerics;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// Target areas and the kinds that each needs: met by a party of the kind in the area or linked to a party in it; PACC by a link to an office that covers the area. The value is the number of needs met. Candidates
/// join a party of an area (one of the three with the most partners) to one of the five nearest of a kind that it lacks: in the district, then in the province, and among those the ones with the most partners.
/// </summary>
internal sealed class CoverObjective : PlanObjective
{
    private const int MaxCandidateCount = 20_000;
    private const int FromPerArea = 3;
    private const int NearestPerKind = 5;
    private readonly TargetArea[] targets;
    private readonly ulong[] met;
    private readonly HashSet<int>[] paccOffices;
    private readonly Dictionary<int, List<int>> targetsOf = [];

    private CoverObjective(ScopedNetwork network, ExpansionPlanOptions options, Places places)
        : base(network, options)
    {
        targets = [.. TargetAreasInScope.Of(network, options.FiscalYear ?? TargetAreasInScope.LatestFiscalYear(network))];
        met = new ulong[targets.Length];
        paccOffices = [.. targets.Select(target => places.OfficesOf(target.AreaCode, PartyKind.PaccOffice).Select(network.NodeOf).Where(node => node >= 0).ToHashSet())];
        for (var i = 0; i < targets.Length; i++)
            foreach (var node in places.NodesIn(targets[i].AreaCode))
            {
                (targetsOf.TryGetValue(node, out var list) ? list : targetsOf[node] = []).Add(i);
                if (KindOf(node) != PartyKind.PaccOffice) met[i] |= Bit(node);
                foreach (var other in Graph.NeighboursOf(node)) met[i] |= Meets(i, other);
            }
    }

    public static CoverObjective Of(ScopedNetwork network, ExpansionPlanOptions options, PlanConstraints constraints)
    {
        var places = new Places(network);
        var objective = new CoverObjective(network, options, places);
        var links = new HashSet<PlanLink>();
        for (var i = 0; i < objective.targets.Length; i++)
            foreach (var kind in new EnumSet<PartyKind>(options.NeededKinds.Mask & ~objective.met[i]))
                foreach (var from in objective.MostLinked(places.NodesIn(objective.targets[i].AreaCode).Where(constraints.Allow)).Take(FromPerArea))
                    foreach (var to in objective.Nearest(places, constraints, i, kind))
                        if (from != to && !objective.Graph.HasArc(from, to) && constraints.AllowSort(from, to)) links.Add(new(from, to));
        (objective.Candidates, objective.PossibleCount) = ([.. links.Take(MaxCandidateCount)], links.Count);
        return objective;
    }

    public override double GainOf(int candidate) => NeedsMetBy(Candidates[candidate]).Sum(need => BitOperations.PopCount(need.Value & ~met[need.Key]));

    public override PlanStep Take(int candidate, double gain)
    {
        var needs = new List<PlanNeed>();
        foreach (var (target, kinds) in NeedsMetBy(Candidates[candidate]))
        {
            foreach (var kind in new EnumSet<PartyKind>(kinds & ~met[target])) needs.Add(new(targets[target].Id, kind));
            met[target] |= kinds;
        }
        return Step(Candidates[candidate], gain) with { Needs = needs };
    }

    /// <summary>The needs that are met now; the graph is not looked at.</summary>
    public override IReadOnlyList<PlanFigure> Figures(CsrGraph graph, CancellationToken cancel) =>
    [
        new(PlanFigureKind.NeedsMet, met.Sum(kinds => BitOperations.PopCount(kinds & Options.NeededKinds.Mask))),
        new(PlanFigureKind.NeedsOpen, met.Sum(kinds => BitOperations.PopCount(Options.NeededKinds.Mask & ~kinds))),
        new(PlanFigureKind.AreasComplete, met.Count(kinds => (Options.NeededKinds.Mask & ~kinds) == 0)),
    ];

    private PartyKind KindOf(int node) => Network.PartyOf(node).PartyKind;

    private ulong Bit(int node) => EnumSet.Of(KindOf(node)).Mask;

    /// <summary>What a link to a party would mean for an area.</summary>
    private ulong Meets(int target, int other) => KindOf(other) == PartyKind.PaccOffice && !paccOffices[target].Contains(other) ? 0 : Bit(other);

    /// <summary>Each area once: two offices in one area that both cover it meet one need.</summary>
    private Dictionary<int, ulong> NeedsMetBy(PlanLink link)
    {
        var needs = new Dictionary<int, ulong>();
        foreach (var (inside, other) in ((int, int)[])[(link.From, link.To), (link.To, link.From)])
            if (targetsOf.TryGetValue(inside, out var list))
                foreach (var target in list)
                    if ((Meets(target, other) & Options.NeededKinds.Mask) is not 0 and var kinds) needs[target] = needs.GetValueOrDefault(target) | kinds;
        return needs;
    }

    private IEnumerable<int> MostLinked(IEnumerable<int> nodes) => nodes.OrderByDescending(Graph.DegreeOf).ThenBy(node => node);

    private IEnumerable<int> Nearest(Places places, PlanConstraints constraints, int target, PartyKind kind)
    {
        if (kind == PartyKind.PaccOffice) return paccOffices[target].Order();
        var code = targets[target].AreaCode;
        var district = places.NodesIn(code[..Math.Min(4, code.Length)]).Where(IsOfKind).ToList();
        var province = code[0] == 'R' ? [] : places.NodesIn(code[..2]).Where(IsOfKind).Except(district);
        return MostLinked(district).Concat(MostLinked(province)).Take(NearestPerKind);

        bool IsOfKind(int node) => KindOf(node) == kind && constraints.Allow(node);
    }
}
