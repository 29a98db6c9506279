using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Holds the rules against what a store gave that others may change past this program: what breaks one is left out, and what needs it.
/// </summary>
internal sealed class LoadedRecords(SnapshotBuilder network, IReadOnlyList<int> lastIds)
{
    private readonly List<GraphRecord> loaded = [];
    private readonly List<StoreProblem> problems = [];

    /// <summary>Whether a record can be put in its place at all: its numbers and codes are of those given.</summary>
    public bool IsSound(GraphRecord record)
    {
        var isSound = record switch
        {
            Party party => IsGiven(RecordKind.Party, party.ParentId) && party.AreaCode is not "",
            Activity activity => activity.Participations.All(part => IsGiven(RecordKind.Party, part.PartyId)),
            Collaboration link => IsGiven(RecordKind.Party, link.FromId) && IsGiven(RecordKind.Party, link.ToId),
            _ => true,
        };
        if (isSound)
            loaded.Add(record);
        else
            problems.Add(new(record.Kind, record.Id, "it refers to a party whose number was never given, or to an area without a code"));
        return isSound;
    }

    /// <summary>
    /// Takes out what breaks a rule, until nothing does. Cost: one pass over all records, and one more after each in which something was
    /// taken out.
    /// </summary>
    public List<StoreProblem> LeaveOutBroken() => LeaveOut(IsBroken);

    /// <summary>
    /// Takes out what refers to something that is not there. Other rules, which may be younger than what a file of our own holds, are not
    /// asked.
    /// </summary>
    public List<StoreProblem> LeaveOutDangling() => LeaveOut(IsDangling);

    private List<StoreProblem> LeaveOut(Predicate<GraphRecord> isOut)
    {
        for (var count = -1; count != problems.Count; )
        {
            count = problems.Count;
            loaded.RemoveAll(isOut);
        }
        return problems;
    }

    private bool IsDangling(GraphRecord record)
    {
        var missing = record switch
        {
            Party { ParentId: { } parent } when network.FindParty(parent) is null => $"the party above it, {parent}, is not there",
            Activity activity when FindMissing(activity) is { } party => $"the party {party} that took part is not there",
            Collaboration link when network.FindParty(link.FromId) is null => $"it joins the party {link.FromId}, which is not there",
            Collaboration link when network.FindParty(link.ToId) is null => $"it joins the party {link.ToId}, which is not there",
            _ => null,
        };
        if (missing is null)
            return false;
        problems.Add(new(record.Kind, record.Id, missing));
        network.Apply(record.Kind, record.Id, record, null);
        return true;
    }

    private int? FindMissing(Activity activity)
    {
        foreach (var part in activity.Participations)
            if (network.FindParty(part.PartyId) is null)
                return part.PartyId;
        return null;
    }

    private bool IsBroken(GraphRecord record)
    {
        if (NetworkRules.CheckLoaded(network, record).FirstOrDefault(fault => !MayRemain(record, fault)) is not { } broken)
            return false;
        problems.Add(new(record.Kind, record.Id, $"{broken.Field}: {broken.MessageEn}"));
        network.Apply(record.Kind, record.Id, record, null);
        return true;
    }

    /// <summary>
    /// Whether an earlier version of this program can have led to it, and nobody is harmed: it asked less of texts, and what it deleted
    /// could still be referred to.
    /// </summary>
    private static bool MayRemain(GraphRecord record, RuleFault fault) =>
        fault.Rule.Kind != RuleKind.Value && record.IsArchived
        || fault.Code is "NOT_NORMAL" or "TOO_LONG" or "TOO_MANY" or "BAD_KEY" or "NOT_A_PERSON" or "CONSENT_REQUIRED" or "CONSENT_DATE"
        || fault.Code is "UNKNOWN_AREA" or "UNKNOWN_ACTIVITY" or "UNKNOWN_TARGET_AREA"
        || record is TargetArea && fault.Code == "UNKNOWN_PARTY";

    private bool IsGiven(RecordKind kind, int? id) => id is null || id >= 1 && id <= lastIds[(int)kind];
}
