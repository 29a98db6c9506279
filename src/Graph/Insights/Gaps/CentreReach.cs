using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Gaps;

/// <summary>How far the centre reaches: steps to every party and province, and the parties to which no way leads.</summary>
public static class CentreReach
{
    public static Analysis<CentreReachOptions, CentreReachResult> Analysis { get; } =
        new("reach of the centre", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 4));

    /// <summary>Ids of the head offices of CODI and PACC.</summary>
    public static ValueList<int> HeadOffices(NetworkSnapshot network) =>
        network
            .Parties.Where(party =>
                party
                    is { IsArchived: false, Category: PartyCategory.Headquarters, PartyKind: PartyKind.PaccOffice or PartyKind.CodiOffice }
            )
            .Select(party => party.Id)
            .ToValueList();

    private static CentreReachResult Compute(ScopedNetwork network, CentreReachOptions options, CancellationToken cancel)
    {
        int[] centre = [.. options.PartyIds.Select(network.NodeOf).Where(node => node >= 0)];
        var steps = Steps.From(network.Graph, centre, cancel);
        var counts = new int[steps.Length == 0 ? 0 : steps.Max() + 1];
        var unreachable = new List<int>();
        var provinces = new SortedDictionary<string, ProvinceReach>(StringComparer.Ordinal);
        for (var node = 0; node < steps.Length; node++)
        {
            if (steps[node] == Steps.None)
                unreachable.Add(network.PartyIds[node]);
            else
                counts[steps[node]]++;
            if (NetworkSnapshot.ProvinceOf(network.PartyOf(node).AreaCode) is { } code)
                provinces[code] = provinces.GetValueOrDefault(code, new(code, 0, 0, null)).With(Steps.At(steps, node));
        }
        return new([.. centre.Select(node => network.PartyIds[node])], counts, unreachable, [.. provinces.Values]);
    }
}

/// <summary>Options of <see cref="CentreReach"/>.</summary>
/// <param name="PartyIds">The parties that are the centre; those outside the scope are left out.</param>
public sealed record CentreReachOptions(ValueList<int> PartyIds);

/// <summary>Answer of <see cref="CentreReach"/>.</summary>
/// <param name="CentreIds">The parties of the scope that are the centre.</param>
/// <param name="PartyCounts">How many parties are 0, 1, 2, … steps from the nearest of them.</param>
/// <param name="UnreachableIds">Parties to which no way leads, ascending.</param>
/// <param name="Provinces">By code; only those with a party in the scope.</param>
public sealed record CentreReachResult(
    IReadOnlyList<int> CentreIds,
    IReadOnlyList<int> PartyCounts,
    IReadOnlyList<int> UnreachableIds,
    IReadOnlyList<ProvinceReach> Provinces
);

/// <summary>How far the centre is from the parties of a province.</summary>
public sealed record ProvinceReach(string ProvinceCode, int PartyCount, int ReachedCount, int? LeastSteps)
{
    internal ProvinceReach With(int? steps) =>
        this with
        {
            PartyCount = PartyCount + 1,
            ReachedCount = ReachedCount + (steps is null ? 0 : 1),
            LeastSteps = Steps.Least(LeastSteps, steps),
        };
}
