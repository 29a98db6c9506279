using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// A Neo4j database as the store, shared by as many programs as like. Every write is one statement and so one transaction;
/// it checks the version under a lock, and a repeated one is known by its change id. People can read the graph in Neo4j:
/// labels and relationship types are those of the model.
/// </summary>
public sealed class Neo4jGraphStore : IGraphStore
{
    private readonly QueryClient client;
    private readonly Neo4jReader reader;
    private readonly Neo4jFeed feed;
    private readonly int maxWriteSize;

    private Neo4jGraphStore(QueryClient client, int maxWriteSize)
    {
        this.client = client;
        this.maxWriteSize = maxWriteSize;
        reader = new(client);
        feed = new(client, reader);
    }

    public string Location => client.Place;

    /// <exception cref="StoreUnavailableException">The database cannot be used; its failure says why.</exception>
    public static async Task<Neo4jGraphStore> OpenAsync(Neo4jOptions options, CancellationToken cancellationToken = default)
    {
        var client = new QueryClient(options);
        try
        {
            await Neo4jSchema.PrepareAsync(client, cancellationToken).ConfigureAwait(false);
            return new(client, options.MaxWriteSize);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public string? Mark => client.Seen;

    public async Task<long> ReadVersionAsync(CancellationToken cancellationToken) =>
        (await reader.ReadHeadAsync(cancellationToken, isProbe: true).ConfigureAwait(false)).Version;

    public async Task<GraphStream> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var problems = new List<StoreProblem>();
        return new(head.Version, head.LastIds, reader.ReadAllAsync(head, Report, cancellationToken)) { Problems = problems };

        void Report(StoreProblem problem)
        {
            lock (problems)
                problems.Add(problem);
        }
    }

    public async Task<long> AppendAsync(IReadOnlyList<ChangeSet> changeSets, long expectedVersion, CancellationToken cancellationToken)
    {
        if (changeSets.Count == 0)
        {
            var version = await ReadVersionAsync(cancellationToken).ConfigureAwait(false);
            return version == expectedVersion ? version : throw new StaleVersionException(expectedVersion, version);
        }
        var plan = new AppendPlan(changeSets, expectedVersion);
        if (plan.Size > maxWriteSize)
            throw new StoreUnavailableException(
                StoreFailure.TooLarge,
                $"{client.Place} is asked to write {plan.Size} records at once and takes {maxWriteSize}: make the "
                    + "change in parts, or give the server more heap and raise Neo4j:MaxWriteSize."
            );
        var written = await client.RunAsync(plan.ToStatement(), ReadVersion, cancellationToken).ConfigureAwait(false);
        if (written is [{ } done])
            return done;
        // No row: somebody else was first, or this very change arrived before and only its answer was lost.
        var find = Statement.Of("find-change-set", json => json.WriteString("changeId", changeSets[^1].ChangeId)) with { IsWrite = true };
        var found = await client
            .RunAsync(find, (ref row) => (ReadVersion(ref row), ReadVersion(ref row)), cancellationToken)
            .ConfigureAwait(false);
        if (found.Count == 0)
            await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var (known, actual) = found[0];
        return known ?? throw new StaleVersionException(expectedVersion, actual ?? 0);
    }

    public IAsyncEnumerable<ChangeSet> ReadChangesAsync(long afterVersion, CancellationToken cancellationToken) =>
        feed.ReadAsync(afterVersion, cancellationToken);

    public async Task<long> CountChangesAsync(long afterVersion, CancellationToken cancellationToken) =>
        (
            await client
                .RunAsync(Statement.Of("count-changes", json => json.WriteNumber("after", afterVersion)), ReadVersion, cancellationToken)
                .ConfigureAwait(false)
        )[0]
        ?? 0;

    public Task<IReadOnlyList<KnownChange>> FindChangesAsync(IReadOnlyList<Guid> changeIds, CancellationToken cancellationToken) =>
        feed.FindAsync(changeIds, cancellationToken);

    public Task<IReadOnlyList<ChangeSet>> ReadHistoryAsync(
        RecordKind kind,
        int id,
        long beforeVersion,
        int limit,
        CancellationToken cancellationToken
    ) => feed.ReadHistoryAsync(kind, id, beforeVersion, limit, cancellationToken);

    public Task<UntrackedRecords> ReadUntrackedAsync(CancellationToken cancellationToken) => reader.ReadUntrackedAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static long? ReadVersion(ref Utf8JsonReader row)
    {
        row.Read();
        return row.TokenType == JsonTokenType.Null ? null : row.GetInt64();
    }
}
