using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.TargetAreas;

/// <summary>Lists of target areas.</summary>
internal static class TargetAreaRows
{
    /// <summary>What tells the visits to a target area, beside itself.</summary>
    public const RecordKinds VisitTables = RecordKinds.Activities | RecordKinds.Areas;

    public static Rows<TargetArea> All { get; } =
        new(
            "targetAreas",
            RecordKinds.TargetAreas,
            network => network.TargetAreas.Where(target => !target.IsArchived),
            target => target.Id
        );

    public static Rows<TargetArea> WithArchived { get; } =
        new("targetAreas-archived", RecordKinds.TargetAreas, network => network.TargetAreas, target => target.Id);

    public static Connection<TargetAreaNode> Page(
        NetworkSnapshot network,
        ReadOnlySpan<int> ids,
        Page page,
        Filter<TargetArea>? where,
        IReadOnlyList<SortBy<TargetArea>>? order
    ) => All.PageOf(network, network.TargetAreas, ids, page, where, order, target => new TargetAreaNode(network, target));
}

/// <summary>Conditions on a target area.</summary>
public sealed class TargetAreaFilterInput : FilterInput<TargetArea>
{
    public TargetAreaFilterInput()
        : base("TargetAreaFilterInput", RecordKinds.TargetAreas, target => target.Id)
    {
        Description = "Conditions on a target area; all that are given must hold.";
        Id("id", target => GlobalId.Of(target), "Its id.");
        Text("key", target => target.Key, "Id of the row in its source table.");
        Text("areaCode", target => target.AreaCode, "Code of its area.");
        Text("provinceCode", target => NetworkSnapshot.ProvinceOf(target.AreaCode), "Code of its province.");
        Number("fiscalYear", (_, target) => target.FiscalYear, "Fiscal year, B.E.");
        Enum<TargetAreaPhase>("phase", target => target.Phase, "Pilot, target or extended.");
        Date(
            "lastFollowUp",
            (network, target) => network.Visits.LastFollowUp(target),
            "The date of the last follow-up, visits recorded as activities among them.",
            TargetAreaRows.VisitTables
        );
        Flag("isArchived", target => target.IsArchived, "Whether it is kept for its history only.");
        Flag("isSynthetic", target => target.IsSynthetic, "Whether it is made up.");
        One<Area, AreaFilterInput>(
            "area",
            (network, target) => network.ResolveArea(target.AreaCode),
            RecordKinds.Areas,
            "The finest known area of its area code."
        );
    }
}

/// <summary>What target areas can be sorted by.</summary>
public sealed class TargetAreaSortInput : SortInput<TargetArea>
{
    public TargetAreaSortInput()
        : base("TargetAreaSortInput")
    {
        By<int>("fiscalYear", (_, target) => target.FiscalYear, "Fiscal year.");
        By("areaCode", (_, target) => target.AreaCode, "Code of its area.", comparer: StringComparer.Ordinal);
        By<int>("phase", (_, target) => (int)target.Phase, "Pilot, target, extended.");
        By<int?>(
            "lastFollowUp",
            (network, target) => network.Visits.LastFollowUp(target)?.Packed,
            "The date of the last follow-up, visits recorded as activities among them.",
            TargetAreaRows.VisitTables
        );
    }
}
