using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export.Tables;

/// <summary>The target areas of a scope's areas and fiscal years, and what followed in them.</summary>
internal static class TargetAreaTables
{
    private const int StepCount = 5;

    public static ExportTable TargetAreas(ExportNetwork network)
    {
        var columns = new ExportColumns<TargetArea>()
            .Text("Id", "Key in the source table", "รหัสพื้นที่เป้าหมาย", target => target.Key)
            .Text("AreaCode", "DOPA code of the area", "รหัสพื้นที่", target => target.AreaCode)
            .Text("AreaTh", "Name of the area, Thai", "ชื่อพื้นที่", target => network.Snapshot.ResolveArea(target.AreaCode)?.NameTh)
            .Text("AreaEn", "Name of the area, English", "ชื่อพื้นที่ภาษาอังกฤษ", target =>
                network.Snapshot.ResolveArea(target.AreaCode)?.NameEn
            )
            .Text("FiscalYear", "Fiscal year (B.E.)", "ปีงบประมาณ (พ.ศ.)", target => LinkTable.Year(target.FiscalYear))
            .Text("Phase", "Pilot, target or extended", "ระยะ", target => EnumNames.Constant(target.Phase))
            .Text("ContinuesId", "The target area that it continues", "พื้นที่เป้าหมายเดิมที่ต่อเนื่องมา", target =>
                Continued(network, target)
            );
        for (var i = 1; i <= StepCount; i++)
        {
            var step = i;
            columns.Text($"Step{step}", $"How far step {step} of the year is", $"สถานะขั้นตอนที่ {step}", target =>
                target.Steps.FirstOrDefault(one => one.Step == step) is { } state ? EnumNames.Constant(state.Status) : null
            );
        }
        columns
            .Integer("FollowUpCount", "Visits, support, results, lessons and reports", "จำนวนการติดตาม", target => target.FollowUps.Count)
            .Text("LastFollowUp", "Date of the last of them (C.E.)", "วันที่ติดตามล่าสุด (ค.ศ.)", target =>
                target.FollowUps.Max(one => one.Date)?.ToString()
            )
            .Text("Source", "Where the facts come from", "แหล่งที่มา", target => target.Source)
            .Boolean("IsSynthetic", "Whether it is made up", "เป็นข้อมูลสังเคราะห์หรือไม่", target => target.IsSynthetic);
        return new ExportTable<TargetArea>("target-areas", columns, _ => InScope(network));
    }

    /// <summary>What a person did is told without the person, the day and the words.</summary>
    public static ExportTable FollowUps(ExportNetwork network) =>
        new ExportTable<Followed>(
            "follow-ups",
            new ExportColumns<Followed>()
                .Text("TargetAreaId", "Key of the target area", "รหัสพื้นที่เป้าหมาย", row => row.Target.Key)
                .Text("AreaCode", "DOPA code of the area", "รหัสพื้นที่", row => row.Target.AreaCode)
                .Text("FiscalYear", "Fiscal year (B.E.)", "ปีงบประมาณ (พ.ศ.)", row => LinkTable.Year(row.Target.FiscalYear))
                .Text("Kind", "What it was", "ประเภทการติดตาม", row => EnumNames.Constant(row.FollowUp.Kind))
                .Text("Date", "As it is known: year, month or day (C.E.)", "วันที่เท่าที่ทราบ (ค.ศ.)", row =>
                    row.ByPerson ? null : row.FollowUp.Date?.ToString()
                )
                .Text("PartyId", "Who did it", "ผู้ดำเนินการ", row =>
                    row.ByPerson || row.FollowUp.PartyId is not { } id ? null : network.NodeOf(id)?.Key
                )
                .Text("Note", "What was found or done", "สิ่งที่พบหรือทำ", row => row.ByPerson ? null : row.FollowUp.Note)
                .Text("Url", "Where it can be seen", "แหล่งที่มา", row => row.ByPerson ? null : row.FollowUp.Url),
            _ => Followings(network)
        );

    private static IEnumerable<TargetArea> InScope(ExportNetwork network)
    {
        var scope = network.Scoped.Scope;
        return network.Snapshot.TargetAreas.Where(target =>
            !target.IsArchived
            && (scope.IncludeSynthetic || !target.IsSynthetic)
            && (scope.FiscalYears is not { } years || years.Contains(target.FiscalYear))
            && network.Scoped.HoldsArea(target.AreaCode)
        );
    }

    private static IEnumerable<Followed> Followings(ExportNetwork network) =>
        from target in InScope(network)
        from followUp in target.FollowUps
        select new Followed(target, followUp, IsByPerson(network, followUp));

    private static bool IsByPerson(ExportNetwork network, FollowUp followUp) =>
        followUp.PartyId is { } id && network.Snapshot.Parties.Find(id) is { } party && Persons.PersonRisk.IsPerson(party);

    private static string? Continued(ExportNetwork network, TargetArea target) =>
        target.ContinuesId is { } id ? network.Snapshot.TargetAreas.Find(id)?.Key : null;

    private sealed record Followed(TargetArea Target, FollowUp FollowUp, bool ByPerson);
}
