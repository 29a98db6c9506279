using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Collections;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// The whole network in one version: records, look-ups and adjacency. Immutable, so that a request sees one version from
/// start to end without a lock; made by <see cref="LiveNetwork"/>, each sharing with the last all that did not change.
/// </summary>
public sealed class NetworkSnapshot
{
    // Chains of parts and of reports are each free of loops; the two together need not be.
    private const int MaxEventDepth = 128;
    private readonly SnapshotIndexes indexes;
    private readonly Lazy<AreaVisits> visits;

    internal NetworkSnapshot(long version, SnapshotTables tables, SnapshotIndexes indexes, CoParticipations coParticipations)
    {
        Version = version;
        Tables = tables;
        this.indexes = indexes;
        CoParticipations = coParticipations;
        visits = new(() => new(this));
    }

    /// <summary>The store's version that this is.</summary>
    public long Version { get; }

    /// <summary>The fiscal year (B.E.) up to whose end the records are shown; null: all of them.</summary>
    public int? UpToFiscalYear { get; init; }

    /// <summary>Whether it holds changes that were supposed and never stored.</summary>
    public bool IsHypothetical { get; init; }

    public RecordTable<Area> Areas => Tables.Areas;
    public RecordTable<Party> Parties => Tables.Parties;
    public RecordTable<Activity> Activities => Tables.Activities;
    public RecordTable<TargetArea> TargetAreas => Tables.TargetAreas;

    /// <summary>The stored links; the derived ones are in <see cref="CoParticipations"/>.</summary>
    public RecordTable<Collaboration> Collaborations => Tables.Collaborations;

    public CoParticipations CoParticipations { get; }

    /// <summary>The visits to target areas.</summary>
    public AreaVisits Visits => visits.Value;

    internal SnapshotTables Tables { get; }
    internal SnapshotIndexes Indexes => indexes;

    public Area? FindArea(string code) => Find(Areas, RecordKind.Area, code);

    public Party? FindParty(string key) => Find(Parties, RecordKind.Party, key);

    public Activity? FindActivity(string key) => Find(Activities, RecordKind.Activity, key);

    public TargetArea? FindTargetArea(string key) => Find(TargetAreas, RecordKind.TargetArea, key);

    public Collaboration? FindCollaboration(string key) => Find(Collaborations, RecordKind.Collaboration, key);

    public Party? FindPartyByOfficialCode(string code) => indexes.OfficialCodes.TryGetValue(code, out var id) ? Parties.Find(id) : null;

    public GraphRecord? Find(RecordKind kind, int id) =>
        kind switch
        {
            RecordKind.Area => Areas.Find(id),
            RecordKind.Party => Parties.Find(id),
            RecordKind.Activity => Activities.Find(id),
            RecordKind.TargetArea => TargetAreas.Find(id),
            _ => Collaborations.Find(id),
        };

    /// <summary>Every record, archived ones included, kind by kind.</summary>
    internal IEnumerable<GraphRecord> AllRecords() =>
        Areas.Cast<GraphRecord>().Concat(Parties).Concat(Activities).Concat(TargetAreas).Concat(Collaborations);

    /// <summary>The stored links of a party that are in use, ascending by id: neither they nor either end is archived.</summary>
    public ReadOnlySpan<Tie> LinksOf(int partyId) => (indexes.Links.At(partyId) ?? Ties.None).Span;

    /// <summary>
    /// The parties that a party is linked to, by stored or derived links, each once, ascending. Made once per party and change of its
    /// links.
    /// </summary>
    public ReadOnlySpan<int> PartnersOf(int partyId)
    {
        var stored = (indexes.Links.At(partyId) ?? Ties.None).Partners;
        var met = CoParticipations.PartnersOf(partyId);
        return met.Count == 0 ? stored : met.Union(stored).Order().ToArray();
    }

    /// <summary>Ids of the activities that a party took part in, ascending, archived ones left out.</summary>
    public ReadOnlySpan<int> ActivitiesOf(int partyId) => indexes.ActivitiesOfParty.At(partyId).Ids;

    /// <summary>Ids of the parties in an area or any area within it, ascending, archived ones left out.</summary>
    public ReadOnlySpan<int> PartiesIn(string areaCode)
    {
        var here = indexes.PartiesOfArea.TryGetValue(areaCode, out var ids) ? ids.Ids : [];
        if (char.IsAsciiDigit(areaCode.FirstOrDefault()))
            return here;
        List<int> all = [.. here];
        foreach (var child in ChildrenOf(areaCode))
            all.AddRange(PartiesIn(Areas[child].Code));
        all.Sort();
        return all.ToArray();
    }

    /// <summary>Ids of the areas directly within an area, ascending.</summary>
    public ReadOnlySpan<int> ChildrenOf(string areaCode) => indexes.Children.TryGetValue(areaCode, out var ids) ? ids.Ids : [];

    /// <summary>Ids of the parties directly below a party, ascending, archived ones left out.</summary>
    public ReadOnlySpan<int> MembersOf(int partyId) => indexes.Members.At(partyId).Ids;

    /// <summary>Ids of the target areas with this area's code, ascending.</summary>
    public ReadOnlySpan<int> TargetAreasOf(string areaCode) => indexes.TargetAreasOfArea.TryGetValue(areaCode, out var ids) ? ids.Ids : [];

    /// <summary>The finest loaded area that holds a code: itself, or an area whose code begins it; null for none.</summary>
    public Area? ResolveArea(string? code)
    {
        for (var length = code?.Length ?? 0; length >= 2; length -= 2)
            if (FindArea(code![..length]) is { } area)
                return area;
        return null;
    }

    /// <summary>
    /// The code of an area and those of the areas that hold it, whether they are loaded or not; the region where the province is.
    /// </summary>
    public IEnumerable<string> AreasAround(string code)
    {
        for (var length = 2; length <= code.Length; length += 2)
            yield return code[..length];
        if (ProvinceOf(code) is { } province && FindArea(province)?.ParentCode is { } region)
            yield return region;
    }

    /// <summary>
    /// Id of the event that an activity belongs to: that of the outermost activity of which it is a part, its own where it is none.
    /// A report of an event that is recorded already belongs to that event. What is archived holds no parts.
    /// </summary>
    public int EventOf(Activity activity)
    {
        for (var depth = 0; depth < MaxEventDepth && WholeOf(activity) is { } whole; depth++)
            activity = whole;
        return activity.Id;
    }

    /// <summary>The code of the province that a code lies in; null for regions and for no code.</summary>
    public static string? ProvinceOf(string? areaCode) =>
        areaCode is { Length: >= 2 } && char.IsAsciiDigit(areaCode[0]) ? areaCode[..2] : null;

    public bool IsInUse(Collaboration link) =>
        !link.IsArchived && Parties.Find(link.FromId) is { IsArchived: false } && Parties.Find(link.ToId) is { IsArchived: false };

    private Activity? WholeOf(Activity activity) =>
        (activity.DuplicateOfId ?? activity.ParentId) is { } id && Activities.Find(id) is { IsArchived: false } whole ? whole : null;

    private T? Find<T>(RecordTable<T> table, RecordKind kind, string key)
        where T : GraphRecord => indexes.Keys[(int)kind].TryGetValue(key, out var id) ? table.Find(id) : null;
}

/// <summary>The records of one version.</summary>
internal sealed record SnapshotTables(
    RecordTable<Area> Areas,
    RecordTable<Party> Parties,
    RecordTable<Activity> Activities,
    RecordTable<TargetArea> TargetAreas,
    RecordTable<Collaboration> Collaborations
);

/// <summary>What one version knows beside its records; everything in it is immutable.</summary>
internal sealed record SnapshotIndexes
{
    public required LayeredMap<string, int>[] Keys { get; init; }
    public required LayeredMap<string, int> OfficialCodes { get; init; }
    public required ChunkedArray<Ties?> Links { get; init; }
    public required ChunkedArray<IdList> ActivitiesOfParty { get; init; }
    public required ChunkedArray<IdList> Members { get; init; }
    public required LayeredMap<string, IdList> PartiesOfArea { get; init; }
    public required LayeredMap<string, IdList> Children { get; init; }
    public required LayeredMap<string, IdList> TargetAreasOfArea { get; init; }
}
