using System.Globalization;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>What must hold between the records of a network, whatever way a change comes in: over the API, from a file, or from another program's writes.</summary>
internal static class NetworkRules
{
    public static RuleViolationException Unknown(RecordKind kind, int id) => Broken("NOT_FOUND", "id",
        $"There is no {kind} with the number {id}.", $"ไม่พบ{Thai(kind)}หมายเลข {id}");

    public static void Check(SnapshotBuilder network, GraphRecord? before, GraphRecord after)
    {
        switch (after)
        {
            case Area area: Check(network, area); break;
            case Party party: Check(network, party); break;
            case Activity activity: Check(network, activity); break;
            case TargetArea target: Check(network, target); break;
            case Collaboration link: Check(network, before as Collaboration, link); break;
        }
    }

    public static void CheckRemoval(SnapshotBuilder network, GraphRecord record)
    {
        var (count, what, whatTh) = record switch
        {
            Party p when network.LinksOf(p.Id).Length is > 0 and var n => (n, "collaborations", "ความร่วมมือ"),
            Party p when network.ActivitiesOf(p.Id).Length is > 0 and var n => (n, "activities", "กิจกรรม"),
            Party p when network.MembersOf(p.Id).Length is > 0 and var n => (n, "parties below it", "องค์กรในสังกัด"),
            Area a when network.ChildrenOf(a.Code).Length is > 0 and var n => (n, "areas within it", "พื้นที่ย่อย"),
            Area a when network.PartiesIn(a.Code).Length is > 0 and var n => (n, "parties in it", "องค์กรในพื้นที่"),
            Area a when network.TargetAreasOf(a.Code).Length is > 0 and var n => (n, "target areas", "พื้นที่เป้าหมาย"),
            _ => (0, "", ""),
        };
        if (count > 0)
            throw Broken("IN_USE", "id", $"The {record.Kind} cannot be deleted: {count} {what} refer to it. Archive it instead.",
                $"ลบ{Thai(record.Kind)}ไม่ได้ เพราะมี{whatTh} {count} รายการอ้างถึง ให้เก็บเข้าคลังแทน");
    }

    private static void Check(SnapshotBuilder network, Area area)
    {
        CheckKey(network, area, area.Code, "code");
        CheckName(area.NameTh, "nameTh");
        if (area.ParentCode is not { } parent) return;
        if (parent == area.Code)
            throw Broken("CYCLE", "parentCode", $"Area {area.Code} cannot lie within itself.", $"พื้นที่ {area.Code} อยู่ภายในตัวเองไม่ได้");
        if (network.FindId(RecordKind.Area, parent) is not { } id)
            throw Broken("UNKNOWN_AREA", "parentCode", $"No area has the code {parent}.", $"ไม่พบพื้นที่รหัส {parent}");
        var holder = (Area)network.Find(RecordKind.Area, id)!;
        if (holder.Level >= area.Level)
            throw Broken("CYCLE", "parentCode", $"A {area.Level} cannot lie within a {holder.Level}.", $"พื้นที่ {area.Code} อยู่ภายในพื้นที่ {holder.Code} ซึ่งเล็กกว่าหรือระดับเดียวกันไม่ได้");
        if (area.Level > AreaLevel.Province && !area.Code.StartsWith(parent, StringComparison.Ordinal))
            throw Broken("CODE_MISMATCH", "code", $"The code {area.Code} does not begin with its parent's code {parent}.", $"รหัส {area.Code} ไม่ได้ขึ้นต้นด้วยรหัส {parent} ของพื้นที่แม่");
    }

    private static void Check(SnapshotBuilder network, Party party)
    {
        CheckKey(network, party, party.Key, "key");
        CheckName(party.NameTh, "nameTh");
        CheckAreaCode(network, party.AreaCode, "areaCode");
        if (party.OfficialCode is { } code && network.FindOfficialCode(code) is { } other && other != party.Id)
            throw Broken("DUPLICATE_KEY", "officialCode", $"Another party has the official code {code}.", $"มีองค์กรอื่นใช้รหัสทางการ {code} แล้ว");
        foreach (var cover in party.Covers) CheckAreaCode(network, cover.AreaCode, "covers");
        var seen = 0;
        for (var parent = party.ParentId; parent is { } id; parent = network.FindParty(id)?.ParentId)
        {
            if (network.FindParty(id) is null && id != party.Id)
                throw Broken("UNKNOWN_PARTY", "parentId", "The party above does not exist.", "ไม่พบองค์กรต้นสังกัด");
            if (id == party.Id || ++seen > 64)
                throw Broken("CYCLE", "parentId", "A party cannot stand above itself.", "องค์กรเป็นต้นสังกัดของตัวเองไม่ได้");
        }
    }

    private static void Check(SnapshotBuilder network, Activity activity)
    {
        CheckKey(network, activity, activity.Key, "key");
        CheckName(activity.TitleTh, "titleTh");
        CheckAreaCode(network, activity.AreaCode, "areaCode");
        CheckPeriod(activity.Start, activity.End);
        if (activity.FiscalYear is { } year) CheckYear(year, "fiscalYear");
        if (activity is { FiscalYear: { } stated, Start: { } start } && (stated < FiscalYear.Of(start.Earliest) || stated > FiscalYear.Of(start.Latest)))
            throw Broken("FISCAL_YEAR_MISMATCH", "fiscalYear", $"The date {start} is not in fiscal year {stated}.", $"วันที่ {start} ไม่อยู่ในปีงบประมาณ {stated}");
        if (activity.ParticipantCount < 0)
            throw Broken("OUT_OF_RANGE", "participantCount", "A number of people cannot be negative.", "จำนวนผู้เข้าร่วมติดลบไม่ได้");
        var seen = new HashSet<(int, ParticipationRole)>();
        foreach (var part in activity.Participations)
        {
            if (network.FindParty(part.PartyId) is null)
                throw Broken("UNKNOWN_PARTY", "participations", $"No party has the number {part.PartyId}.", $"ไม่พบองค์กรหมายเลข {part.PartyId}");
            if (!seen.Add((part.PartyId, part.Role)))
                throw Broken("DUPLICATE", "participations", "A party takes part twice in the same role.", "องค์กรเดียวกันเข้าร่วมในบทบาทเดียวกันซ้ำ");
        }
        CheckReference(network, activity, activity.ParentId, "parentId", a => a.ParentId);
        CheckReference(network, activity, activity.DuplicateOfId, "duplicateOfId", a => a.DuplicateOfId);
    }

    private static void Check(SnapshotBuilder network, TargetArea target)
    {
        CheckKey(network, target, target.Key, "key");
        CheckAreaCode(network, target.AreaCode, "areaCode");
        CheckYear(target.FiscalYear, "fiscalYear");
        foreach (var id in network.TargetAreasOf(target.AreaCode))
            if (id != target.Id && !target.IsArchived && ((TargetArea)network.Find(RecordKind.TargetArea, id)!).FiscalYear == target.FiscalYear)
                throw Broken("DUPLICATE", "fiscalYear", $"Area {target.AreaCode} is a target of FY{target.FiscalYear} already.", $"พื้นที่ {target.AreaCode} เป็นพื้นที่เป้าหมายของปีงบประมาณ {target.FiscalYear} อยู่แล้ว");
        foreach (var followUp in target.FollowUps)
            if (followUp.PartyId is { } party && network.FindParty(party) is null)
                throw Broken("UNKNOWN_PARTY", "followUps", $"No party has the number {party}.", $"ไม่พบองค์กรหมายเลข {party}");
        if (target.ContinuesId is not { } earlierId) return;
        if (network.Find(RecordKind.TargetArea, earlierId) is not TargetArea earlier)
            throw Broken("UNKNOWN_TARGET_AREA", "continuesId", "The target area that it continues does not exist.", "ไม่พบพื้นที่เป้าหมายเดิมที่สืบเนื่อง");
        if (earlier.FiscalYear >= target.FiscalYear)
            throw Broken("CYCLE", "continuesId", "A target area continues one of an earlier year.", "พื้นที่เป้าหมายต้องสืบเนื่องจากปีก่อนหน้า");
    }

    private static void Check(SnapshotBuilder network, Collaboration? before, Collaboration link)
    {
        if (link.Key is { } key) CheckKey(network, link, key, "key");
        if (link.IsDerived)
            throw Broken("DERIVED", "type", "CO_PARTICIPATED follows from activities and cannot be stored.", "ความสัมพันธ์ร่วมกิจกรรมคำนวณจากกิจกรรม บันทึกเองไม่ได้");
        if (link.FromId == link.ToId)
            throw Broken("SELF_LINK", "toId", "A party cannot be linked to itself.", "องค์กรเชื่อมกับตัวเองไม่ได้");
        if (network.FindParty(link.FromId) is null)
            throw Broken("UNKNOWN_PARTY", "fromId", "The first party does not exist.", "ไม่พบองค์กรต้นทาง");
        if (network.FindParty(link.ToId) is null)
            throw Broken("UNKNOWN_PARTY", "toId", "The second party does not exist.", "ไม่พบองค์กรปลายทาง");
        CheckPeriod(link.Start, link.End);
        foreach (var rating in (ReadOnlySpan<int?>)[link.Trust?.Reliability, link.Trust?.SharedMission, link.Trust?.Openness, link.Value?.PowerAndInfluence, link.Value?.Resources, link.Value?.Involvement])
            if (rating is < 1 or > 4)
                throw Broken("OUT_OF_RANGE", "rating", $"A rating lies between 1 and 4, not {rating}.", $"คะแนนต้องอยู่ระหว่าง 1 ถึง 4 ไม่ใช่ {rating}");
        if (link.IsArchived || before is not null && before.Repeats(link) && before.FiscalYears == link.FiscalYears && !before.IsArchived) return;
        var few = network.LinksOf(link.FromId);
        var many = network.LinksOf(link.ToId);
        var other = few.Length <= many.Length ? link.ToId : link.FromId;
        foreach (var tie in few.Length <= many.Length ? few : many)
            if (tie.PartyId == other && tie.LinkId != link.Id && network.FindCollaboration(tie.LinkId)!.Repeats(link))
                throw Broken("DUPLICATE", "toId", "The two parties have this link already (same type, same fiscal year).", "สององค์กรนี้มีความสัมพันธ์ประเภทเดียวกันในปีงบประมาณเดียวกันอยู่แล้ว");
    }

    private static void CheckReference(SnapshotBuilder network, Activity activity, int? reference, string field, Func<Activity, int?> next)
    {
        for (var (at, seen) = (reference, 0); at is { } id; at = next((Activity)network.Find(RecordKind.Activity, id)!), seen++)
        {
            if (id == activity.Id || seen > 64)
                throw Broken("CYCLE", field, "An activity cannot refer back to itself.", "กิจกรรมอ้างอิงวนกลับมาหาตัวเองไม่ได้");
            if (network.Find(RecordKind.Activity, id) is null)
                throw Broken("UNKNOWN_ACTIVITY", field, "The activity referred to does not exist.", "ไม่พบกิจกรรมที่อ้างถึง");
        }
    }

    private static void CheckKey(SnapshotBuilder network, GraphRecord record, string key, string field)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw Broken("REQUIRED", field, $"{field} is missing.", $"ไม่มีค่า {field}");
        if (network.FindId(record.Kind, key) is { } other && other != record.Id)
            throw Broken("DUPLICATE_KEY", field, $"Another {record.Kind} has the {field} {key}.", $"มี{Thai(record.Kind)}อื่นใช้ {key} แล้ว");
    }

    private static void CheckName(string name, string field)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw Broken("REQUIRED", field, "A Thai name is needed.", "ต้องมีชื่อภาษาไทย");
    }

    /// <summary>A code must lie in a known area; it may be finer than the areas that are loaded.</summary>
    private static void CheckAreaCode(SnapshotBuilder network, string? code, string field)
    {
        if (code is null) return;
        var wellFormed = code.Length is 2 or 4 or 6 && (code[0] == 'R' && code.Length == 2 || code.All(char.IsAsciiDigit));
        if (!wellFormed || network.FindId(RecordKind.Area, code) is null && network.FindId(RecordKind.Area, code[..2]) is null)
            throw Broken("UNKNOWN_AREA", field, $"No area has the code {code}.", $"ไม่พบพื้นที่รหัส {code}");
    }

    private static void CheckYear(int year, string field)
    {
        if (FiscalYear.IsValid(year)) return;
        var hint = FiscalYear.IsValid(year + FiscalYear.EraOffset);
        var meant = (year + FiscalYear.EraOffset).ToString(CultureInfo.InvariantCulture);
        throw Broken("FISCAL_YEAR", field,
            $"{year} is not a fiscal year of the Buddhist era ({FiscalYear.Min} to {FiscalYear.Max})." + (hint ? $" Did you mean {meant}?" : ""),
            $"{year} ไม่ใช่ปีงบประมาณ พ.ศ. ({FiscalYear.Min} ถึง {FiscalYear.Max})" + (hint ? $" หมายถึง {meant} หรือไม่" : ""));
    }

    private static void CheckPeriod(PartialDate? start, PartialDate? end)
    {
        if (start is { } s && end is { } e && e.Latest < s.Earliest)
            throw Broken("PERIOD", "end", $"The end {e} lies before the start {s}.", $"วันสิ้นสุด {e} อยู่ก่อนวันเริ่ม {s}");
    }

    private static string Thai(RecordKind kind) => kind switch
    {
        RecordKind.Area => "พื้นที่",
        RecordKind.Party => "องค์กร",
        RecordKind.Activity => "กิจกรรม",
        RecordKind.TargetArea => "พื้นที่เป้าหมาย",
        _ => "ความร่วมมือ",
    };

    private static RuleViolationException Broken(string rule, string field, string english, string thai) => new(rule, field, english, thai);
}
