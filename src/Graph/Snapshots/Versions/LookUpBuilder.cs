using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Collections;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// The look-ups of a <see cref="SnapshotBuilder"/> by texts: keys, official codes, codes of areas. Kept in step with its records.
/// </summary>
internal sealed class LookUpBuilder(SnapshotIndexes from, bool isBranch)
{
    private readonly LayeredMap<string, int>.Builder[] keys = [.. from.Keys.Select(map => map.ToBuilder())];
    private readonly LayeredMap<string, int>.Builder officialCodes = from.OfficialCodes.ToBuilder();
    private readonly LayeredMap<string, IdList>.Builder partiesOfArea = from.PartiesOfArea.ToBuilder();
    private readonly LayeredMap<string, IdList>.Builder children = from.Children.ToBuilder();
    private readonly LayeredMap<string, IdList>.Builder targetAreasOfArea = from.TargetAreasOfArea.ToBuilder();

    public int? FindId(RecordKind kind, string key) => keys[(int)kind].TryGetValue(key, out var id) ? id : null;

    public int? FindOfficialCode(string code) => officialCodes.TryGetValue(code, out var id) ? id : null;

    public ReadOnlySpan<int> ChildrenOf(string areaCode) => Ids(children, areaCode);

    public ReadOnlySpan<int> PartiesIn(string areaCode) => Ids(partiesOfArea, areaCode);

    public ReadOnlySpan<int> TargetAreasOf(string areaCode) => Ids(targetAreasOfArea, areaCode);

    public void MoveKey(RecordKind kind, int id, string? before, string? after) => Move(keys[(int)kind], id, before, after);

    public void Move(int id, Area? before, Area? after)
    {
        MoveKey(RecordKind.Area, id, before?.Code, after?.Code);
        if (before?.ParentCode == after?.ParentCode)
            return;
        if (before?.ParentCode is { } old)
            Remove(children, old, id);
        if (after?.ParentCode is { } parent)
            Add(children, parent, id);
    }

    public void Move(int id, Party? before, Party? after)
    {
        MoveKey(RecordKind.Party, id, before?.Key, after?.Key);
        Move(officialCodes, id, before?.OfficialCode, after?.OfficialCode);
        if (before is { IsArchived: false, AreaCode: { } old })
            foreach (var code in Prefixes(old))
                Remove(partiesOfArea, code, id);
        if (after is { IsArchived: false, AreaCode: { } present })
            foreach (var code in Prefixes(present))
                Add(partiesOfArea, code, id);
    }

    public void Move(int id, TargetArea? before, TargetArea? after)
    {
        MoveKey(RecordKind.TargetArea, id, before?.Key, after?.Key);
        if (before is { IsArchived: false })
            Remove(targetAreasOfArea, before.AreaCode, id);
        if (after is { IsArchived: false })
            Add(targetAreasOfArea, after.AreaCode, id);
    }

    /// <summary>The look-ups as they are now, with those of the builder that are by id.</summary>
    public SnapshotIndexes ToIndexes(ChunkedArray<Ties?> links, ChunkedArray<IdList> activitiesOfParty, ChunkedArray<IdList> members) =>
        new()
        {
            Keys = Array.ConvertAll(keys, map => map.ToImmutable()),
            OfficialCodes = officialCodes.ToImmutable(),
            Links = links,
            ActivitiesOfParty = activitiesOfParty,
            Members = members,
            PartiesOfArea = partiesOfArea.ToImmutable(),
            Children = children.ToImmutable(),
            TargetAreasOfArea = targetAreasOfArea.ToImmutable(),
        };

    /// <summary>An area's code and those of the areas that it lies in.</summary>
    public static IEnumerable<string> Prefixes(string code)
    {
        if (code.Length == 0 || !char.IsAsciiDigit(code[0]))
            yield return code;
        else
            for (var length = 2; length <= code.Length; length += 2)
                yield return code[..length];
    }

    private static void Move(LayeredMap<string, int>.Builder map, int id, string? before, string? after)
    {
        if (before == after)
            return;
        if (before is not null)
            map.Remove(before);
        if (after is not null)
            map.Set(after, id);
    }

    private static ReadOnlySpan<int> Ids(LayeredMap<string, IdList>.Builder map, string key) =>
        map.TryGetValue(key, out var ids) ? ids.Ids : [];

    private void Add(LayeredMap<string, IdList>.Builder map, string key, int id) =>
        map.Set(key, (map.TryGetValue(key, out var ids) ? ids : default).Add(id, isBranch));

    private static void Remove(LayeredMap<string, IdList>.Builder map, string key, int id)
    {
        if (map.TryGetValue(key, out var ids))
            map.Set(key, ids.Remove(id));
    }
}
