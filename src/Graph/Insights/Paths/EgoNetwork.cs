using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Paths;

/// <summary>The parties within some steps of one party, and the links among them.</summary>
/// <param name="Distances">Each party reached with its distance in steps, the centre with 0; ascending by distance, then id.</param>
/// <param name="IsComplete">False when the search was cut off at the largest size.</param>
public sealed record EgoNetwork(Party Centre, int Depth, IReadOnlyList<(int PartyId, int Distance)> Distances, bool IsComplete)
{
    /// <summary>Parties kept at most; a search that finds more stops and says so.</summary>
    public const int MaxPartyCount = 100_000;

    /// <summary>
    /// Breadth-first from a party over stored and derived links, in either direction. Time in the links of the parties reached.
    /// </summary>
    public static EgoNetwork Around(NetworkSnapshot network, Party centre, int depth, CancellationToken cancellationToken)
    {
        var seen = new HashSet<int> { centre.Id };
        var reached = new List<(int PartyId, int Distance)> { (centre.Id, 0) };
        for (int distance = 1, from = 0; distance <= depth && from < reached.Count; distance++)
        {
            var to = reached.Count;
            for (; from < to; from++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var partner in network.PartnersOf(reached[from].PartyId))
                    if (seen.Add(partner))
                        reached.Add((partner, distance));
                if (reached.Count > MaxPartyCount)
                    return new(centre, depth, Sorted(reached), false);
            }
        }
        return new(centre, depth, Sorted(reached), true);
    }

    /// <summary>The links, stored and derived, with both ends among the parties reached; stored ones first.</summary>
    public IReadOnlyList<Collaboration> LinksAmong(NetworkSnapshot network, CancellationToken cancellationToken)
    {
        var inside = Distances.Select(reached => reached.PartyId).ToHashSet();
        var links = new List<Collaboration>();
        foreach (var (partyId, _) in Distances)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var tie in network.LinksOf(partyId))
                if (partyId < tie.PartyId && inside.Contains(tie.PartyId))
                    links.Add(network.Collaborations[tie.LinkId]);
        }
        foreach (var (partyId, _) in Distances)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!network.ActivitiesOf(partyId).IsEmpty)
                links.AddRange(network.CoParticipations.Of(partyId).Where(link => link.FromId == partyId && inside.Contains(link.ToId)));
        }
        return links;
    }

    private static List<(int, int)> Sorted(List<(int PartyId, int Distance)> reached)
    {
        reached.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : a.PartyId.CompareTo(b.PartyId));
        return reached;
    }
}
