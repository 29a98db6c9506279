using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>
/// Compares a whole store with the network of the same version. What differs was changed past this program; what obeys the
/// rules can be taken over, the rest is told.
/// </summary>
internal sealed class StoreSweep
{
    private readonly List<RecordChange> changes = [];
    private readonly List<StoreProblem> problems = [];

    public IReadOnlyList<RecordChange> Changes => changes;
    public IReadOnlyList<StoreProblem> Problems => problems;

    /// <summary>Numbers up to these are taken, per kind.</summary>
    public IReadOnlyList<int> TakenIds { get; private set; } = [];

    /// <summary>Reads the store through. Null when the network is at another version: to be tried again.</summary>
    public static async Task<StoreSweep?> ReadAsync(IGraphStore store, Func<NetworkSnapshot> current, CancellationToken cancellationToken)
    {
        var stream = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var network = current();
        if (network.Version != stream.Version)
            return null;
        var sweep = new StoreSweep();
        var met = Enum.GetValues<RecordKind>().Select(_ => new HashSet<int>()).ToArray();
        await foreach (var batch in stream.Batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        foreach (var record in batch)
        {
            var known = network.Find(record.Kind, record.Id);
            if (known is not null)
                met[(int)record.Kind].Add(record.Id);
            if (!record.Equals(known))
                sweep.changes.Add(new(record.Kind, record.Id, known, record));
        }
        foreach (var problem in stream.Problems)
            met[(int)problem.Kind].Add(problem.Id);
        sweep.problems.AddRange(stream.Problems);
        foreach (var record in network.AllRecords())
            if (!met[(int)record.Kind].Contains(record.Id))
                sweep.changes.Add(new(record.Kind, record.Id, record, null));
        var untracked = await store.ReadUntrackedAsync(cancellationToken).ConfigureAwait(false);
        sweep.changes.AddRange(untracked.Records.Select(record => new RecordChange(record.Kind, record.Id, null, record)));
        sweep.problems.AddRange(untracked.Problems);
        sweep.TakenIds = untracked.HighestIds;
        return sweep;
    }

    /// <summary>Takes over what the rules allow, in whatever order they allow it; gives what they do not.</summary>
    public List<StoreProblem> Adopt(NetworkEdit edit)
    {
        var left = changes.Where(change => Equals(edit.Find<GraphRecord>(change.Kind, change.Id), change.Before)).ToList();
        var reasons = new Dictionary<RecordChange, StoreProblem>();
        for (var count = -1; count != left.Count; )
        {
            count = left.Count;
            left.RemoveAll(change => TryAdopt(edit, change, reasons));
        }
        return [.. left.Select(change => reasons[change])];
    }

    private static bool TryAdopt(NetworkEdit edit, RecordChange change, Dictionary<RecordChange, StoreProblem> reasons)
    {
        if (edit.TryAdopt(change) is not { } fault)
            return true;
        var what = change switch
        {
            { After: null } => "it was deleted in the store, and stays in the network",
            { Before: null } => "it was put into the store, and is not in the network",
            _ => "it was changed in the store, and the network keeps what it was",
        };
        reasons[change] = new(change.Kind, change.Id, $"{what}: {fault.Field}: {fault.MessageEn}");
        return false;
    }
}
