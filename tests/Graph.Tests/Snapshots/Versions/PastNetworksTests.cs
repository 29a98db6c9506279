using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Tests.Snapshots.Versions;

public sealed class PastNetworksTests
{
    [Fact]
    public async Task EveryVersionIsShownAsItWas()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var seen = new List<(NetworkSnapshot Network, string Text)> { (live.Current, Text(live.Current)) };
        var random = new Random(3);
        for (var i = 0; i < 30; i++)
        {
            await live.CommitAsync(
                "test",
                "test",
                edit =>
                {
                    var party = edit.Find<Party>(RecordKind.Party, 1 + random.Next(100))!;
                    switch (random.Next(4))
                    {
                        case 0:
                            edit.Put(party with { IsArchived = !party.IsArchived });
                            break;
                        case 1:
                            edit.Put(party with { NameTh = party.NameTh + "ๆ", AreaCode = random.Next(2) == 0 ? "50" : null });
                            break;
                        case 2:
                            edit.Add(
                                new Party
                                {
                                    Key = $"new-{i}",
                                    NameTh = $"ใหม่ {i}",
                                    PartyKind = PartyKind.IssueNetwork,
                                }
                            );
                            break;
                        default:
                            edit.Add(
                                new Collaboration
                                {
                                    FromId = 1 + random.Next(40),
                                    ToId = 101 + random.Next(40),
                                    Type = CollaborationType.Supports,
                                    FiscalYears = FiscalYears.Of(2560 + i),
                                }
                            );
                            break;
                    }
                    return 0;
                },
                TestContext.Current.CancellationToken
            );
            seen.Add((live.Current, Text(live.Current)));
        }
        var past = new PastNetworks(live);
        foreach (var (network, text) in seen)
            Assert.Equal(text, Text(await past.AtVersionAsync(network.Version, TestContext.Current.CancellationToken)));
        // Nothing that was made for the past has reached what is shown now, or what was shown then.
        Assert.All(seen, one => Assert.Equal(one.Text, Text(one.Network)));
        await Assert.ThrowsAsync<VersionNotKeptException>(() =>
            past.AtVersionAsync(live.Current.Version + 1, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task AFiscalYearShowsItsRecordsAndEarlierOnes()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var then = await new PastNetworks(live).UpToAsync(live.Current, 2565, TestContext.Current.CancellationToken);
        Assert.Equal(
            live.Current.Activities.Where(activity => activity.FiscalYear <= 2565).Select(activity => activity.Id),
            then.Activities.Select(activity => activity.Id)
        );
        Assert.NotEmpty(then.CoParticipations.All);
        Assert.All(then.CoParticipations.All, link => Assert.All(link.FiscalYears, year => Assert.InRange(year, FiscalYear.Min, 2565)));
        Assert.Equal((2565, live.Current.Version, live.Current.Parties.Count), (then.UpToFiscalYear, then.Version, then.Parties.Count));
    }

    [Fact]
    public async Task WhatIsSupposedWhileOthersWriteReachesNobody()
    {
        await using var live = await BundledNetwork.OpenAsync();
        var before = live.Current;
        var supposing = Task.Run(
            () =>
            {
                for (var i = 0; i < 300; i++)
                    Assert.Equal(
                        before.LinksOf(1).Length + 2,
                        NetworkBranch
                            .Suppose(before, edit =>
                            {
                                edit.Add(
                                    new Collaboration
                                    {
                                        FromId = 1,
                                        ToId = 2,
                                        Type = CollaborationType.Supports,
                                    }
                                );
                                return edit.Add(
                                    new Collaboration
                                    {
                                        FromId = 1,
                                        ToId = 3,
                                        Type = CollaborationType.Supports,
                                    }
                                );
                            })
                            .Snapshot.LinksOf(1)
                            .Length
                    );
            },
            TestContext.Current.CancellationToken
        );
        for (var i = 0; i < 60; i++)
            await live.CommitAsync(
                "test",
                "test",
                edit =>
                    edit.Add(
                        new Collaboration
                        {
                            FromId = 1,
                            ToId = 10 + i,
                            Type = CollaborationType.Supports,
                        }
                    ),
                TestContext.Current.CancellationToken
            );
        await supposing;
        Assert.Equal(Enumerable.Range(10, 60), live.Current.LinksOf(1).ToArray().Select(tie => tie.PartyId));
        Assert.Equal(0, before.LinksOf(1).Length);
        var refused = NetworkBranch.Suppose(before, edit => edit.Add(
                new Collaboration
                {
                    FromId = 1,
                    ToId = 9999,
                    Type = CollaborationType.Supports,
                }
            ));
        Assert.Equal("UNKNOWN_PARTY", Assert.Single(refused.Faults).Code);
    }

    private static string Text(NetworkSnapshot network) =>
        string.Join(
            '\n',
            network
                .Areas.Cast<GraphRecord>()
                .Concat(network.Parties)
                .Concat(network.Activities)
                .Concat(network.TargetAreas)
                .Concat(network.Collaborations)
                .Select(RecordJson.Write)
                .Concat(
                    network.Parties.Select(party =>
                        $"{party.Id}: {string.Join(',', network.LinksOf(party.Id).ToArray().Select(tie => tie.LinkId))} "
                        + $"{string.Join(',', network.PartnersOf(party.Id).ToArray())} {network.FindParty(party.Key)?.Id}"
                    )
                )
                .Concat(network.Areas.Select(area => $"{area.Code}: {string.Join(',', network.PartiesIn(area.Code).ToArray())}"))
                .Append($"derived {network.CoParticipations.All.Count}")
        );
}
