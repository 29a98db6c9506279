using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Areas;

/// <summary>Lists of areas.</summary>
internal static class AreaRows
{
    public static Rows<Area> All { get; } =
        new("areas", RecordKinds.Areas, network => network.Areas.Where(area => !area.IsArchived), area => area.Id);

    public static Connection<AreaNode> Page(
        NetworkSnapshot network,
        ReadOnlySpan<int> ids,
        Page page,
        Filter<Area>? where,
        IReadOnlyList<SortBy<Area>>? order
    ) => All.PageOf(network, network.Areas, ids, page, where, order, area => new AreaNode(network, area));
}

/// <summary>Conditions on an area, on what lies within it and what it lies in.</summary>
public sealed class AreaFilterInput : FilterInput<Area>
{
    public AreaFilterInput()
        : base("AreaFilterInput", RecordKinds.Areas, area => area.Id)
    {
        Description = "Conditions on an area; all that are given must hold.";
        Id("id", area => GlobalId.Of(area), "Its id.");
        Text("code", area => area.Code, "Its code.");
        Enum<AreaLevel>("level", area => area.Level, "Its level.");
        Text("name", area => area.NameTh, "The Thai name.");
        Text("nameEn", area => area.NameEn, "The English name.");
        Text("isoCode", area => area.IsoCode, "ISO 3166-2 code of a province.");
        Text("codiRegion", area => area.CodiRegion, "Official code of the CODI regional office of a province.");
        Flag("isSynthetic", area => area.IsSynthetic, "Whether it is made up.");
        Number("partyCount", (network, area) => network.PartiesIn(area.Code).Length, "The number of parties in it.", RecordKinds.Parties);
        One<Area, AreaFilterInput>(
            "parent",
            (network, area) => area.ParentCode is { } code ? network.FindArea(code) : null,
            RecordKinds.Areas,
            "The area that it lies in."
        );
        Many<Area, AreaFilterInput>(
            "children",
            (network, area) => Array.ConvertAll(network.ChildrenOf(area.Code).ToArray(), id => network.Areas[id]),
            RecordKinds.Areas,
            "The areas directly within it."
        );
        Many<Party, PartyFilterInput>(
            "parties",
            (network, area) => Array.ConvertAll(network.PartiesIn(area.Code).ToArray(), id => network.Parties[id]),
            RecordKinds.Parties,
            "The parties in it."
        );
    }
}

/// <summary>What areas can be sorted by.</summary>
public sealed class AreaSortInput : SortInput<Area>
{
    public AreaSortInput()
        : base("AreaSortInput")
    {
        ByName("name", area => area.NameTh, "The Thai name, in the order of a Thai dictionary.");
        ByName("nameEn", area => area.NameEn, "The English name.");
        By("code", (_, area) => area.Code, "Its code.", comparer: StringComparer.Ordinal);
        By<int>("level", (_, area) => (int)area.Level, "Its level, widest first.");
        By<int>("partyCount", (network, area) => network.PartiesIn(area.Code).Length, "The number of parties in it.", RecordKinds.Parties);
    }
}
