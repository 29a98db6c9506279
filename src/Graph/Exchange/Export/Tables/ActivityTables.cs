using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export.Tables;

/// <summary>The activities of a scope and who took part in them: those of its fiscal years in which one of its parties took part.</summary>
internal static class ActivityTables
{
    public static ExportTable Activities(ExportNetwork network) =>
        new ExportTable<Activity>(
            "activities",
            new ExportColumns<Activity>()
                .Text("Id", "Key in the source table", "รหัสกิจกรรม", activity => activity.Key)
                .Text("Kind", "What it was", "ประเภทกิจกรรม", activity => EnumNames.Constant(activity.ActivityKind))
                .Text("TitleTh", "Thai title", "ชื่อกิจกรรม", activity => activity.TitleTh)
                .Text("TitleEn", "English title", "ชื่อภาษาอังกฤษ", activity => activity.TitleEn)
                .Text("Start", "Beginning as it is known: year, month or day (C.E.)", "วันเริ่มเท่าที่ทราบ (ค.ศ.)", activity =>
                    activity.Start?.ToString()
                )
                .Text("End", "End as it is known: year, month or day (C.E.)", "วันสิ้นสุดเท่าที่ทราบ (ค.ศ.)", activity =>
                    activity.End?.ToString()
                )
                .Date("StartDate", "First day that the beginning can mean", "วันแรกที่เป็นไปได้ของวันเริ่ม", activity =>
                    activity.Start?.Earliest
                )
                .Date("EndDate", "Last day that the end can mean", "วันสุดท้ายที่เป็นไปได้ของวันสิ้นสุด", activity => activity.End?.Latest)
                .Text("DateGrade", "Whether the date was read or inferred", "วันที่อ่านจากแหล่งที่มาหรืออนุมาน", activity =>
                    Constant(activity.DateGrade)
                )
                .Text("FiscalYear", "Fiscal year (B.E.)", "ปีงบประมาณ (พ.ศ.)", activity => LinkTable.Year(activity.FiscalYear))
                .Text("Mode", "On site, online or both", "รูปแบบการเข้าร่วม", activity => Constant(activity.Mode))
                .Text("AreaCode", "DOPA code of the area", "รหัสพื้นที่", activity => activity.AreaCode)
                .Text("VenueTh", "Place, Thai", "สถานที่", activity => activity.VenueTh)
                .Text("VenueEn", "Place, English", "สถานที่ภาษาอังกฤษ", activity => activity.VenueEn)
                .Integer("ParticipantCount", "People who came", "จำนวนผู้เข้าร่วม", activity => activity.ParticipantCount)
                .Text("ParticipantCountQualifier", "How the number is meant", "ความหมายของจำนวน", activity =>
                    Constant(activity.ParticipantCountQualifier)
                )
                .Integer("PartyCount", "Parties of the scope that took part", "จำนวนภาคีในขอบเขตที่เข้าร่วม", activity =>
                    PartiesOf(network, activity).Count()
                )
                .Boolean("IsProgramme", "Whether it belongs to the programme", "เป็นกิจกรรมของโครงการหรือไม่", activity =>
                    activity.IsProgramme
                )
                .Text("ProgrammeBasis", "Why it is counted to the programme", "เหตุที่นับเป็นกิจกรรมของโครงการ", activity =>
                    activity.ProgrammeBasis
                )
                .Text("GuidingDirections", "Guiding directions, 1 to 5, joined by |", "แนวทาง 1 ถึง 5 คั่นด้วย |", activity =>
                    string.Join('|', activity.GuidingDirections)
                )
                .Text("WorkSteps", "Steps of the year, 1 to 5, joined by |", "ขั้นตอน 1 ถึง 5 คั่นด้วย |", activity =>
                    string.Join('|', activity.WorkSteps)
                )
                .Text("ParentId", "The activity that it is a part of", "กิจกรรมหลัก", activity => Other(network, activity.ParentId))
                .Text("DuplicateOfId", "The activity that reports the same event", "กิจกรรมที่รายงานเหตุการณ์เดียวกัน", activity =>
                    Other(network, activity.DuplicateOfId)
                )
                .Text("SourceUrl", "Where it was reported", "แหล่งที่มา", activity => activity.SourceUrl)
                .Boolean("IsSynthetic", "Whether it is made up", "เป็นข้อมูลสังเคราะห์หรือไม่", activity => activity.IsSynthetic),
            _ => InScope(network)
        );

    /// <summary>Of persons only the year is told: an activity has a day.</summary>
    public static ExportTable Participations(ExportNetwork network) =>
        new ExportTable<Part>(
            "participations",
            new ExportColumns<Part>()
                .Text("ActivityId", "Key of the activity; missing for persons", "รหัสกิจกรรม ไม่แสดงสำหรับบุคคล", row =>
                    row.Node.IsPerson ? null : row.Activity.Key
                )
                .Text("PartyId", "Id of the party", "รหัสภาคี", row => row.Node.Key)
                .Text("Label", "Its name", "ชื่อภาคี", row => row.Node.Label(network.Options.Names))
                .Text("Role", "What it did", "บทบาท", row => EnumNames.Constant(row.Participation.Role))
                .Text("FiscalYear", "Fiscal year of the activity (B.E.)", "ปีงบประมาณของกิจกรรม (พ.ศ.)", row =>
                    LinkTable.Year(row.Activity.FiscalYear)
                )
                .Integer("PeopleCount", "People whom it sent", "จำนวนคนที่ส่งเข้าร่วม", row =>
                    row.Node.IsPerson ? null : row.Participation.PeopleCount
                ),
            _ => Parts(network)
        );

    private static IEnumerable<Activity> InScope(ExportNetwork network)
    {
        var scope = network.Scoped.Scope;
        return network.Snapshot.Activities.Where(activity =>
            !activity.IsArchived
            && (scope.IncludeSynthetic || !activity.IsSynthetic)
            && (scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year))
            && (activity.Participations.Count == 0 ? network.Scoped.HoldsArea(activity.AreaCode) : PartiesOf(network, activity).Any())
        );
    }

    /// <summary>Organisations first, in the order of the activities; then persons, in that of their pseudonyms.</summary>
    private static IEnumerable<Part> Parts(ExportNetwork network)
    {
        var all =
            from activity in InScope(network)
            from participation in activity.Participations
            let node = network.NodeOf(participation.PartyId)
            where node is not null
            select new Part(activity, participation, node);
        return all.Where(part => !part.Node.IsPerson)
            .Concat(
                all.Where(part => part.Node.IsPerson)
                    .OrderBy(part => part.Node.Key, StringComparer.Ordinal)
                    .ThenBy(part => part.Activity.FiscalYear)
                    .ThenBy(part => part.Participation.Role)
            );
    }

    private static IEnumerable<ExportNode> PartiesOf(ExportNetwork network, Activity activity) =>
        activity
            .Participations.Select(part => network.NodeOf(part.PartyId))
            .OfType<ExportNode>()
            .Distinct(ReferenceEqualityComparer.Instance)
            .Cast<ExportNode>();

    private static string? Other(ExportNetwork network, int? id) => id is { } other ? network.Snapshot.Activities.Find(other)?.Key : null;

    private static string? Constant<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? EnumNames.Constant(known) : null;

    private sealed record Part(Activity Activity, Participation Participation, ExportNode Node);
}
