using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Counts what refers to each record, archived or not, by the kind of what refers: what must be nothing before a record can go.
/// Cost: one pass over all records when it is made; each change then costs its own references.
/// </summary>
internal sealed class References
{
    private readonly Dictionary<(RecordKind Kind, int Id, RecordKind By), int> toRecords = [];
    private readonly Dictionary<(string Code, RecordKind By), int> toAreas = [];

    public void Change(GraphRecord? before, GraphRecord? after)
    {
        if (before is not null)
            Count(before, -1);
        if (after is not null)
            Count(after, 1);
    }

    /// <summary>How many records of a kind refer to this one.</summary>
    public int To(GraphRecord record, RecordKind by) =>
        record is Area area ? toAreas.GetValueOrDefault((area.Code, by)) : toRecords.GetValueOrDefault((record.Kind, record.Id, by));

    private void Count(GraphRecord record, int step)
    {
        foreach (var (kind, id) in RecordsOf(record))
            toRecords[(kind, id, record.Kind)] = toRecords.GetValueOrDefault((kind, id, record.Kind)) + step;
        foreach (var code in CodesOf(record))
            toAreas[(code, record.Kind)] = toAreas.GetValueOrDefault((code, record.Kind)) + step;
    }

    /// <summary>The records that a record refers to by their numbers, each once.</summary>
    private static IEnumerable<(RecordKind Kind, int Id)> RecordsOf(GraphRecord record) =>
        record switch
        {
            Party { ParentId: { } parent } => [(RecordKind.Party, parent)],
            Collaboration link => [(RecordKind.Party, link.FromId), (RecordKind.Party, link.ToId)],
            Activity activity =>
            [
                .. activity.Participations.Select(part => (RecordKind.Party, part.PartyId)).Distinct(),
                .. Given(RecordKind.Activity, activity.ParentId).Union(Given(RecordKind.Activity, activity.DuplicateOfId)),
            ],
            TargetArea target =>
            [
                .. target.FollowUps.SelectMany(followUp => Given(RecordKind.Party, followUp.PartyId)).Distinct(),
                .. Given(RecordKind.TargetArea, target.ContinuesId),
            ],
            _ => [],
        };

    /// <summary>The codes of areas that a record refers to, each once: those it names, and those that these lie in.</summary>
    private static IEnumerable<string> CodesOf(GraphRecord record)
    {
        IEnumerable<string?> named = record switch
        {
            Area area => [area.ParentCode],
            Party party => [party.AreaCode, .. party.Covers.Select(cover => cover.AreaCode)],
            Activity activity => [activity.AreaCode],
            TargetArea target => [target.AreaCode],
            _ => [],
        };
        return named.OfType<string>().SelectMany(LookUpBuilder.Prefixes).Distinct();
    }

    private static IEnumerable<(RecordKind Kind, int Id)> Given(RecordKind kind, int? id) => id is { } given ? [(kind, given)] : [];
}
