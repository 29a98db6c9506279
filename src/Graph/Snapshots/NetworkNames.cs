using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>
/// Keeps an index of the names in step with the network, at no cost to a commit: a search first takes in the records that
/// changed since the last one (found by comparing chunks, not records), and the whole is built anew when these are many.
/// </summary>
public sealed class NetworkNames
{
    private const int MaxChangedCount = 500;

    private readonly Lock gate = new();
    private State state = new(null, null, NameIndex.Empty, NameIndex.Empty, new());

    /// <summary>The records that a text may mean, best first, archived ones left out.</summary>
    /// <exception cref="SearchInputException">The text is too long.</exception>
    public IReadOnlyList<NameHit> Find(NetworkSnapshot network, string text, Func<RecordKind, bool>? wanted, CancellationToken cancellationToken)
    {
        var now = InStep(network);
        var old = now.All.Find(text, record => (wanted is null || wanted(record.Kind)) && !now.ChangedKeys.Contains((record.Kind, record.Id)), cancellationToken);
        var changed = now.Changed.Find(text, record => wanted is null || wanted(record.Kind), cancellationToken);
        return changed.Count == 0 ? old : [.. old.Concat(changed).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Kind).ThenBy(hit => hit.Id).Take(NameIndex.MaxHitCount)];
    }

    /// <summary>The names of all records in use.</summary>
    public static IEnumerable<NamedRecord> Of(NetworkSnapshot network) =>
        network.Areas.Cast<GraphRecord>().Concat(network.Parties).Concat(network.Activities).Where(record => !record.IsArchived).Select(record => Named(network, record));

    private State InStep(NetworkSnapshot network)
    {
        var now = Volatile.Read(ref state);
        if (now.IsOf(network)) return now;
        lock (gate)
        {
            if (state.IsOf(network)) return state;
            var changed = state.Base is null ? null : Changed(state.Base, network);
            var next = changed is null || changed.Count > MaxChangedCount
                ? new(network, network, NameIndex.Build([.. Of(network)]), NameIndex.Empty, [])
                : new State(state.Base, network, state.All, NameIndex.Build([.. changed.Where(InUse).Select(key => Named(network, network.Find(key.Kind, key.Id)!))]), changed);
            Volatile.Write(ref state, next);
            return next;
        }

        bool InUse((RecordKind Kind, int Id) key) => network.Find(key.Kind, key.Id) is { IsArchived: false };
    }

    private static HashSet<(RecordKind Kind, int Id)> Changed(NetworkSnapshot before, NetworkSnapshot after)
    {
        var changed = new HashSet<(RecordKind, int)>();
        foreach (var id in before.Areas.Slots.Differences(after.Areas.Slots)) changed.Add((RecordKind.Area, id));
        foreach (var id in before.Parties.Slots.Differences(after.Parties.Slots)) changed.Add((RecordKind.Party, id));
        foreach (var id in before.Activities.Slots.Differences(after.Activities.Slots)) changed.Add((RecordKind.Activity, id));
        return changed;
    }

    private static NamedRecord Named(NetworkSnapshot network, GraphRecord record) => record switch
    {
        Party party => NamedRecords.Of(party, network.ActivitiesOf(party.Id).Length + network.LinksOf(party.Id).Length),
        Area area => NamedRecords.Of(area),
        _ => NamedRecords.Of((Activity)record),
    };

    /// <summary>An index of all names of a base version, one of those changed since, and which these are.</summary>
    private sealed record State(NetworkSnapshot? Base, NetworkSnapshot? Current, NameIndex All, NameIndex Changed, HashSet<(RecordKind Kind, int Id)> ChangedKeys)
    {
        public bool IsOf(NetworkSnapshot network) =>
            Current is not null && Current.Areas == network.Areas && Current.Parties == network.Parties && Current.Activities == network.Activities;
    }
}
