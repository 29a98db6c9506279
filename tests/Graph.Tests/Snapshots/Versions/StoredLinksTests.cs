using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Snapshots.Versions;

public sealed class StoredLinksTests
{
    /// <summary>
    /// Parties leave and come back, links are added, archived and taken out: ties are always those of the links whose ends are there.
    /// </summary>
    [Fact]
    public async Task PartiesThatComeBackAreTiedAsBefore()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var random = new Random(11);
        for (var round = 0; round < 50; round++)
        {
            var network = NetworkBranch
                .Suppose(live.Current, edit =>
                {
                    var links = new List<int>();
                    for (var step = 0; step < 60; step++)
                        Change(edit, links, step);
                    return 0;
                })
                .Snapshot;
            foreach (var party in network.Parties)
                Assert.Equal(Expected(network, party), network.LinksOf(party.Id).ToArray().Select(tie => tie.LinkId).Order());
        }

        void Change(NetworkEdit edit, List<int> links, int step)
        {
            switch (random.Next(5))
            {
                case 0 or 1:
                    var from = 1 + random.Next(6);
                    if (IsThere(edit, from) && IsThere(edit, 7))
                        links.Add(
                            edit.Add(
                                new Collaboration
                                {
                                    FromId = from,
                                    ToId = 7,
                                    Type = CollaborationType.Supports,
                                    FiscalYears = FiscalYears.Of(2530 + step),
                                }
                            ).Id
                        );
                    break;
                case 2 or 3:
                    var party = edit.Find<Party>(RecordKind.Party, 1 + random.Next(7))!;
                    edit.Put(party with { IsArchived = !party.IsArchived });
                    break;
                default:
                    if (links.Count == 0)
                        break;
                    var link = edit.Find<Collaboration>(RecordKind.Collaboration, links[random.Next(links.Count)])!;
                    if (IsThere(edit, link.FromId) && IsThere(edit, 7))
                        edit.Put(link with { IsArchived = !link.IsArchived });
                    break;
            }
        }
    }

    private static bool IsThere(NetworkEdit edit, int party) => !edit.Find<Party>(RecordKind.Party, party)!.IsArchived;

    private static IEnumerable<int> Expected(NetworkSnapshot network, Party party) =>
        network
            .Collaborations.Where(link => !link.IsArchived && (link.FromId == party.Id || link.ToId == party.Id))
            .Where(link => !network.Parties[link.FromId].IsArchived && !network.Parties[link.ToId].IsArchived)
            .Select(link => link.Id);
}
