using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Tests.Snapshots.Writing;

public class NetworkRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What refers to party 1, activity 1, target area 1 or area 50, and the kind of what it refers to.</summary>
    public static TheoryData<GraphRecord, RecordKind> Referring =>
        new()
        {
            { Party("child") with { ParentId = 1 }, RecordKind.Party },
            {
                new Collaboration
                {
                    FromId = 2,
                    ToId = 1,
                    Type = CollaborationType.Supports,
                },
                RecordKind.Party
            },
            { Activity("with") with { Participations = [new(1, ParticipationRole.Host)] }, RecordKind.Party },
            { Target("followed", 2567) with { FollowUps = [new(FollowUpKind.Visit, null, PartyId: 1)] }, RecordKind.Party },
            { Activity("part") with { ParentId = 1 }, RecordKind.Activity },
            { Activity("same") with { DuplicateOfId = 1 }, RecordKind.Activity },
            { Target("next", 2568) with { ContinuesId = 1 }, RecordKind.TargetArea },
            { Party("there") with { AreaCode = "500101" }, RecordKind.Area },
            { Party("covering") with { Covers = [new("5001")] }, RecordKind.Area },
            { Activity("held") with { AreaCode = "50" }, RecordKind.Area },
            {
                new Area
                {
                    Code = "5001",
                    Level = AreaLevel.District,
                    NameTh = "ใน",
                    ParentCode = "50",
                },
                RecordKind.Area
            },
        };

    [Theory]
    [MemberData(nameof(Referring), DisableDiscoveryEnumeration = true)]
    public async Task NothingIsDeletedThatAnythingRefersToArchivedOrNot(GraphRecord referring, RecordKind kind)
    {
        await using var network = await NetworkAsync();
        if (kind == RecordKind.Area)
            await DeleteAsync(network, RecordKind.TargetArea, 1);
        var id = (await network.CommitAsync("t", "refer", edit => edit.Add(referring), Cancellation)).Result.Id;
        Assert.Equal("IN_USE", await DeleteAsync(network, kind, 1));
        await network.CommitAsync(
            "t",
            "archive",
            edit => edit.Change<GraphRecord>(referring.Kind, id, record => record with { IsArchived = true }),
            Cancellation
        );
        var version = network.Current.Version;
        Assert.Equal("IN_USE", await DeleteAsync(network, kind, 1));
        Assert.Equal(version, network.Current.Version);
        Assert.Null(await DeleteAsync(network, referring.Kind, id));
        Assert.Null(await DeleteAsync(network, kind, 1));
    }

    [Fact]
    public async Task WhatReferredOnceAndNoLongerDoesIsNoHindrance()
    {
        await using var network = await NetworkAsync();
        var committed = await network.CommitAsync(
            "t",
            "move",
            edit =>
            {
                var child = edit.Add(Party("child") with { ParentId = 1 });
                edit.Put(child with { ParentId = 2 });
                edit.Remove(RecordKind.Party, 1);
                return 0;
            },
            Cancellation
        );
        Assert.Empty(committed.Faults);
    }

    [Fact]
    public async Task WhatWasWrongBeforeKeepsNothingElseFromBeingChanged()
    {
        await using var store = new Storage.MemoryGraphStore();
        var old = Party("old") with { Id = 1, Url = "javascript:alert(1)" };
        await store.AppendAsync(
            [
                new()
                {
                    ChangeId = Guid.CreateVersion7(),
                    Version = 1,
                    At = DateTimeOffset.UnixEpoch,
                    By = "t",
                    Operation = "t",
                    Changes = [new(RecordKind.Party, 1, null, old)],
                },
            ],
            0,
            Cancellation
        );
        await using var network = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        Assert.Empty((await network.CommitAsync("t", "archive", edit => edit.Put(old with { IsArchived = true }), Cancellation)).Faults);
        Assert.Equal(
            "BAD_URL",
            Assert.Single((await network.CommitAsync("t", "add", edit => edit.Add(old with { Key = "new" }), Cancellation)).Faults).Code
        );
    }

    [Fact]
    public async Task ARecordIsTheSameWhenItIsReadAgain()
    {
        var path = BundledNetwork.NewPath();
        string stored;
        await using (var network = await NetworkAsync(path))
        {
            await network.CommitAsync(
                "t",
                "odd",
                edit =>
                {
                    edit.Add(
                        Party("cafe\u0301") with
                        {
                            NameEn = "",
                            Aliases = ["cafe\u0301"],
                            Location = new GeoPoint(-0.0, 0),
                            Note = "",
                        }
                    );
                    edit.Add(
                        new Collaboration
                        {
                            FromId = 1,
                            ToId = 2,
                            Type = CollaborationType.ExpandedTo,
                            Key = "",
                            Trust = new(null, null, null),
                            Value = new(null, null, null),
                            Evidence = [new("", "")],
                        }
                    );
                    edit.Add(
                        Activity("odd") with
                        {
                            Participations = [new(1, ParticipationRole.Organiser, "")],
                            Outputs = [new(ActivityOutputKind.Exchange, 1, "ก", "")],
                            DateGrade = EvidenceGrade.Read,
                        }
                    );
                    return edit.Add(
                        Target("odd", 2569) with
                        {
                            FollowUps = [new(FollowUpKind.Visit, null, "", null, "")],
                            Steps = [new(1, WorkStepStatus.Open)],
                        }
                    );
                },
                Cancellation
            );
            stored = Text(network.Current);
        }
        await using var again = await BundledNetwork.EmptyAsync(path);
        Assert.Equal(stored, Text(again.Current));
        Assert.Contains("\"caf\u00E9\"", stored, StringComparison.Ordinal);
    }

    private static async Task<LiveNetwork> NetworkAsync(string? path = null)
    {
        var network = await BundledNetwork.EmptyAsync(path);
        await network.CommitAsync(
            "t",
            "begin",
            edit =>
            {
                edit.Add(
                    new Area
                    {
                        Code = "50",
                        Level = AreaLevel.Province,
                        NameTh = "เชียงใหม่",
                    }
                );
                edit.Add(Party("one"));
                edit.Add(Party("two"));
                edit.Add(Activity("one"));
                return edit.Add(Target("one", 2566));
            },
            Cancellation
        );
        return network;
    }

    private static async Task<string?> DeleteAsync(LiveNetwork network, RecordKind kind, int id) =>
        (
            await network.CommitAsync(
                "t",
                "delete",
                edit =>
                {
                    edit.Remove(kind, id);
                    return 0;
                },
                Cancellation
            )
        ).Faults
            is [var first, ..]
            ? first.Code
            : null;

    private static string Text(NetworkSnapshot network) => string.Join('\n', network.AllRecords().Select(RecordJson.Write));

    private static Party Party(string key) =>
        new()
        {
            Key = key,
            PartyKind = PartyKind.Mechanism,
            NameTh = key,
        };

    private static Activity Activity(string key) =>
        new()
        {
            Key = key,
            ActivityKind = ActivityKind.Forum,
            TitleTh = key,
        };

    private static TargetArea Target(string key, int year) =>
        new()
        {
            Key = key,
            AreaCode = "50",
            FiscalYear = year,
        };
}
