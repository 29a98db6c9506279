using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Collections;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Makes the next version from one: takes changes record by record and keeps tables and look-ups in step. One thread; the version it began
/// with never changes.
/// </summary>
/// <remarks>
/// The writer's versions share lists that grow at their end. A branch (a past version, a what-if) leaves these alone, so that it can be
/// made while the writer writes.
/// </remarks>
internal sealed class SnapshotBuilder
{
    private readonly bool isBranch;
    private readonly TableBuilder<Area> areas;
    private readonly TableBuilder<Party> parties;
    private readonly TableBuilder<Activity> activities;
    private readonly TableBuilder<TargetArea> targetAreas;
    private readonly TableBuilder<Collaboration> collaborations;
    private readonly LookUpBuilder lookUps;
    private readonly ChunkedArray<Ties?>.Builder links;
    private readonly ChunkedArray<IdList>.Builder activitiesOfParty;
    private readonly ChunkedArray<IdList>.Builder members;
    private CoParticipations? coParticipations;
    private References? references;
    private StoredLinks? storedLinks;

    public SnapshotBuilder(NetworkSnapshot from, bool isBranch = false)
    {
        this.isBranch = isBranch;
        areas = new(from.Areas);
        parties = new(from.Parties);
        activities = new(from.Activities);
        targetAreas = new(from.TargetAreas);
        collaborations = new(from.Collaborations);
        lookUps = new(from.Indexes, isBranch);
        links = from.Indexes.Links.ToBuilder();
        activitiesOfParty = from.Indexes.ActivitiesOfParty.ToBuilder();
        members = from.Indexes.Members.ToBuilder();
        coParticipations = from.CoParticipations;
    }

    public GraphRecord? Find(RecordKind kind, int id) =>
        kind switch
        {
            RecordKind.Area => areas.Find(id),
            RecordKind.Party => parties.Find(id),
            RecordKind.Activity => activities.Find(id),
            RecordKind.TargetArea => targetAreas.Find(id),
            _ => collaborations.Find(id),
        };

    public Party? FindParty(int id) => parties.Find(id);

    public Collaboration? FindCollaboration(int id) => collaborations.Find(id);

    public int? FindId(RecordKind kind, string key) => lookUps.FindId(kind, key);

    public int? FindOfficialCode(string code) => lookUps.FindOfficialCode(code);

    public ReadOnlySpan<Tie> LinksOf(int partyId) => (links.At(partyId) ?? Ties.None).Span;

    public ReadOnlySpan<int> ActivitiesOf(int partyId) => activitiesOfParty.At(partyId).Ids;

    public ReadOnlySpan<int> MembersOf(int partyId) => members.At(partyId).Ids;

    public ReadOnlySpan<int> ChildrenOf(string areaCode) => lookUps.ChildrenOf(areaCode);

    public ReadOnlySpan<int> PartiesIn(string areaCode) => lookUps.PartiesIn(areaCode);

    public ReadOnlySpan<int> TargetAreasOf(string areaCode) => lookUps.TargetAreasOf(areaCode);

    /// <summary>What refers to what, counted when it is first asked for and kept in step from then on.</summary>
    public References References => references ??= CountReferences();

    public int NextId(RecordKind kind) =>
        1
        + kind switch
        {
            RecordKind.Area => areas.LastId,
            RecordKind.Party => parties.LastId,
            RecordKind.Activity => activities.LastId,
            RecordKind.TargetArea => targetAreas.LastId,
            _ => collaborations.LastId,
        };

    /// <summary>Counts numbers up to this one as given.</summary>
    public void Reserve(RecordKind kind, int id)
    {
        switch (kind)
        {
            case RecordKind.Area:
                areas.Reserve(id);
                break;
            case RecordKind.Party:
                parties.Reserve(id);
                break;
            case RecordKind.Activity:
                activities.Reserve(id);
                break;
            case RecordKind.TargetArea:
                targetAreas.Reserve(id);
                break;
            default:
                collaborations.Reserve(id);
                break;
        }
    }

    /// <summary>Puts a record in the place of another: either may be null (created, deleted).</summary>
    public void Apply(RecordKind kind, int id, GraphRecord? before, GraphRecord? after)
    {
        references?.Change(before, after);
        switch (kind)
        {
            case RecordKind.Area:
                Apply(id, (Area?)before, (Area?)after);
                break;
            case RecordKind.Party:
                Apply(id, (Party?)before, (Party?)after);
                break;
            case RecordKind.Activity:
                Apply(id, (Activity?)before, (Activity?)after);
                break;
            case RecordKind.TargetArea:
                Apply(id, (TargetArea?)before, (TargetArea?)after);
                break;
            default:
                Apply(id, (Collaboration?)before, (Collaboration?)after);
                break;
        }
    }

    /// <summary>
    /// Puts a link into its place and leaves it untied: for links that come in any order, all before the one <see cref="TieLinks"/>.
    /// </summary>
    public void PutUntied(Collaboration link)
    {
        collaborations.Put(link.Id, link);
        lookUps.MoveKey(RecordKind.Collaboration, link.Id, null, link.Key);
    }

    /// <summary>Ties all links at once, in a builder where none is tied.</summary>
    public void TieLinks()
    {
        var isInUse = new bool[parties.LastId + 1];
        for (var id = 1; id < isInUse.Length; id++)
            isInUse[id] = parties.Find(id) is { IsArchived: false };
        var ties = Ties.OfAll(LinksInUse(isInUse), parties.LastId);
        for (var party = 0; party < ties.Length; party++)
            if (ties[party] is { } own)
                links.Slot(party) = own;
    }

    public NetworkSnapshot ToSnapshot(long version, int? upToFiscalYear = null, bool isHypothetical = false)
    {
        var tables = new SnapshotTables(
            areas.ToTable(),
            parties.ToTable(),
            activities.ToTable(),
            targetAreas.ToTable(),
            collaborations.ToTable()
        );
        var indexes = lookUps.ToIndexes(links.ToImmutable(), activitiesOfParty.ToImmutable(), members.ToImmutable());
        coParticipations ??= new(tables, indexes.ActivitiesOfParty);
        return new(version, tables, indexes, coParticipations) { UpToFiscalYear = upToFiscalYear, IsHypothetical = isHypothetical };
    }

    private References CountReferences()
    {
        var counted = new References();
        foreach (var kind in Enum.GetValues<RecordKind>())
            for (var id = 1; id < NextId(kind); id++)
                counted.Change(null, Find(kind, id));
        return counted;
    }

    private void Apply(int id, Area? before, Area? after)
    {
        areas.Put(id, after);
        lookUps.Move(id, before, after);
    }

    private void Apply(int id, Party? before, Party? after)
    {
        parties.Put(id, after);
        lookUps.Move(id, before, after);
        bool was = before is { IsArchived: false },
            isNow = after is { IsArchived: false };
        if (was && before!.ParentId is { } from)
            members.Slot(from) = members.At(from).Remove(id);
        if (isNow && after!.ParentId is { } to)
            members.Slot(to) = members.At(to).Add(id, isBranch);
        if (before is null || after is null || was == isNow)
            return;
        coParticipations = null;
        foreach (var link in was ? TyingLinksOf(id) : StoredLinksOf(id))
            Link(link, isNow);
    }

    private void Apply(int id, Activity? before, Activity? after)
    {
        activities.Put(id, after);
        coParticipations = null;
        lookUps.MoveKey(RecordKind.Activity, id, before?.Key, after?.Key);
        foreach (var party in Present(before))
            activitiesOfParty.Slot(party) = activitiesOfParty.At(party).Remove(id);
        foreach (var party in Present(after))
            activitiesOfParty.Slot(party) = activitiesOfParty.At(party).Add(id, isBranch);

        static IEnumerable<int> Present(Activity? a) =>
            a is { IsArchived: false } ? a.Participations.Select(p => p.PartyId).Distinct() : [];
    }

    private void Apply(int id, TargetArea? before, TargetArea? after)
    {
        targetAreas.Put(id, after);
        lookUps.Move(id, before, after);
    }

    private void Apply(int id, Collaboration? before, Collaboration? after)
    {
        collaborations.Put(id, after);
        lookUps.MoveKey(RecordKind.Collaboration, id, before?.Key, after?.Key);
        storedLinks?.Move(before, after);
        if (
            before is not null
            && after is not null
            && before.FromId == after.FromId
            && before.ToId == after.ToId
            && before.IsArchived == after.IsArchived
        )
            return;
        if (before is { IsArchived: false })
            Link(before, false);
        if (after is { IsArchived: false })
            Link(after, true);
    }

    /// <summary>Ties or unties both ends; a link with an archived end stays untied.</summary>
    private void Link(Collaboration link, bool tie)
    {
        if (tie && !AreInUse(link))
            return;
        Tie(link.FromId, link.ToId);
        Tie(link.ToId, link.FromId);

        void Tie(int end, int other)
        {
            ref var ties = ref links.Slot(end);
            ties = tie ? (ties ?? Ties.None).Add(new(link.Id, other), isBranch) : ties?.Remove(link.Id);
        }
    }

    /// <summary>Links that tie two parties, by ascending id.</summary>
    private IEnumerable<Collaboration> LinksInUse(bool[] isPartyInUse)
    {
        for (var id = 1; id <= collaborations.LastId; id++)
            if (collaborations.Find(id) is { IsArchived: false } link && isPartyInUse[link.FromId] && isPartyInUse[link.ToId])
                yield return link;
    }

    private bool AreInUse(Collaboration link) =>
        FindParty(link.FromId) is { IsArchived: false } && FindParty(link.ToId) is { IsArchived: false };

    /// <summary>The links that tie a party to others now.</summary>
    private Collaboration[] TyingLinksOf(int partyId)
    {
        var ties = LinksOf(partyId);
        var found = new Collaboration[ties.Length];
        for (var at = 0; at < found.Length; at++)
            found[at] = collaborations.Find(ties[at].LinkId)!;
        return found;
    }

    /// <summary>
    /// Every stored link of a party that is not archived, whether its ends are or not: a party that comes back is tied by these again.
    /// </summary>
    private IEnumerable<Collaboration> StoredLinksOf(int partyId)
    {
        storedLinks ??= StoredLinks.Of(collaborations);
        return storedLinks.Of(partyId).Select(id => collaborations.Find(id)!);
    }
}

/// <summary>A changeable table of records.</summary>
internal sealed class TableBuilder<T>(RecordTable<T> from)
    where T : GraphRecord
{
    private readonly ChunkedArray<T?>.Builder slots = from.Slots.ToBuilder();
    private RecordTable<T>? table = from;
    private int count = from.Count;

    public int LastId { get; private set; } = from.LastId;

    public T? Find(int id) => slots.At(id);

    public void Put(int id, T? record)
    {
        ref var slot = ref slots.Slot(id);
        count += (record is null ? 0 : 1) - (slot is null ? 0 : 1);
        slot = record;
        LastId = Math.Max(LastId, id);
        table = null;
    }

    public void Reserve(int id)
    {
        if (id <= LastId)
            return;
        LastId = id;
        table = null;
    }

    /// <summary>The table as it is now: the very same one when nothing was put since the last.</summary>
    public RecordTable<T> ToTable() => table ??= new(slots.ToImmutable(), count, LastId);
}
