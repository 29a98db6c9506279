using System.Globalization;
using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>What some change sets come to, taken together: for each record what it was before the first and is after the last, and the log of each set.</summary>
internal sealed class AppendPlan
{
    /// <summary>Rows after which what was written is sent.</summary>
    private const int RowsHeld = 2_000;

    private static readonly string[] Plurals = ["areas", "parties", "activities", "targetAreas"];

    private readonly IReadOnlyList<ChangeSet> changeSets;
    private readonly long expectedVersion;
    private readonly Dictionary<(RecordKind Kind, int Id), RecordChange> net = [];
    private readonly int[] lastIds = new int[5];
    private int rows;

    public AppendPlan(IReadOnlyList<ChangeSet> changeSets, long expectedVersion)
    {
        this.changeSets = changeSets;
        this.expectedVersion = expectedVersion;
        var version = expectedVersion;
        foreach (var changeSet in changeSets)
        {
            if (changeSet.Version != ++version) throw new ArgumentException($"Change set {changeSet.Version} does not follow version {version - 1}.", nameof(changeSets));
            foreach (var change in changeSet.Changes) Add(change);
        }
    }

    public Statement ToStatement() => new(Statement.TextOf("append"), WriteAsync) { IsWrite = true, Size = net.Count };

    private void Add(RecordChange change)
    {
        net[(change.Kind, change.Id)] = net.TryGetValue((change.Kind, change.Id), out var earlier) ? change with { Before = earlier.Before } : change;
        lastIds[(int)change.Kind] = Math.Max(lastIds[(int)change.Kind], change.Id);
    }

    private async Task WriteAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        json.WriteNumber("expected", expectedVersion);
        json.WriteNumber("version", expectedVersion + changeSets.Count);
        json.WriteStartArray("lastIds");
        json.WriteStartArray();
        foreach (var id in lastIds) json.WriteNumberValue(id);
        json.WriteEndArray();
        json.WriteEndArray();
        await ListAsync("changeSets", changeSets, WriteHead).ConfigureAwait(false);
        await ListAsync("creations", changeSets.SelectMany(Creations), WriteCreation).ConfigureAwait(false);
        await ListAsync("changes", changeSets.SelectMany(set => set.Changes.Where(change => change.Before is not null).Select(change => (set.Version, Change: change))), WriteChange).ConfigureAwait(false);
        await WriteLinksAsync().ConfigureAwait(false);
        for (var kind = RecordKind.Area; kind <= RecordKind.TargetArea; kind++) await WriteKindAsync(kind).ConfigureAwait(false);
        await ListAsync("places", Places(), (to, id) => to.WriteNumberValue(id)).ConfigureAwait(false);

        async Task WriteLinksAsync()
        {
            json.WriteStartObject("links");
            for (var type = 0; type < Neo4jLinks.Types.Length; type++)
            {
                var one = (CollaborationType)type;
                json.WriteStartObject(Neo4jLinks.Parameters[type]);
                var links = net.Values.Where(change => change.Kind == RecordKind.Collaboration && (TypeOf(change.Before) == one || TypeOf(change.After) == one)).ToList();
                await ListAsync("removed", links.Where(change => TypeOf(change.Before) == one && !StaysInPlace(change)), (to, change) => to.WriteNumberValue(change.Id)).ConfigureAwait(false);
                await ListAsync("made", links.Where(change => TypeOf(change.After) == one && !StaysInPlace(change)), WriteMadeLink).ConfigureAwait(false);
                await ListAsync("changed", links.Where(StaysInPlace), WritePut).ConfigureAwait(false);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }

        async Task WriteKindAsync(RecordKind kind)
        {
            var changes = net.Values.Where(change => change.Kind == kind).ToList();
            json.WriteStartObject(Plurals[(int)kind]);
            await ListAsync("released", changes.Where(change => change is { Before: { } before, After: { } after } && KeyOf(before) != KeyOf(after)), (to, change) => to.WriteNumberValue(change.Id)).ConfigureAwait(false);
            await ListAsync("removed", changes.Where(change => change.After is null), (to, change) => to.WriteNumberValue(change.Id)).ConfigureAwait(false);
            await ListAsync("put", changes.Where(change => change.After is not null), WritePut).ConfigureAwait(false);
            await ListAsync("arrived", changes.Where(change => change.After is Area area && (change.Before as Area)?.Code != area.Code), (to, change) => to.WriteNumberValue(change.Id)).ConfigureAwait(false);
            json.WriteEndObject();
        }

        async Task ListAsync<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                write(json, item);
                if (++rows % RowsHeld == 0) await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            json.WriteEndArray();
        }
    }

    private static void WriteHead(Utf8JsonWriter json, ChangeSet set)
    {
        json.WriteStartObject();
        json.WriteNumber("version", set.Version);
        json.WriteString("changeId", set.ChangeId);
        json.WriteString("at", set.At.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("by", set.By);
        json.WriteString("operation", set.Operation);
        json.WriteNumber("size", set.Changes.Count);
        json.WriteEndObject();
    }

    private static void WriteCreation(Utf8JsonWriter json, (long Version, RecordKind Kind, IdRange Range) creation)
    {
        json.WriteStartObject();
        json.WriteNumber("version", creation.Version);
        json.WriteString("kind", creation.Kind.ToString());
        json.WriteNumber("firstId", creation.Range.First);
        json.WriteNumber("lastId", creation.Range.Last);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, (long Version, RecordChange Change) entry)
    {
        json.WriteStartObject();
        json.WriteNumber("version", entry.Version);
        json.WriteString("kind", entry.Change.Kind.ToString());
        json.WriteNumber("recordId", entry.Change.Id);
        json.WriteString("before", RecordJson.Write(entry.Change.Before!));
        json.WriteEndObject();
    }

    private static void WriteMadeLink(Utf8JsonWriter json, RecordChange change)
    {
        var link = (Collaboration)change.After!;
        json.WriteStartObject();
        json.WriteNumber("from", link.FromId);
        json.WriteNumber("to", link.ToId);
        json.WritePropertyName("set");
        Neo4jRecords.WriteProperties(json, null, link);
        json.WriteEndObject();
    }

    private static void WritePut(Utf8JsonWriter json, RecordChange change)
    {
        json.WriteStartObject();
        json.WriteNumber("id", change.Id);
        if (Neo4jRecords.Label(change.After!) is { } label)
        {
            json.WriteString("was", change.Before is null ? "Missing" : Neo4jRecords.Label(change.Before));
            json.WriteString("label", label);
        }
        json.WritePropertyName("set");
        Neo4jRecords.WriteProperties(json, change.Before, change.After!);
        if (change.After is Activity activity) WriteParts(json, activity);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, Activity activity)
    {
        json.WriteStartArray("parts");
        for (var i = 0; i < activity.Participations.Count; i++)
        {
            var part = activity.Participations[i];
            json.WriteStartObject();
            json.WriteNumber("partyId", part.PartyId);
            json.WriteStartObject("set");
            json.WriteNumber("ordinal", i);
            json.WriteString("role", part.Role.ToString());
            if (part.Note is not null) json.WriteString("note", part.Note);
            if (part.PeopleCount is { } count) json.WriteNumber("peopleCount", count);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static IEnumerable<(long Version, RecordKind Kind, IdRange Range)> Creations(ChangeSet set) =>
        from change in set.Changes
        where change.Before is null
        group change.Id by change.Kind into ids
        from range in IdRange.Of(ids)
        select (set.Version, ids.Key, range);

    /// <summary>Parties that links and participations lead to and that this change does not bring itself.</summary>
    private IEnumerable<int> Places()
    {
        var ids = new HashSet<int>();
        foreach (var change in net.Values)
            if (change.After is Collaboration link && !StaysInPlace(change))
            {
                ids.Add(link.FromId);
                ids.Add(link.ToId);
            }
            else if (change.After is Activity activity)
                foreach (var part in activity.Participations) ids.Add(part.PartyId);
        return ids.Where(id => !net.TryGetValue((RecordKind.Party, id), out var party) || party.After is null);
    }

    private static CollaborationType? TypeOf(GraphRecord? record) => (record as Collaboration)?.Type;

    /// <summary>Whether a link keeps its relationship: a relationship's ends and type cannot change.</summary>
    private static bool StaysInPlace(RecordChange change) =>
        change is { Before: Collaboration before, After: Collaboration after } && (before.Type, before.FromId, before.ToId) == (after.Type, after.FromId, after.ToId);

    private static string? KeyOf(GraphRecord record) => record switch
    {
        Area area => area.Code,
        Party party => party.Key,
        Activity activity => activity.Key,
        TargetArea target => target.Key,
        _ => null,
    };
}
