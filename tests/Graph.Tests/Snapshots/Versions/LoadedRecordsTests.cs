using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Tests.Snapshots.Versions;

/// <summary>A file of our own in which something refers to what is not there, or cannot be read.</summary>
public sealed class LoadedRecordsTests : IDisposable
{
    private readonly string path = BundledNetwork.NewPath();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Theory]
    [InlineData("UPDATE collaboration SET to_id = 3 WHERE id = 1", "Collaboration 1")]
    [InlineData("UPDATE collaboration SET to_id = 999999 WHERE id = 1", "Collaboration 1")]
    [InlineData("DELETE FROM party WHERE id = 2", "Activity 1", "Collaboration 1")]
    [InlineData("UPDATE activity SET json = json_set(json, '$.participations[0].partyId', 3) WHERE id = 1", "Activity 1")]
    public async Task WhatRefersToNothingIsLeftOutAndTheRestCanBeChanged(string damage, params string[] leftOut)
    {
        await using var network = await OpenAfterAsync(damage);
        Assert.Equal(leftOut, network.StoreProblems.Select(problem => $"{problem.Kind} {problem.Id}").Order(StringComparer.Ordinal));
        Assert.NotNull((await network.CommitAsync("t", "add", edit => edit.Add(Party("new")), Cancellation)).Snapshot.FindParty("new"));
    }

    [Fact]
    public async Task AFileWithARecordThatCannotBeReadIsNotWritten()
    {
        await using var network = await OpenAfterAsync("UPDATE party SET json = '{' WHERE id = 2");
        Assert.NotNull(network.Current.FindParty("one"));
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            network.CommitAsync("t", "add", edit => edit.Add(Party("new")), Cancellation)
        );
        Assert.Equal(StoreFailure.Damaged, fault.Failure);
    }

    private async Task<LiveNetwork> OpenAfterAsync(string damage)
    {
        await using (var network = await BundledNetwork.EmptyAsync(path))
            await network.CommitAsync(
                "t",
                "make",
                edit =>
                {
                    int one = edit.Add(Party("one")).Id,
                        two = edit.Add(Party("two")).Id,
                        three = edit.Add(Party("three")).Id;
                    edit.Remove(RecordKind.Party, three);
                    edit.Add(
                        new Activity
                        {
                            Key = "act",
                            ActivityKind = ActivityKind.Other,
                            TitleTh = "ประชุม",
                            Participations = [new(two, ParticipationRole.Organiser)],
                        }
                    );
                    return edit.Add(
                        new Collaboration
                        {
                            FromId = one,
                            ToId = two,
                            Type = CollaborationType.Supports,
                            Status = CollaborationStatus.Active,
                        }
                    );
                },
                Cancellation
            );
        await AlterAsync(damage);
        return await LiveNetwork.OpenAsync(
            await SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation),
            cancellationToken: Cancellation
        );
    }

    private async Task AlterAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static Party Party(string key) =>
        new()
        {
            Key = key,
            PartyKind = PartyKind.Mechanism,
            NameTh = key,
        };
}
