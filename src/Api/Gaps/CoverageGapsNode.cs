using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.TargetAreas;
using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Gaps;

/// <summary>Areas and what they lack.</summary>
[Name("CoverageGaps")]
public sealed class CoverageGapsNode(Measured<CoverageGapsResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => GapSentences.Of(measured.Result);

    private IReadOnlyList<AreaGap> All => measured.Result.Areas;

    /// <summary>Fiscal year (B.E.) of the target areas; null where there is none, or areas of a level were asked for.</summary>
    public int? FiscalYear => measured.Result.FiscalYear;

    /// <summary>Areas looked at.</summary>
    public int AreaCount => All.Count;

    /// <summary>Areas in which no party of the scope works.</summary>
    public int EmptyAreaCount => All.Count(area => area.Parties.Count == 0);

    /// <summary>How many areas lack a kind that they should have, kinds that none lacks left out.</summary>
    public IEnumerable<KindGapNode> MissingKinds() =>
        Enum.GetValues<PartyKind>()
            .Select(kind => new KindGapNode(kind, All.Count(area => area.MissingKinds.Contains(kind))))
            .Where(gap => gap.AreaCount > 0);

    /// <summary>Areas with no tie to a PACC office that covers them, where one is known.</summary>
    public int UntiedToPaccCount => All.Count(area => area.IsTiedToPacc == false);

    /// <summary>Areas of which no PACC office is known to cover them.</summary>
    public int WithoutPaccOfficeCount => All.Count(area => area.IsTiedToPacc is null);

    /// <summary>
    /// The areas by code: all, or those that lack a kind, those that are (true) or are not (false) tied to their PACC office.
    /// </summary>
    /// <param name="missingKind">Only those that lack this kind.</param>
    /// <param name="isTiedToPacc">Only those with a tie to the PACC office that covers them (true), or only those without (false).</param>
    public Connection<AreaGapNode> Areas([Paged] Page page, PartyKind? missingKind, bool? isTiedToPacc)
    {
        var rows =
            missingKind is null && isTiedToPacc is null
                ? All
                :
                [
                    .. All.Where(area =>
                        (missingKind is not { } kind || area.MissingKinds.Contains(kind))
                        && (isTiedToPacc is null || area.IsTiedToPacc == isTiedToPacc)
                    ),
                ];
        return Connection.InOrder(measured.Network.Snapshot, rows, page, area => new AreaGapNode(measured.Network.Snapshot, area));
    }
}

/// <summary>Areas that lack a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="AreaCount">Areas without a party of it.</param>
[Name("KindGap")]
public sealed record KindGapNode(PartyKind Kind, int AreaCount);

/// <summary>One area and what it lacks.</summary>
[Name("AreaGap")]
public sealed class AreaGapNode(NetworkSnapshot network, AreaGap gap)
{
    /// <summary>Code of the area.</summary>
    public string AreaCode => gap.AreaCode;

    /// <summary>The finest known area of the code.</summary>
    public AreaNode? Area() => network.ResolveArea(gap.AreaCode) is { } area ? new(network, area) : null;

    /// <summary>The target area, where target areas were asked for.</summary>
    public TargetAreaNode? TargetArea() => gap.TargetAreaId is { } id ? new(network, network.TargetAreas[id]) : null;

    /// <summary>Parties of the scope that work in it: they sit there, or cover it.</summary>
    public int PartyCount => gap.Parties.Count;

    /// <summary>Kinds of these parties.</summary>
    public IEnumerable<PartyKind> Kinds => gap.Kinds;

    /// <summary>
    /// Kinds that it should have and has not: no party of the kind works in it, and none that does has a tie to one of the same province.
    /// For PACC and CODI, a tie to an office that covers it.
    /// </summary>
    public IEnumerable<PartyKind> MissingKinds => gap.MissingKinds;

    /// <summary>The PACC offices whose coverage holds it, in the scope or not.</summary>
    public IEnumerable<PartyNode> PaccOffices() => gap.PaccOfficeIds.Select(id => PartyNode.Of(network, network.Parties[id]));

    /// <summary>Whether a party in it has a link to a PACC office that covers it; null where no office is known to cover it.</summary>
    public bool? IsTiedToPacc => gap.IsTiedToPacc;

    /// <summary>
    /// The fewest steps from one of its parties to a PACC office that covers it, the office itself left out where it sits there; null where
    /// no way leads.
    /// </summary>
    public int? StepsToPacc => gap.StepsToPacc;

    /// <summary>
    /// The fewest steps from one of its parties to a CODI office that covers it, the office itself left out where it sits there; null where
    /// no way leads.
    /// </summary>
    public int? StepsToCodi => gap.StepsToCodi;

    /// <summary>The fewest steps from one of its parties to a good actor, 0 where there is one in it; null where no way leads.</summary>
    public int? StepsToGoodActor => gap.StepsToGoodActor;

    /// <summary>Its parties, each with its distances.</summary>
    public Connection<PartyStepsNode> Parties([Paged] Page page) =>
        Connection.InOrder(network, gap.Parties, page, steps => new PartyStepsNode(network, steps));
}

/// <summary>How far a party is from the offices that cover its place and from good actors.</summary>
[Name("PartyDistance")]
public sealed class PartyStepsNode(NetworkSnapshot network, PartySteps steps)
{
    /// <summary>The party.</summary>
    public PartyNode Party() => PartyNode.Of(network, network.Parties[steps.PartyId]);

    /// <summary>Steps to the nearest PACC office whose coverage holds its area, 0 for that office; null where no way leads.</summary>
    public int? StepsToPacc => steps.ToPacc;

    /// <summary>Steps to the nearest CODI office whose coverage holds its area, 0 for that office; null where no way leads.</summary>
    public int? StepsToCodi => steps.ToCodi;

    /// <summary>Steps to the nearest good actor, 0 for one; null where no way leads.</summary>
    public int? StepsToGoodActor => steps.ToGoodActor;
}
