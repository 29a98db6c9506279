using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Activities;

/// <summary>Lists of activities.</summary>
internal static class ActivityRows
{
    public static Rows<Activity> All { get; } =
        new(
            "activities",
            RecordKinds.Activities,
            network => network.Activities.Where(activity => !activity.IsArchived),
            activity => activity.Id
        );

    public static Rows<Activity> WithArchived { get; } =
        new("activities-archived", RecordKinds.Activities, network => network.Activities, activity => activity.Id);

    public static Connection<ActivityNode> Page(
        NetworkSnapshot network,
        ReadOnlySpan<int> ids,
        Page page,
        Filter<Activity>? where,
        IReadOnlyList<SortBy<Activity>>? order
    ) => All.PageOf(network, network.Activities, ids, page, where, order, activity => new ActivityNode(network, activity));
}

/// <summary>The participations of an activity, by role and party.</summary>
internal static class ParticipationRows
{
    private static readonly Sort<Participation> ByRoleAndParty = new([], part => (long)part.Role << 32 | (uint)part.PartyId);

    public static Connection<ParticipationNode> Page(NetworkSnapshot network, Activity activity, Page page, ParticipationRole? role)
    {
        Participation[] parts =
        [
            .. activity
                .Participations.Where(part => role is null || part.Role == role)
                .OrderBy(part => part.Role)
                .ThenBy(part => part.PartyId),
        ];
        return Connection.Cut(network, parts, ByRoleAndParty, page, part => new ParticipationNode(network, part));
    }
}

/// <summary>Conditions on an activity and on who took part.</summary>
public sealed class ActivityFilterInput : FilterInput<Activity>
{
    public ActivityFilterInput()
        : base("ActivityFilterInput", RecordKinds.Activities, activity => activity.Id)
    {
        Description = "Conditions on an activity; all that are given must hold.";
        Id("id", activity => GlobalId.Of(activity), "Its id.");
        Text("key", activity => activity.Key, "Id of the row in its source table.");
        Enum<ActivityKind>("kind", activity => activity.ActivityKind, "What it was.");
        Text("name", activity => activity.TitleTh, "The Thai title.");
        Text("nameEn", activity => activity.TitleEn, "The English title.");
        Date("start", activity => activity.Start, "When it began.");
        Date("end", activity => activity.End, "When it ended.");
        Number("fiscalYear", (_, activity) => activity.FiscalYear, "Fiscal year, B.E.");
        Enum("mode", activity => activity.Mode, "On site, online or both.");
        Text("areaCode", activity => activity.AreaCode, "Code of the area where it took place.");
        Text("provinceCode", activity => NetworkSnapshot.ProvinceOf(activity.AreaCode), "Code of the province where it took place.");
        Number("participantCount", (_, activity) => activity.ParticipantCount, "How many people came.");
        Number(
            "partyCount",
            (_, activity) => activity.Participations.Select(part => part.PartyId).Distinct().Count(),
            "How many parties took part."
        );
        Flag("isProgramme", activity => activity.IsProgramme, "Whether it belongs to the programme.");
        Flag("isArchived", activity => activity.IsArchived, "Whether it is kept for its history only.");
        Flag("isSynthetic", activity => activity.IsSynthetic, "Whether it is made up.");
        AnyOf<int?, IntOperationFilterInput>(
            "guidingDirection",
            activity => activity.GuidingDirections.Select(number => (int?)number),
            "A guiding direction that it served, 1 to 5."
        );
        AnyOf<int?, IntOperationFilterInput>(
            "workStep",
            activity => activity.WorkSteps.Select(number => (int?)number),
            "A step of the year that it served, 1 to 5."
        );
        One<Area, AreaFilterInput>(
            "area",
            (network, activity) => network.ResolveArea(activity.AreaCode),
            RecordKinds.Areas,
            "The finest known area where it took place."
        );
        Many<Party, PartyFilterInput>(
            "participants",
            (network, activity) => activity.Participations.Select(part => part.PartyId).Distinct().Select(id => network.Parties[id]),
            RecordKinds.Parties,
            "The parties that took part."
        );
    }
}

/// <summary>What activities can be sorted by.</summary>
public sealed class ActivitySortInput : SortInput<Activity>
{
    public ActivitySortInput()
        : base("ActivitySortInput")
    {
        By<int?>("start", (_, activity) => activity.Start?.Packed, "When it began.");
        By<int?>("fiscalYear", (_, activity) => activity.FiscalYear, "Fiscal year.");
        ByName("name", activity => activity.TitleTh, "The Thai title, in the order of a Thai dictionary.");
        By<int>("kind", (_, activity) => (int)activity.ActivityKind, "What it was, in the order of the enum.");
        By<int?>("participantCount", (_, activity) => activity.ParticipantCount, "How many people came.");
        By<int>(
            "partyCount",
            (_, activity) => activity.Participations.Select(part => part.PartyId).Distinct().Count(),
            "How many parties took part."
        );
    }
}
