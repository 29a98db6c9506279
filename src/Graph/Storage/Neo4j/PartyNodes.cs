namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// Which party a node is, by the number that the database itself gives its nodes: valid while a store is read through, not longer.
/// Told by several readers at once, asked when they are done.
/// </summary>
internal sealed class PartyNodes
{
    /// <summary>Nodes of a page: what is made at one time lies together.</summary>
    private const int PageBits = 12;

    private readonly Lock gate = new();
    private readonly Dictionary<long, int[]> pages = [];

    public void Add(long node, int partyId)
    {
        lock (gate)
        {
            if (!pages.TryGetValue(node >> PageBits, out var page))
                pages[node >> PageBits] = page = new int[1 << PageBits];
            page[PlaceOf(node)] = partyId;
        }
    }

    /// <summary>The party's id; null for a node that is no party of ours.</summary>
    public int? Find(long node) => pages.TryGetValue(node >> PageBits, out var page) && page[PlaceOf(node)] is > 0 and var id ? id : null;

    private static int PlaceOf(long node) => (int)node & (1 << PageBits) - 1;
}
