using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// What some change sets come to, taken together: for each record what it was before the first and is after the last, and
/// the log of each set; as the lists that <c>append.cypher</c> takes.
/// </summary>
internal sealed class AppendPlan
{
    /// <summary>Rows after which what was written is sent.</summary>
    private const int RowsHeld = 2_000;

    private static readonly string[] Plurals = ["areas", "parties", "activities", "targetAreas"];

    private readonly IReadOnlyList<ChangeSet> changeSets;
    private readonly long expectedVersion;
    private readonly Dictionary<(RecordKind Kind, int Id), RecordChange> net = [];
    private readonly Dictionary<(RecordKind Kind, int Id), RecordChange> adopted = [];
    private readonly int[] lastIds = new int[5];
    private readonly List<(string Name, Func<Utf8JsonWriter, CancellationToken, Task> WriteAsync)> lists = [];

    public AppendPlan(IReadOnlyList<ChangeSet> changeSets, long expectedVersion)
    {
        this.changeSets = changeSets;
        this.expectedVersion = expectedVersion;
        var version = expectedVersion;
        foreach (var changeSet in changeSets)
        {
            if (changeSet.Version != ++version)
                throw new ArgumentException($"Change set {changeSet.Version} does not follow version {version - 1}.", nameof(changeSets));
            foreach (var change in changeSet.Changes)
                Add(change, changeSet.IsAdopted);
        }
        AddLog();
        var byKind = net.Values.ToLookup(change => change.Kind);
        for (var type = 0; type < Neo4jLinks.Types.Length; type++)
            AddLinks((CollaborationType)type, byKind[RecordKind.Collaboration]);
        for (var kind = RecordKind.Area; kind <= RecordKind.TargetArea; kind++)
            AddRecords(kind, [.. byKind[kind]]);
        AddList("places", Places(), (json, id) => json.WriteNumberValue(id));
    }

    /// <summary>Records that it writes.</summary>
    public int Size => net.Count;

    public Statement ToStatement() => new(AppendText.For([.. lists.Select(list => list.Name)]), WriteAsync) { IsWrite = true, Size = Size };

    private void Add(RecordChange change, bool isAdopted)
    {
        lastIds[(int)change.Kind] = Math.Max(lastIds[(int)change.Kind], change.Id);
        if (isAdopted)
            adopted[(change.Kind, change.Id)] = change;
        else
            net[(change.Kind, change.Id)] = net.TryGetValue((change.Kind, change.Id), out var earlier)
                ? change with
                {
                    Before = earlier.Before,
                }
                : change;
    }

    private void AddLog()
    {
        AddList("changeSets", changeSets, AppendRows.Head);
        AddList("creations", changeSets.Where(set => !set.IsAdopted).SelectMany(Creations), AppendRows.Creation);
        // A creation that is adopted may be of a number that was given before: ranges of creations hold each number once.
        AddList(
            "changes",
            changeSets.SelectMany(set =>
                set.Changes.Where(change => set.IsAdopted || change.Before is not null).Select(change => (set.Version, change))
            ),
            AppendRows.Change
        );
    }

    private void AddLinks(CollaborationType type, IEnumerable<RecordChange> links)
    {
        var name = Neo4jLinks.Parameters[(int)type];
        AddList(name + "Removed", links.Where(change => TypeOf(change.Before) == type && !StaysInPlace(change)), AppendRows.Id);
        AddList(name + "Made", links.Where(change => TypeOf(change.After) == type && !StaysInPlace(change)), AppendRows.MadeLink);
        AddList(name + "Changed", links.Where(change => TypeOf(change.After) == type && StaysInPlace(change)), AppendRows.Put);
    }

    private void AddRecords(RecordKind kind, IReadOnlyList<RecordChange> changes)
    {
        var name = Plurals[(int)kind];
        // A new record with a label takes it and its lines to other nodes when it is made.
        var made = changes.Where(change => change is { Before: null, After: Area or Party }).ToList();
        var put = changes.Where(change => change.After is not null && change is not { Before: null, After: Area or Party }).ToList();
        IReadOnlyList<RecordChange> shown =
        [
            .. put,
            .. adopted.Values.Where(change => change.Kind == kind && change.After is not null && !net.ContainsKey((kind, change.Id))),
        ];
        AddList(
            name + "Released",
            changes.Where(change => change is { Before: { } before, After: { } after } && KeyOf(before) != KeyOf(after)),
            AppendRows.Id
        );
        AddList(name + "Removed", changes.Where(change => change is { After: null, Before: not null }), AppendRows.Id);
        AddList(name + "Made", made, AppendRows.Made);
        AddList(name + "Put", put, AppendRows.Put);
        AddList(name + "Shown", shown, AppendRows.Shown);
        AddList(
            name + "Arrived",
            made.Concat(shown).Where(change => change.After is Area area && (change.Before as Area)?.Code != area.Code),
            AppendRows.Id
        );
    }

    private void AddList<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Any())
            lists.Add((name, WriteListAsync));

        async Task WriteListAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
        {
            var rows = 0;
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                write(json, item);
                if (++rows % RowsHeld == 0)
                    await json.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            json.WriteEndArray();
        }
    }

    private async Task WriteAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        json.WriteNumber("expected", expectedVersion);
        json.WriteNumber("version", expectedVersion + changeSets.Count);
        json.WriteStartArray("lastIds");
        foreach (var id in lastIds)
            json.WriteNumberValue(id);
        json.WriteEndArray();
        foreach (var (_, writeAsync) in lists)
            await writeAsync(json, cancellationToken).ConfigureAwait(false);
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
                foreach (var part in activity.Participations)
                    ids.Add(part.PartyId);
        return ids.Where(id => !net.TryGetValue((RecordKind.Party, id), out var party) || party.After is null);
    }

    private static CollaborationType? TypeOf(GraphRecord? record) => (record as Collaboration)?.Type;

    /// <summary>Whether a link keeps its relationship: a relationship's ends and type cannot change.</summary>
    private static bool StaysInPlace(RecordChange change) =>
        change is { Before: Collaboration before, After: Collaboration after }
        && (before.Type, before.FromId, before.ToId) == (after.Type, after.FromId, after.ToId);

    private static string? KeyOf(GraphRecord record) =>
        record switch
        {
            Area area => area.Code,
            Party party => party.Key,
            Activity activity => activity.Key,
            TargetArea target => target.Key,
            _ => null,
        };
}
