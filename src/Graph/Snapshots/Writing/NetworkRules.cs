using System.Globalization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Snapshots.Writing;

/// <summary>
/// What must hold of a record in a network, whatever way a change comes in: over the API, from a file, as a supposition, or
/// from another program's writes. Each check gives the first rule that is broken, or null.
/// </summary>
internal static class NetworkRules
{
    private const int MaxDepth = 64;

    public static RuleFault NotFound(RecordKind kind, int id) => Rules.NotFound.At("id", Rules.Name(kind), id);

    /// <summary>
    /// What a record would break: all that is wrong with it by itself, or else the first thing that is wrong in the network.
    /// </summary>
    /// <param name="before">The record in whose place it comes; what is wrong with that one already is not held against the new
    /// one.</param>
    /// <param name="today">Today, in Thailand.</param>
    public static IReadOnlyList<RuleFault> Check(SnapshotBuilder network, GraphRecord? before, GraphRecord after, DateOnly today)
    {
        List<RuleFault> faults = [.. RecordRules.Faults(after, today)];
        if (faults.Count > 0 && before is not null)
        {
            List<RuleFault> old = [.. RecordRules.Faults(before, today)];
            faults.RemoveAll(fault => old.Exists(fault.IsLike));
        }
        if (faults.Count == 0 && CheckPlace(network, before, after) is { } broken)
            faults.Add(broken);
        return faults;
    }

    /// <summary>What a record breaks that lies in its place already. A consent is not held against a clock that goes wrong.</summary>
    public static IEnumerable<RuleFault> CheckLoaded(SnapshotBuilder network, GraphRecord record)
    {
        foreach (var fault in RecordRules.Faults(record, DateOnly.MaxValue))
            yield return fault;
        if (CheckPlace(network, record, record) is { } broken)
            yield return broken;
    }

    /// <summary>What keeps a record from being deleted: whatever refers to it, archived or not.</summary>
    public static RuleFault? CheckRemoval(SnapshotBuilder network, GraphRecord record)
    {
        // Nothing refers to a link; counting costs a pass over the network.
        if (record is Collaboration)
            return null;
        var counts = Enum.GetValues<RecordKind>()
            .Select(by => (By: by, Count: network.References.To(record, by)))
            .Where(one => one.Count > 0)
            .ToList();
        return counts.Count == 0 ? null : Rules.InUse.At("id", Rules.Name(record.Kind), Listed(counts));
    }

    private static RuleFault? CheckPlace(SnapshotBuilder network, GraphRecord? before, GraphRecord after) =>
        after switch
        {
            Area area => CheckPlace(network, area),
            Party party => CheckPlace(network, party),
            Activity activity => CheckPlace(network, activity),
            TargetArea target => CheckPlace(network, target),
            Collaboration link => CheckPlace(network, before as Collaboration, link),
            _ => null,
        };

    private static RuleFault? CheckPlace(SnapshotBuilder network, Area area) =>
        CheckKey(network, area, area.Code, "code") ?? (area.ParentCode is { } parent ? CheckParent(network, area, parent) : null);

    private static RuleFault? CheckParent(SnapshotBuilder network, Area area, string parent)
    {
        if (parent == area.Code)
            return Rules.AreaInItself.At("parentCode", area.Code);
        if (network.FindId(RecordKind.Area, parent) is not { } id)
            return Rules.UnknownArea.At("parentCode", parent);
        if (((Area)network.Find(RecordKind.Area, id)!).Level >= area.Level)
            return Rules.AreaTooNarrow.At("parentCode", area.Code, parent);
        return area.Level > AreaLevel.Province && !area.Code.StartsWith(parent, StringComparison.Ordinal)
            ? Rules.CodeMismatch.At("code", area.Code, parent)
            : null;
    }

    private static RuleFault? CheckPlace(SnapshotBuilder network, Party party) =>
        CheckKey(network, party, party.Key, "key")
        ?? CheckAreaCode(network, party.AreaCode, "areaCode")
        ?? CheckOfficialCode(network, party)
        ?? First(party.Covers, (cover, i) => CheckAreaCode(network, cover.AreaCode, $"covers[{i}].areaCode"))
        ?? CheckParents(network, party);

    private static RuleFault? CheckOfficialCode(SnapshotBuilder network, Party party) =>
        party.OfficialCode is { } code && network.FindOfficialCode(code) is { } other && other != party.Id
            ? Rules.DuplicateKey.At("officialCode", Rules.Name(RecordKind.Party), "officialCode", code)
            : null;

    private static RuleFault? CheckParents(SnapshotBuilder network, Party party)
    {
        var seen = 0;
        for (var parent = party.ParentId; parent is { } id; parent = network.FindParty(id)?.ParentId)
        {
            if (id == party.Id || ++seen > MaxDepth)
                return Rules.AboveItself.At("parentId");
            if (network.FindParty(id) is null)
                return Rules.UnknownParty.At("parentId", id);
        }
        return null;
    }

    private static RuleFault? CheckPlace(SnapshotBuilder network, Activity activity) =>
        CheckKey(network, activity, activity.Key, "key")
        ?? CheckAreaCode(network, activity.AreaCode, "areaCode")
        ?? CheckParticipations(network, activity)
        ?? CheckReference(network, activity, "parentId", one => one.ParentId)
        ?? CheckReference(network, activity, "duplicateOfId", one => one.DuplicateOfId);

    private static RuleFault? CheckParticipations(SnapshotBuilder network, Activity activity)
    {
        var seen = new HashSet<(int, ParticipationRole)>();
        return First(activity.Participations, (part, i) => network.FindParty(part.PartyId) is null
                ? Rules.UnknownParty.At($"participations[{i}].partyId", part.PartyId)
            : seen.Add((part.PartyId, part.Role)) ? null
            : Rules.PartTwice.At($"participations[{i}]"));
    }

    private static RuleFault? CheckReference(SnapshotBuilder network, Activity activity, string field, Func<Activity, int?> next)
    {
        var seen = 0;
        for (var at = next(activity); at is { } id; at = next((Activity)network.Find(RecordKind.Activity, id)!))
        {
            if (id == activity.Id || ++seen > MaxDepth)
                return Rules.RefersToItself.At(field);
            if (network.Find(RecordKind.Activity, id) is null)
                return Rules.UnknownActivity.At(field, id);
        }
        return null;
    }

    private static RuleFault? CheckPlace(SnapshotBuilder network, TargetArea target) =>
        CheckKey(network, target, target.Key, "key")
        ?? CheckAreaCode(network, target.AreaCode, "areaCode")
        ?? CheckYear(network, target)
        ?? First(target.FollowUps, (one, i) =>
            one.PartyId is { } party && network.FindParty(party) is null ? Rules.UnknownParty.At($"followUps[{i}].partyId", party) : null
        )
        ?? CheckContinued(network, target);

    /// <summary>An area is a target once a year.</summary>
    private static RuleFault? CheckYear(SnapshotBuilder network, TargetArea target)
    {
        foreach (var id in network.TargetAreasOf(target.AreaCode))
            if (
                id != target.Id
                && !target.IsArchived
                && ((TargetArea)network.Find(RecordKind.TargetArea, id)!).FiscalYear == target.FiscalYear
            )
                return Rules.TargetTwice.At("fiscalYear", target.AreaCode, target.FiscalYear);
        return null;
    }

    private static RuleFault? CheckContinued(SnapshotBuilder network, TargetArea target)
    {
        if (target.ContinuesId is not { } id)
            return null;
        if (network.Find(RecordKind.TargetArea, id) is not TargetArea earlier)
            return Rules.UnknownTargetArea.At("continuesId", id);
        return earlier.FiscalYear >= target.FiscalYear ? Rules.ContinuesLater.At("continuesId") : null;
    }

    private static RuleFault? CheckPlace(SnapshotBuilder network, Collaboration? before, Collaboration link) =>
        (link.Key is { } key ? CheckKey(network, link, key, "key") : null)
        ?? (network.FindParty(link.FromId) is null ? Rules.UnknownParty.At("fromId", link.FromId) : null)
        ?? (network.FindParty(link.ToId) is null ? Rules.UnknownParty.At("toId", link.ToId) : null)
        ?? CheckRepeated(network, before, link);

    private static RuleFault? CheckRepeated(SnapshotBuilder network, Collaboration? before, Collaboration link)
    {
        if (link.IsArchived || before is not null && before.Repeats(link) && before.FiscalYears == link.FiscalYears && !before.IsArchived)
            return null;
        var few = network.LinksOf(link.FromId);
        var many = network.LinksOf(link.ToId);
        var other = few.Length <= many.Length ? link.ToId : link.FromId;
        foreach (var tie in few.Length <= many.Length ? few : many)
            if (tie.PartyId == other && tie.LinkId != link.Id && network.FindCollaboration(tie.LinkId)!.Repeats(link))
                return Rules.LinkTwice.At("toId");
        return null;
    }

    private static RuleFault? CheckKey(SnapshotBuilder network, GraphRecord record, string key, string field) =>
        network.FindId(record.Kind, key) is { } other && other != record.Id
            ? Rules.DuplicateKey.At(field, Rules.Name(record.Kind), field, key)
            : null;

    /// <summary>A code must lie in a known area; it may be finer than the areas that are loaded.</summary>
    private static RuleFault? CheckAreaCode(SnapshotBuilder network, string? code, string field)
    {
        if (code is null)
            return null;
        var isKnown =
            FieldRules.AreaCode(code, field) is null
            && (network.FindId(RecordKind.Area, code) ?? network.FindId(RecordKind.Area, code[..2])) is not null;
        return isKnown ? null : Rules.UnknownArea.At(field, FieldRules.Cut(code));
    }

    private static RuleFault? First<T>(ValueList<T> items, Func<T, int, RuleFault?> check)
    {
        for (var i = 0; i < items.Count; i++)
            if (check(items[i], i) is { } fault)
                return fault;
        return null;
    }

    private static Wording Listed(List<(RecordKind By, int Count)> counts) =>
        new(
            string.Join(
                ", ",
                counts.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count} × {Rules.Name(one.By).English}"))
            ),
            string.Join(
                " ",
                counts.Select(one => string.Create(CultureInfo.InvariantCulture, $"{Rules.Name(one.By).Thai} {one.Count} รายการ"))
            )
        );
}
