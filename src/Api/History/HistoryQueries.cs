using System.Text.Json;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.History;

internal static class HistoryQueries
{
    private const int MaxChangeCount = 10_000;
    private static readonly Sort<ChangeSet> NewestFirst = new([], changeSet => -changeSet.Version);

    /// <summary>What happened to a record: who changed what, when, newest first. At most the newest 10,000 changes.</summary>
    /// <param name="id">The id of the record.</param>
    [Requires(Role.Coordinator)]
    public static async Task<Connection<HistoryEntryNode>> History(
        [FromServices] RequestNetwork request,
        [FromServices] LiveNetwork live,
        [Paged] Page page,
        [Id] string id,
        CancellationToken cancellationToken
    )
    {
        if (!GlobalId.TryRead(id, out var node) || node.OtherPartyId is not null)
            throw new WireException("INVALID_ID", "'id' must be the id of a stored record.", "'id' ต้องเป็นรหัสของรายการที่บันทึกไว้");
        try
        {
            var changes = await live.ReadHistoryAsync(node.Kind, node.Id, long.MaxValue, MaxChangeCount, cancellationToken);
            return Connection.Cut(request.Snapshot, changes, NewestFirst, page, changeSet => new HistoryEntryNode(changeSet));
        }
        catch (StoreUnavailableException)
        {
            throw new WireException(
                "STORE_UNAVAILABLE",
                "The history cannot be read: the store does not answer.",
                "อ่านประวัติไม่ได้ เพราะติดต่อที่เก็บข้อมูลไม่ได้"
            );
        }
    }

    /// <summary>The version of the data that this answer was made from: the number of changes since the beginning.</summary>
    public static long Version([FromServices] RequestNetwork request) => request.Snapshot.Version;

    /// <summary>When the data were last known to be the newest: now, or, while the store does not answer, when it last did.</summary>
    public static DateTimeOffset AsOf([FromServices] LiveNetwork live) => live.AsOf;
}

/// <summary>One change of a record.</summary>
[Name("HistoryEntry")]
[Requires(Role.Coordinator)]
public sealed class HistoryEntryNode(ChangeSet changeSet)
{
    private RecordChange Change => changeSet.Changes[0];

    /// <summary>Created, updated, archived, restored or deleted.</summary>
    public ChangeKind Kind => ChangeFeed.KindOf(Change);

    /// <summary>The version that the change led to.</summary>
    public long Version => changeSet.Version;

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => changeSet.At;

    /// <summary>Who made it.</summary>
    public string By => changeSet.By;

    /// <summary>The mutation or command that made it.</summary>
    public string Operation => changeSet.Operation;

    /// <summary>The record before, as JSON; null when it was created.</summary>
    public string? Before() => Change.Before is null ? null : RecordJson.Write(Change.Before);

    /// <summary>The record after, as JSON; null when it was deleted.</summary>
    public string? After() => Change.After is null ? null : RecordJson.Write(Change.After);

    /// <summary>The fields that differ.</summary>
    public IEnumerable<string> ChangedFields()
    {
        Dictionary<string, string> before = Fields(Change.Before),
            after = Fields(Change.After);
        return before
            .Keys.Union(after.Keys)
            .Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field))
            .Order(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Fields(GraphRecord? record)
    {
        if (record is null)
            return [];
        using var json = JsonDocument.Parse(RecordJson.Write(record));
        return json
            .RootElement.EnumerateObject()
            .ToDictionary(field => field.Name, field => field.Value.GetRawText(), StringComparer.Ordinal);
    }
}
