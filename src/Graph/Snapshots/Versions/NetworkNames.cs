using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Keeps an index of the names in step with the network, at no cost to a commit: a search first takes in the records that
/// changed since the last one (found by comparing chunks, not records), and the whole is built anew when these are many.
/// </summary>
/// <param name="abbreviations">The short forms that are known; those that come with the program when left out.</param>
public sealed class NetworkNames(Abbreviations? abbreviations = null)
{
    private const int MaxChangedCount = 500;

    private readonly Lock gate = new();
    private State state = new(null, null, NameIndex.Empty, NameIndex.Empty, new());

    /// <summary>The records that a text may mean, best first, archived ones left out.</summary>
    /// <exception cref="SearchInputException">The text is too long.</exception>
    public IReadOnlyList<NameHit> Find(
        NetworkSnapshot network,
        string text,
        Func<RecordKind, bool>? wanted,
        CancellationToken cancellationToken
    )
    {
        var now = InStep(network);
        var old = now.All.Find(
            text,
            record => (wanted is null || wanted(record.Kind)) && !now.ChangedKeys.Contains((record.Kind, record.Id)),
            cancellationToken
        );
        var changed = now.Changed.Find(text, record => wanted is null || wanted(record.Kind), cancellationToken);
        return changed.Count == 0 ? old : NameIndex.Merge(old.Concat(changed));
    }

    /// <summary>The names of all records in use.</summary>
    public static IEnumerable<NamedRecord> Of(NetworkSnapshot network)
    {
        var places = new Places(network);
        return network
            .Areas.Cast<GraphRecord>()
            .Concat(network.Parties)
            .Concat(network.Activities)
            .Where(record => !record.IsArchived)
            .Select(record => Named(network, places, record));
    }

    private State InStep(NetworkSnapshot network)
    {
        var now = Volatile.Read(ref state);
        if (now.IsOf(network))
            return now;
        lock (gate)
        {
            if (state.IsOf(network))
                return state;
            var changed = state.Base is null ? null : Changed(state.Base, network);
            var next =
                changed is null || changed.Count > MaxChangedCount
                    ? new(network, network, NameIndex.Build([.. Of(network)], abbreviations), NameIndex.Empty, [])
                    : new State(state.Base, network, state.All, NameIndex.Build([.. NamedIn(network, changed)], abbreviations), changed);
            Volatile.Write(ref state, next);
            return next;
        }
    }

    private static IEnumerable<NamedRecord> NamedIn(NetworkSnapshot network, HashSet<(RecordKind Kind, int Id)> keys)
    {
        var places = new Places(network);
        return keys.Select(key => network.Find(key.Kind, key.Id))
            .OfType<GraphRecord>()
            .Where(record => !record.IsArchived)
            .Select(record => Named(network, places, record));
    }

    /// <summary>The records that changed; null for a change of areas, whose names are those of the places of many others.</summary>
    private static HashSet<(RecordKind Kind, int Id)>? Changed(NetworkSnapshot before, NetworkSnapshot after)
    {
        if (before.Areas.Slots.Differences(after.Areas.Slots).Any())
            return null;
        var changed = new HashSet<(RecordKind, int)>();
        foreach (var id in before.Parties.Slots.Differences(after.Parties.Slots))
            changed.Add((RecordKind.Party, id));
        foreach (var id in before.Activities.Slots.Differences(after.Activities.Slots))
            changed.Add((RecordKind.Activity, id));
        return changed;
    }

    private static NamedRecord Named(NetworkSnapshot network, Places places, GraphRecord record) =>
        record switch
        {
            Party party => NamedRecords.Of(
                party,
                network.ActivitiesOf(party.Id).Length + network.LinksOf(party.Id).Length,
                places.Of(party.AreaCode)
            ),
            Area area => NamedRecords.Of(area, places.Of(area.ParentCode)),
            _ => NamedRecords.Of((Activity)record, places.Of(((Activity)record).AreaCode)),
        };

    /// <summary>The names of an area and of those that hold it, in one text for all that lies there.</summary>
    private sealed class Places(NetworkSnapshot network)
    {
        private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);

        public string? Of(string? code)
        {
            if (network.ResolveArea(code) is not { } area)
                return null;
            if (known.TryGetValue(area.Code, out var names))
                return names;
            var above = area.ParentCode == area.Code ? null : Of(area.ParentCode);
            return known[area.Code] = string.Join('\n', [.. NamedRecords.NamesOf(area), above]);
        }
    }

    /// <summary>An index of all names of a base version, one of those changed since, and which these are.</summary>
    private sealed record State(
        NetworkSnapshot? Base,
        NetworkSnapshot? Current,
        NameIndex All,
        NameIndex Changed,
        HashSet<(RecordKind Kind, int Id)> ChangedKeys
    )
    {
        public bool IsOf(NetworkSnapshot network) =>
            Current is not null
            && Current.Areas == network.Areas
            && Current.Parties == network.Parties
            && Current.Activities == network.Activities;
    }
}
