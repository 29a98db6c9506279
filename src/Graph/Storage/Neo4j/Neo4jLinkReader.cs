using System.Collections;
using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// Reads all links of one version, by the parties that they lead from: so they come in no order. Others may write meanwhile, and a
/// link then be met twice, or not at all. One that the log says has changed since is therefore left out wherever it is met, and what
/// the log says that it was is given at the end, unless it was given before.
/// </summary>
internal sealed class Neo4jLinkReader(QueryClient client, Neo4jReader reader, NetworkHead head, Action<StoreProblem> problems)
{
    /// <summary>Links that one statement is to read, if they lead from all parties alike.</summary>
    private const int WindowSize = 32_768;

    private readonly int lastId = head.LastIds[(int)RecordKind.Collaboration];
    private readonly BitArray met = new(head.LastIds[(int)RecordKind.Collaboration] + 1);

    public async IAsyncEnumerable<IReadOnlyList<GraphRecord>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (lastId == 0) yield break;
        var reads = Statements().Select(statement => (Func<CancellationToken, Task<List<StoredRecord>>>)(stop => ReadAsync(statement, stop)));
        await foreach (var links in ReadAhead.RunAsync(reads, Neo4jReader.ReaderCount, cancellationToken).ConfigureAwait(false)) yield return Sift(links);
        yield return [.. (await ReadChangedAsync(cancellationToken).ConfigureAwait(false)).Where(link => link.Value is not null && !met[link.Key]).Select(link => link.Value!)];
    }

    private IEnumerable<Statement> Statements()
    {
        var last = head.LastIds[(int)RecordKind.Party];
        var size = Math.Max(1, last / Math.Max(Neo4jReader.ReaderCount, lastId / WindowSize));
        for (var first = 1; first <= last; first += size) yield return Window(first, first + size - 1 < last ? first + size - 1 : int.MaxValue);
        yield return Statement.Of("read-links-of-numberless");
    }

    private static Statement Window(int first, int last) => Statement.Of("read-links", json =>
    {
        json.WriteNumber("first", first);
        json.WriteNumber("last", last);
    });

    /// <summary>What one statement finds, without what has changed since.</summary>
    private async Task<List<StoredRecord>> ReadAsync(Statement statement, CancellationToken cancellationToken)
    {
        var parties = await client.RunAsync(statement, Neo4jLinks.ReadOfParty, cancellationToken).ConfigureAwait(false);
        var changed = await ReadChangedAsync(cancellationToken).ConfigureAwait(false);
        var links = new List<StoredRecord>(parties.Sum(party => party.Count));
        foreach (var party in parties)
            foreach (var link in party)
                if (link.Id >= 1 && link.Id <= lastId && !changed.ContainsKey(link.Id)) links.Add(link);
        return links;
    }

    private async Task<Dictionary<int, GraphRecord?>> ReadChangedAsync(CancellationToken cancellationToken)
    {
        var now = await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        return now.Version == head.Version ? [] : await reader.ReadBeforeNextAsync(RecordKind.Collaboration, [new(1, lastId)], head.Version, cancellationToken).ConfigureAwait(false);
    }

    private List<GraphRecord> Sift(List<StoredRecord> links)
    {
        var records = new List<GraphRecord>(links.Count);
        foreach (var (id, link, problem) in links)
            if (met[id]) problems(new(RecordKind.Collaboration, id, "another relationship has the same number"));
            else
            {
                met[id] = true;
                if (link is not null) records.Add(link);
                else problems(new(RecordKind.Collaboration, id, problem!));
            }
        return records;
    }
}
