using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Model;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>Reads one version of a file through in batches. A row that is no record is named and left out.</summary>
internal sealed class SqliteLoad(SqliteConnection reader, string path)
{
    private const int BatchSize = 4096;

    private readonly List<StoreProblem> problems = [];

    /// <summary>What is no record; complete when all has been read.</summary>
    public IReadOnlyList<StoreProblem> Problems => problems;

    public async IAsyncEnumerable<IReadOnlyList<GraphRecord>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (reader.ConfigureAwait(false))
            foreach (var kind in Enum.GetValues<RecordKind>())
            {
                using var command = reader.CreateCommand();
                command.CommandText = SqliteRecords.SelectSql(kind) + " ORDER BY id";
                using var rows = Execute(command);
                while (NextBatch(kind, rows) is { } batch)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return batch;
                }
            }
    }

    private SqliteDataReader Execute(SqliteCommand command)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (SqliteException error)
        {
            throw SqliteFaults.Explain(error, path);
        }
    }

    /// <summary>Null when there are no more.</summary>
    private List<GraphRecord>? NextBatch(RecordKind kind, SqliteDataReader rows)
    {
        try
        {
            var batch = new List<GraphRecord>(BatchSize);
            var isEnd = false;
            while (batch.Count < BatchSize && !(isEnd = !rows.Read()))
                if (TryRead(kind, rows) is { } record)
                    batch.Add(record);
            return isEnd && batch.Count == 0 ? null : batch;
        }
        catch (SqliteException error)
        {
            throw SqliteFaults.Explain(error, path);
        }
    }

    private GraphRecord? TryRead(RecordKind kind, SqliteDataReader row)
    {
        try
        {
            var record = SqliteRecords.Read(kind, row);
            if (record.Id == SqliteRecords.ReadId(row))
                return record;
            problems.Add(new(kind, SqliteRecords.ReadId(row), $"what is stored under this number says that it is {record.Id}"));
        }
        catch (Exception fault) when (SqliteRecords.IsDamage(fault))
        {
            problems.Add(new(kind, SqliteRecords.ReadId(row), SqliteRecords.Explain(fault)));
        }
        return null;
    }
}
