using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>One end's view of a stored link: the link, and the party at its other end.</summary>
public readonly record struct Tie(int LinkId, int PartyId);

/// <summary>
/// The links of one party, ascending by id. Adding at the end shares the array with earlier versions, which see less of it:
/// safe because one writer appends, and only beyond what any published version sees. A branch, which is not the writer's, copies.
/// </summary>
internal sealed class Ties
{
    public static readonly Ties None = new([], 0);

    private readonly Tie[] items;
    private readonly int count;
    private int[]? partners;

    private Ties(Tie[] items, int count)
    {
        this.items = items;
        this.count = count;
    }

    public ReadOnlySpan<Tie> Span => new(items, 0, count);

    /// <summary>The distinct parties at the other ends, ascending. Made when first asked for: O(d log d).</summary>
    public int[] Partners => partners ??= Distinct();

    /// <summary>The ties of each party, by its id. Two passes over the links, which come by ascending id.</summary>
    public static Ties?[] OfAll(IEnumerable<Collaboration> links, int lastPartyId)
    {
        var counts = new int[lastPartyId + 1];
        foreach (var link in links)
        {
            counts[link.FromId]++;
            if (link.ToId != link.FromId)
                counts[link.ToId]++;
        }
        var items = Array.ConvertAll(counts, count => count == 0 ? null : new Tie[count]);
        Array.Clear(counts);
        foreach (var link in links)
        {
            items[link.FromId]![counts[link.FromId]++] = new(link.Id, link.ToId);
            if (link.ToId != link.FromId)
                items[link.ToId]![counts[link.ToId]++] = new(link.Id, link.FromId);
        }
        return Array.ConvertAll(items, own => own is null ? null : new Ties(own, own.Length));
    }

    public Ties Add(Tie tie, bool copy)
    {
        if (copy || count > 0 && items[count - 1].LinkId >= tie.LinkId)
            return Insert(tie);
        var array = items;
        if (count == array.Length)
            Array.Resize(ref array, count < 4 ? 4 : count + count / 2);
        array[count] = tie;
        return new(array, count + 1);
    }

    public Ties Remove(int linkId)
    {
        var at = Find(linkId);
        return at < 0 ? this : new([.. Span[..at], .. Span[(at + 1)..]], count - 1);
    }

    private Ties Insert(Tie tie)
    {
        var at = Find(tie.LinkId);
        return at >= 0 ? this : new([.. Span[..~at], tie, .. Span[~at..]], count + 1);
    }

    private int Find(int linkId)
    {
        int low = 0,
            high = count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (items[middle].LinkId == linkId)
                return middle;
            if (items[middle].LinkId < linkId)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }

    private int[] Distinct()
    {
        var ids = new int[count];
        for (var i = 0; i < count; i++)
            ids[i] = items[i].PartyId;
        Array.Sort(ids);
        var distinct = 0;
        for (var i = 0; i < count; i++)
            if (i == 0 || ids[i] != ids[distinct - 1])
                ids[distinct++] = ids[i];
        return distinct == count ? ids : ids[..distinct];
    }
}
