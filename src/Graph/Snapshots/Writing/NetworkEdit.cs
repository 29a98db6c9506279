using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Writing;

/// <summary>
/// One change in the making, seen by nobody else: reads the newest version with its own changes on top, and holds every
/// rule of the network at each step. Once a rule is broken further steps do nothing, and nothing of the edit remains.
/// </summary>
public sealed class NetworkEdit
{
    private readonly SnapshotBuilder builder;
    private readonly DateOnly today;
    private readonly Dictionary<(RecordKind Kind, int Id), RecordChange> changes = [];

    internal NetworkEdit(SnapshotBuilder builder, DateOnly today)
    {
        this.builder = builder;
        this.today = today;
    }

    /// <summary>What the first wrong step breaks; empty while all is well.</summary>
    public IReadOnlyList<RuleFault> Faults { get; private set; } = [];

    public bool IsBroken => Faults.Count > 0;

    /// <summary>Whether the edit has been given up: its result is answered, its changes are not made.</summary>
    public bool IsAbandoned { get; private set; }

    internal IReadOnlyList<RecordChange> Changes => [.. changes.Values.Where(change => !Equals(change.Before, change.After))];

    public T? Find<T>(RecordKind kind, int id)
        where T : GraphRecord => (T?)builder.Find(kind, id);

    /// <summary>The id that a key (an area's code, a party's key, …) stands for, or null.</summary>
    public int? FindId(RecordKind kind, string key) => builder.FindId(kind, PlainText.Normalise(key));

    public int? FindPartyByOfficialCode(string code) => builder.FindOfficialCode(PlainText.Normalise(code));

    /// <summary>A party's links in use, ascending by id.</summary>
    public ReadOnlySpan<Tie> LinksOf(int partyId) => builder.LinksOf(partyId);

    /// <summary>Adds a record and returns it with the id it was given; as it came when it breaks a rule.</summary>
    public T Add<T>(T record)
        where T : GraphRecord
    {
        if (!IsBroken)
            Faults = TryAdd(record, out record);
        return record;
    }

    /// <summary>Replaces the record with the same kind and id.</summary>
    public T Put<T>(T record)
        where T : GraphRecord
    {
        if (!IsBroken)
            Faults = TryPut(record, out record);
        return record;
    }

    /// <summary>Puts in a record's place what is made of it; null when there is none or a rule is broken.</summary>
    public T? Change<T>(RecordKind kind, int id, Func<T, T?> change)
        where T : GraphRecord
    {
        if (Find<T>(kind, id) is not { } before)
            Fail(NetworkRules.NotFound(kind, id));
        else if (change(before) is { } after && !IsBroken)
            return Put(after);
        return null;
    }

    /// <summary>Takes a record out for good; its history stays.</summary>
    public void Remove(RecordKind kind, int id)
    {
        if (!IsBroken && TryRemove(kind, id) is { } fault)
            Fail(fault);
    }

    /// <summary>Says that the edit breaks a rule that only its maker knows of.</summary>
    public void Fail(RuleFault fault)
    {
        if (!IsBroken)
            Faults = [fault];
    }

    /// <summary>Gives the edit up: nothing of it is made, and its result is still answered.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Adds a record if it breaks no rule; the edit can go on either way.</summary>
    /// <returns>What it breaks; nothing was added then.</returns>
    public IReadOnlyList<RuleFault> TryAdd<T>(T record, out T added)
        where T : GraphRecord
    {
        added = record;
        var numbered = (T)CanonicalForm.Of(record with { Id = builder.NextId(record.Kind) });
        var faults = NetworkRules.Check(builder, null, numbered, today);
        if (faults.Count > 0)
            return faults;
        Apply(numbered.Kind, numbered.Id, null, numbered);
        added = numbered;
        return [];
    }

    /// <summary>Replaces a record if the new one breaks no rule; the edit can go on either way.</summary>
    /// <returns>What it breaks; nothing was changed then.</returns>
    public IReadOnlyList<RuleFault> TryPut<T>(T record, out T put)
        where T : GraphRecord
    {
        put = record;
        if (builder.Find(record.Kind, record.Id) is not { } before)
            return [NetworkRules.NotFound(record.Kind, record.Id)];
        if (before.Equals(record))
            return [];
        var formed = (T)CanonicalForm.Of(record);
        var faults = NetworkRules.Check(builder, before, formed, today);
        if (faults.Count > 0)
            return faults;
        Apply(formed.Kind, formed.Id, before, formed);
        put = formed;
        return [];
    }

    /// <summary>
    /// Takes over what somebody did to the store past this program: a record put, as it is and under a number of its own, or taken out.
    /// </summary>
    /// <returns>What it breaks; nothing was taken over then.</returns>
    internal RuleFault? TryAdopt(RecordChange change)
    {
        if (change.After is null)
            return TryRemove(change.Kind, change.Id);
        if (NetworkRules.Check(builder, change.Before, change.After, today) is [var fault, ..])
            return fault;
        Apply(change.Kind, change.Id, change.Before, change.After);
        return null;
    }

    internal void Undo()
    {
        foreach (var change in changes.Values.Reverse())
            builder.Apply(change.Kind, change.Id, builder.Find(change.Kind, change.Id), change.Before);
    }

    private RuleFault? TryRemove(RecordKind kind, int id)
    {
        if (builder.Find(kind, id) is not { } before)
            return NetworkRules.NotFound(kind, id);
        if (NetworkRules.CheckRemoval(builder, before) is { } fault)
            return fault;
        Apply(kind, id, before, null);
        return null;
    }

    private void Apply(RecordKind kind, int id, GraphRecord? before, GraphRecord? after)
    {
        builder.Apply(kind, id, before, after);
        var first = changes.TryGetValue((kind, id), out var earlier) ? earlier.Before : before;
        changes[(kind, id)] = new(kind, id, first, after);
    }
}
