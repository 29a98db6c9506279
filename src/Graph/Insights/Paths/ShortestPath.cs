using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Paths;

/// <summary>A shortest way from one party to another over links of any type, in either direction.</summary>
public static class ShortestPath
{
    /// <summary>
    /// The parties on the way, both ends included; null when there is none. Searches from both ends, the smaller front
    /// first; of several shortest ways the one found is the same every time (fronts go by ascending id).
    /// </summary>
    public static IReadOnlyList<int>? Find(NetworkSnapshot network, int fromId, int toId, CancellationToken cancellationToken)
    {
        if (fromId == toId)
            return [fromId];
        Dictionary<int, int> before = new() { [fromId] = 0 },
            after = new() { [toId] = 0 };
        List<int> front = [fromId],
            back = [toId];
        while (front.Count > 0 && back.Count > 0)
        {
            var meeting =
                front.Count <= back.Count
                    ? Advance(network, ref front, before, after, cancellationToken)
                    : Advance(network, ref back, after, before, cancellationToken);
            if (meeting is { } party)
                return Way(party, before, after);
        }
        return null;
    }

    private static int? Advance(
        NetworkSnapshot network,
        ref List<int> front,
        Dictionary<int, int> own,
        Dictionary<int, int> other,
        CancellationToken cancellationToken
    )
    {
        var next = new List<int>();
        foreach (var party in front)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var partner in network.PartnersOf(party))
            {
                if (!own.TryAdd(partner, party))
                    continue;
                if (other.ContainsKey(partner))
                    return partner;
                next.Add(partner);
            }
        }
        next.Sort();
        front = next;
        return null;
    }

    private static List<int> Way(int meeting, Dictionary<int, int> before, Dictionary<int, int> after)
    {
        var way = new List<int>();
        for (var party = meeting; party != 0; party = before[party])
            way.Add(party);
        way.Reverse();
        for (var party = after[meeting]; party != 0; party = after[party])
            way.Add(party);
        return way;
    }
}
