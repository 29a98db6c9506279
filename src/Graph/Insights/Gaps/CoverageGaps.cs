using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Gaps;

/// <summary>
/// Areas and what they lack: kinds of parties at work there, a tie to the PACC office that covers them, a short way to PACC, CODI and good
/// actors.
/// </summary>
public static class CoverageGaps
{
    // Searches from offices: 10 of PACC and 6 of CODI, and one from all good actors.
    private const int Searches = 17;

    public static Analysis<CoverageGapsOptions, CoverageGapsResult> Analysis { get; } =
        new("coverage gaps", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 2 * Searches));

    private static CoverageGapsResult Compute(ScopedNetwork network, CoverageGapsOptions options, CancellationToken cancel)
    {
        var places = new Places(network);
        var needs = new AreaNeeds(network, places);
        var steps = new StepsFromParties(network, cancel);
        var goodActors = Enumerable
            .Range(0, network.Graph.NodeCount)
            .Where(node => network.PartyOf(node).PartyKind == PartyKind.GoodActor)
            .ToArray();
        var toGoodActor = Steps.From(network.Graph, goodActors, cancel);
        var fiscalYear = options.Level is null ? options.FiscalYear ?? TargetAreasInScope.LatestFiscalYear(network) : null;
        var areas = new List<AreaGap>();
        foreach (var (code, targetAreaId) in AreasOf(network, options, fiscalYear))
        {
            cancel.ThrowIfCancellationRequested();
            var atWork = places.NodesAtWorkIn(code);
            areas.Add(
                Gap([.. atWork.Select(node => StepsOf(network, places, steps, toGoodActor, node))]) with
                {
                    AreaCode = code,
                    TargetAreaId = targetAreaId,
                    Kinds = needs.KindsOf(atWork),
                    MissingKinds = new(options.Kinds.Mask & ~needs.MetIn(code, atWork).Mask),
                    PaccOfficeIds = places.OfficesOf(code, PartyKind.PaccOffice).ToValueList(),
                }
            );
        }
        return new(fiscalYear, [.. areas]);
    }

    private static PartySteps StepsOf(ScopedNetwork network, Places places, StepsFromParties steps, int[] toGoodActor, int node)
    {
        var code = network.PartyOf(node).AreaCode;
        return new(
            network.PartyIds[node],
            steps.Least(places.OfficesOf(code, PartyKind.PaccOffice), node),
            steps.Least(places.OfficesOf(code, PartyKind.CodiOffice), node),
            Steps.At(toGoodActor, node)
        );
    }

    private static AreaGap Gap(PartySteps[] parties)
    {
        int? toPacc = null,
            toCodi = null,
            toGoodActor = null;
        foreach (var party in parties)
        {
            // An office that sits in the area it covers is no party that has a way to it.
            if (party.ToPacc > 0)
                toPacc = Steps.Least(toPacc, party.ToPacc);
            if (party.ToCodi > 0)
                toCodi = Steps.Least(toCodi, party.ToCodi);
            toGoodActor = Steps.Least(toGoodActor, party.ToGoodActor);
        }
        return new()
        {
            StepsToPacc = toPacc,
            StepsToCodi = toCodi,
            StepsToGoodActor = toGoodActor,
            Parties = parties,
        };
    }

    private static IEnumerable<(string Code, int? TargetAreaId)> AreasOf(
        ScopedNetwork network,
        CoverageGapsOptions options,
        int? fiscalYear
    )
    {
        var within = new AreaBounds(network.Snapshot, options.AreaCode);
        return options.Level is { } level
            ? network
                .Snapshot.Areas.Where(area => !area.IsArchived && area.Level == level && within.Hold(area.Code))
                .OrderBy(area => area.Code, StringComparer.Ordinal)
                .Select(area => (area.Code, (int?)null))
            : TargetAreasInScope
                .Of(network, fiscalYear)
                .Where(target => within.Hold(target.AreaCode))
                .Select(target => (target.AreaCode, (int?)target.Id));
    }
}

/// <summary>Options of <see cref="CoverageGaps"/>: the target areas of a fiscal year, or the areas of a level.</summary>
public sealed record CoverageGapsOptions
{
    /// <summary>The kinds that every area is expected to have where nothing else is said: those that work on the spot.</summary>
    public static EnumSet<PartyKind> LocalKinds { get; } =
        EnumSet.Of(PartyKind.CommunityCouncil, PartyKind.LocalGovernment, PartyKind.LocalAuthority, PartyKind.GoodActor);

    /// <summary>Fiscal year (B.E.) of the target areas; null: the latest with one. Not looked at where there is a level.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>Areas of this level instead of target areas.</summary>
    public AreaLevel? Level { get; init; }

    /// <summary>Only areas in this one; null: everywhere.</summary>
    public string? AreaCode { get; init; }

    /// <summary>The kinds that an area should have.</summary>
    public EnumSet<PartyKind> Kinds { get; init; } = LocalKinds;
}

/// <summary>Answer of <see cref="CoverageGaps"/>.</summary>
/// <param name="FiscalYear">Of the target areas; null where there is none, or areas of a level were asked for.</param>
/// <param name="Areas">By code.</param>
public sealed record CoverageGapsResult(int? FiscalYear, IReadOnlyList<AreaGap> Areas);

/// <summary>
/// How far a party is, in steps of the scoped network, from offices that cover its place and from good actors; null where no way leads.
/// </summary>
/// <param name="ToPacc">To the nearest PACC office whose coverage holds its area; 0 for that office.</param>
/// <param name="ToCodi">The same of CODI.</param>
/// <param name="ToGoodActor">To the nearest good actor; 0 for a good actor.</param>
public sealed record PartySteps(int PartyId, int? ToPacc, int? ToCodi, int? ToGoodActor);

/// <summary>One area and what it lacks.</summary>
public sealed record AreaGap
{
    public string AreaCode { get; init; } = "";
    public int? TargetAreaId { get; init; }

    /// <summary>Kinds of the parties that work in it.</summary>
    public EnumSet<PartyKind> Kinds { get; init; }

    /// <summary>Kinds that it should have and has not (<see cref="AreaNeeds"/>): the needs that a plan counts as open.</summary>
    public EnumSet<PartyKind> MissingKinds { get; init; }

    /// <summary>The PACC offices whose coverage holds it.</summary>
    public ValueList<int> PaccOfficeIds { get; init; }

    /// <summary>The least of its parties' distances, that of the office itself left out.</summary>
    public required int? StepsToPacc { get; init; }
    public required int? StepsToCodi { get; init; }
    public required int? StepsToGoodActor { get; init; }

    /// <summary>Whether a party in it has a link to a PACC office that covers it; null where no office is known to cover it.</summary>
    public bool? IsTiedToPacc => PaccOfficeIds.Count == 0 ? null : StepsToPacc == 1;

    /// <summary>
    /// The parties that work in it, ascending by id: those that sit there, and those whose territory holds it or lies in it.
    /// </summary>
    public required IReadOnlyList<PartySteps> Parties { get; init; }
}
