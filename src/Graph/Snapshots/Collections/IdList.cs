namespace AntiCorruption.Graph.Snapshots.Collections;

/// <summary>
/// Ascending ids that grow at the end without copying: versions share the array and differ in how much of it they see.
/// Safe because one writer appends, and only beyond what any published version sees. A branch, which is not the writer's, copies.
/// </summary>
internal readonly struct IdList(int[]? items, int count)
{
    public int Count => count;

    public ReadOnlySpan<int> Ids => new(items, 0, count);

    public IdList Add(int id, bool copy)
    {
        if (copy || count > 0 && items![count - 1] >= id)
            return Insert(id);
        var array = items;
        if (array is null || count == array.Length)
            Array.Resize(ref array, count < 4 ? 4 : count + count / 2);
        array[count] = id;
        return new(array, count + 1);
    }

    public IdList Remove(int id)
    {
        var at = Ids.BinarySearch(id);
        if (at < 0)
            return this;
        var rest = new int[count - 1];
        Ids[..at].CopyTo(rest);
        Ids[(at + 1)..].CopyTo(rest.AsSpan(at));
        return new(rest, rest.Length);
    }

    private IdList Insert(int id)
    {
        var at = Ids.BinarySearch(id);
        if (at >= 0)
            return this;
        at = ~at;
        var grown = new int[count + 1];
        Ids[..at].CopyTo(grown);
        grown[at] = id;
        Ids[at..].CopyTo(grown.AsSpan(at + 1));
        return new(grown, grown.Length);
    }
}
