using AntiCorruption.Graph.Exchange.Export.Persons;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>
/// The nodes of an export, and which of them each party is. Persons stand behind all others and in the order of their pseudonyms, so that
/// the order of rows says nothing about them.
/// </summary>
internal sealed class ExportNodes
{
    private readonly int[] nodes;

    private ExportNodes(ExportNode[] all, int lastPartyId)
    {
        All = all;
        nodes = new int[lastPartyId + 1];
        Array.Fill(nodes, -1);
        for (var node = 0; node < all.Length; node++)
        {
            foreach (var party in all[node].PartyIds)
            {
                nodes[party] = node;
            }
        }
    }

    public ExportNode[] All { get; }

    /// <summary>The node of a party; −1 where it is outside.</summary>
    public int Of(int partyId) => (uint)partyId < (uint)nodes.Length ? nodes[partyId] : -1;

    public static ExportNodes Build(ScopedNetwork scoped, Pseudonyms pseudonyms, PersonsAs personsAs)
    {
        var (others, persons) = (new List<ExportNode>(scoped.PartyIds.Length), new List<(Party Party, string? RegionCode)>());
        foreach (var id in scoped.PartyIds)
        {
            var party = scoped.Snapshot.Parties[id];
            var region = RegionOf(scoped.Snapshot, party.AreaCode);
            if (PersonRisk.IsPerson(party))
            {
                persons.Add((party, region));
            }
            else
            {
                others.Add(new(party.Key, party, [id], region) { IsSynthetic = party.IsSynthetic });
            }
        }
        others.AddRange(personsAs == PersonsAs.Grouped ? PersonGroups.Of(persons) : Each(persons, pseudonyms));
        return new([.. others], scoped.Snapshot.Parties.LastId);
    }

    private static IEnumerable<ExportNode> Each(List<(Party Party, string? RegionCode)> persons, Pseudonyms pseudonyms) =>
        persons
            .Select(person => new ExportNode(pseudonyms.OfParty(person.Party.Id), null, [person.Party.Id], person.RegionCode)
            {
                IsSynthetic = person.Party.IsSynthetic,
            })
            .OrderBy(node => node.Key, StringComparer.Ordinal);

    private static string? RegionOf(NetworkSnapshot snapshot, string? areaCode) =>
        areaCode switch
        {
            null => null,
            ['R', ..] => areaCode,
            _ => NetworkSnapshot.ProvinceOf(areaCode) is { } province ? snapshot.FindArea(province)?.ParentCode : null,
        };
}
