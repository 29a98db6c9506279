using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>
/// One change in the making, seen by nobody else: reads the newest version with its own changes on top, and holds every
/// rule of the network at each step. When the edit throws, nothing of it remains.
/// </summary>
public sealed class NetworkEdit
{
    private readonly SnapshotBuilder builder;
    private readonly Dictionary<(RecordKind Kind, int Id), RecordChange> changes = [];

    internal NetworkEdit(SnapshotBuilder builder) => this.builder = builder;

    internal IReadOnlyList<RecordChange> Changes => [.. changes.Values.Where(change => !Equals(change.Before, change.After))];

    public T? Find<T>(RecordKind kind, int id)
        where T : GraphRecord => (T?)builder.Find(kind, id);

    /// <summary>The id that a key (an area's code, a party's key, …) stands for, or null.</summary>
    public int? FindId(RecordKind kind, string key) => builder.FindId(kind, key);

    public int? FindPartyByOfficialCode(string code) => builder.FindOfficialCode(code);

    /// <summary>A party's links in use, ascending by id.</summary>
    public ReadOnlySpan<Tie> LinksOf(int partyId) => builder.LinksOf(partyId);

    /// <summary>Adds a record and returns it with the id it was given.</summary>
    /// <exception cref="RuleViolationException">It breaks a rule.</exception>
    public T Add<T>(T record)
        where T : GraphRecord
    {
        var added = (T)(record with { Id = builder.NextId(record.Kind) });
        NetworkRules.Check(builder, null, added);
        Apply(added.Kind, added.Id, null, added);
        return added;
    }

    /// <summary>Replaces the record with the same kind and id.</summary>
    /// <exception cref="RuleViolationException">There is none, or the new one breaks a rule.</exception>
    public T Put<T>(T record)
        where T : GraphRecord
    {
        var before = builder.Find(record.Kind, record.Id) ?? throw NetworkRules.Unknown(record.Kind, record.Id);
        if (before.Equals(record)) return record;
        NetworkRules.Check(builder, before, record);
        Apply(record.Kind, record.Id, before, record);
        return record;
    }

    /// <summary>Takes a record out for good; its history stays.</summary>
    /// <exception cref="RuleViolationException">There is none, or others refer to it.</exception>
    public void Remove(RecordKind kind, int id)
    {
        var before = builder.Find(kind, id) ?? throw NetworkRules.Unknown(kind, id);
        NetworkRules.CheckRemoval(builder, before);
        Apply(kind, id, before, null);
    }

    /// <summary>Takes over what somebody did to the store past this program: a record put, under a number of its own, or taken out.</summary>
    /// <exception cref="RuleViolationException">It breaks a rule; nothing was taken over.</exception>
    internal void Adopt(RecordChange change)
    {
        if (change.After is null) Remove(change.Kind, change.Id);
        else
        {
            NetworkRules.Check(builder, change.Before, change.After);
            Apply(change.Kind, change.Id, change.Before, change.After);
        }
    }

    internal void Undo()
    {
        foreach (var change in changes.Values.Reverse())
            builder.Apply(change.Kind, change.Id, builder.Find(change.Kind, change.Id), change.Before);
    }

    private void Apply(RecordKind kind, int id, GraphRecord? before, GraphRecord? after)
    {
        builder.Apply(kind, id, before, after);
        var first = changes.TryGetValue((kind, id), out var earlier) ? earlier.Before : before;
        changes[(kind, id)] = new(kind, id, first, after);
    }
}
