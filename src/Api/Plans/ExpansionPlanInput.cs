using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Insights.Plans;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Plans;

/// <summary>What each step of a plan is.</summary>
public enum PlanMeans : byte
{
    /// <summary>A new link.</summary>
    Links,

    /// <summary>A good actor to enlist: a new link of a good actor whom no other step enlists.</summary>
    GoodActors,
}

/// <summary>An aim, and what may be done for it.</summary>
[Name("ExpansionPlanInput")]
public sealed class ExpansionPlanInput : IPricedInput
{
    private const int MaxListLength = 100;
    private const int MostSteps = 10;

    /// <summary>What the plan is for.</summary>
    public PlanAim Aim { get; set; }

    /// <summary>Steps at most, 1 to 100.</summary>
    [System.ComponentModel.DefaultValue(10)]
    public int Budget { get; set; } = 10;

    /// <summary>What each step is.</summary>
    [System.ComponentModel.DefaultValue(PlanMeans.Links)]
    public PlanMeans Means { get; set; }

    /// <summary>Kinds that may get a link; the PACC offices and the centre that an aim leads to may always. All when left out.</summary>
    public IReadOnlyList<PartyKind>? Kinds { get; set; }

    /// <summary>Codes of areas in which a party may get a link, with the same exception; everywhere when left out.</summary>
    public IReadOnlyList<string>? AreaCodes { get; set; }

    /// <summary>Links of the plan that one party may get, 1 to 100; any number when left out.</summary>
    public int? MaxPerParty { get; set; }

    /// <summary>
    /// Fiscal year (B.E.) of the target areas: those to cover (the latest with a target area when left out), or those whose parties count
    /// where ways are shortened (all parties when left out).
    /// </summary>
    public int? FiscalYear { get; set; }

    /// <summary>
    /// COVER_TARGET_AREAS: the kinds that each area needs; COMMUNITY_COUNCIL, LOCAL_GOVERNMENT, LOCAL_AUTHORITY, GOOD_ACTOR and PACC_OFFICE
    /// when left out.
    /// </summary>
    public IReadOnlyList<PartyKind>? NeededKinds { get; set; }

    /// <summary>RAISE_REACH: the party that is the centre; the head offices of CODI and PACC when left out.</summary>
    [Id]
    public string? CentreId { get; set; }

    /// <summary>RAISE_REACH: within how many steps of the centre a party is reached, 1 to 10.</summary>
    [System.ComponentModel.DefaultValue(3)]
    public int MaxSteps { get; set; } = 3;

    double IPricedInput.Units => Budget;

    /// <summary>The options of the analysis; null when the party that is to be the centre is not there.</summary>
    /// <exception cref="WireException">OUT_OF_RANGE, TOO_MANY, UNKNOWN_AREA, FISCAL_YEAR, INVALID_ID.</exception>
    internal static ExpansionPlanOptions? Read(ExpansionPlanInput input, NetworkSnapshot network)
    {
        Bounds.Count(input.AreaCodes, MaxListLength, "plan.areaCodes");
        foreach (var code in input.AreaCodes ?? [])
            Bounds.Area(network, code, "plan.areaCodes");
        if (input.FiscalYear is { } year)
            Bounds.FiscalYear(year, "plan.fiscalYear");
        if (input.MaxPerParty is { } most)
            Bounds.InRange(most, 1, ExpansionPlan.MaxBudget, "plan.maxPerParty");
        int? centre = input.CentreId is { } id ? GlobalId.Read(RecordKind.Party, id, "plan.centreId") : null;
        if (centre is { } party && network.Parties.Find(party) is null)
            return null;
        var options = new ExpansionPlanOptions
        {
            Aim = input.Aim,
            Budget = Bounds.InRange(input.Budget, 1, ExpansionPlan.MaxBudget, "plan.budget"),
            EnlistsGoodActors = input.Means == PlanMeans.GoodActors,
            Kinds = input.Kinds is { } kinds ? EnumSet.Of(kinds) : EnumSet.All<PartyKind>(),
            AreaCodes = input.AreaCodes?.Distinct().Order(StringComparer.Ordinal).ToValueList(),
            MaxPerParty = input.MaxPerParty,
            FiscalYear = input.FiscalYear,
            CentreIds = centre is { } one ? [one] : CentreReach.HeadOffices(network),
            MaxSteps = Bounds.InRange(input.MaxSteps, 1, MostSteps, "plan.maxSteps"),
        };
        return input.NeededKinds is { } needed ? options with { NeededKinds = EnumSet.Of(needed) } : options;
    }
}
