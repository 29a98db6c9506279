using System.Text.Json;
using AntiCorruption.Graph.Model;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>How each kind of record lies in its table.</summary>
internal static class SqliteRecords
{
    public static readonly string[] Tables = ["area", "party", "activity", "target_area", "collaboration"];

    private static readonly string[][] Columns =
    [
        ["id", "code", "level", "name_th", "name_en", "parent_code", "json"],
        ["id", "key", "kind", "name_th", "name_en", "area_code", "parent_id", "archived", "json"],
        ["id", "key", "kind", "title_th", "start_date", "fiscal_year", "area_code", "archived", "json"],
        ["id", "key", "area_code", "fiscal_year", "json"],
        ["id", "from_id", "to_id", "type", "intensity", "status", "fiscal_years", "start_date", "end_date", "flags", "rest"],
    ];

    public static string UpsertSql(RecordKind kind)
    {
        var columns = Columns[(int)kind];
        var values = columns.Select((_, i) => $"${i}");
        return $"INSERT OR REPLACE INTO {Tables[(int)kind]} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values)})";
    }

    public static string SelectSql(RecordKind kind) =>
        kind == RecordKind.Collaboration
            ? $"SELECT {string.Join(", ", Columns[(int)kind])} FROM collaboration"
            : $"SELECT id, json FROM {Tables[(int)kind]}";

    public static object?[] Values(GraphRecord record) =>
        record switch
        {
            Area a => [a.Id, a.Code, a.Level.ToString(), a.NameTh, a.NameEn, a.ParentCode, RecordJson.Write(a)],
            Party p => [p.Id, p.Key, p.PartyKind.ToString(), p.NameTh, p.NameEn, p.AreaCode, p.ParentId, p.IsArchived, RecordJson.Write(p)],
            Activity a =>
            [
                a.Id,
                a.Key,
                a.ActivityKind.ToString(),
                a.TitleTh,
                a.Start?.Packed,
                a.FiscalYear,
                a.AreaCode,
                a.IsArchived,
                RecordJson.Write(a),
            ],
            TargetArea t => [t.Id, t.Key, t.AreaCode, t.FiscalYear, RecordJson.Write(t)],
            Collaboration c =>
            [
                c.Id,
                c.FromId,
                c.ToId,
                (int)c.Type,
                (int?)c.Intensity,
                (int)c.Status,
                (long)c.FiscalYears.Mask,
                c.Start?.Packed,
                c.End?.Packed,
                (c.IsArchived ? 1 : 0) | (c.IsSynthetic ? 2 : 0),
                Rest.Of(c) is { } rest ? RecordJson.WritePart(rest) : null,
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(record)),
        };

    public static GraphRecord Read(RecordKind kind, SqliteDataReader row) =>
        kind == RecordKind.Collaboration ? ReadCollaboration(row) : RecordJson.Read(kind, row.GetString(1));

    /// <summary>The number that a row lies under.</summary>
    public static int ReadId(SqliteDataReader row) => SQLitePCL.raw.sqlite3_column_int(row.Handle!, 0);

    /// <summary>Whether reading failed because what is stored is no record.</summary>
    public static bool IsDamage(Exception fault) =>
        fault
            is JsonException
                or FormatException
                or InvalidCastException
                or InvalidOperationException
                or ArgumentException
                or OverflowException;

    /// <summary>Why what is stored is no record.</summary>
    public static string Explain(Exception fault) =>
        fault switch
        {
            JsonException { Path: { Length: > 1 } place } => $"what is stored cannot be read at {place}",
            JsonException { BytePositionInLine: { } position } => $"what is stored is no JSON after byte {position}",
            JsonException => "what is stored lacks something that the record must have",
            _ => $"what is stored cannot be read: {fault.Message}",
        };

    /// <summary>Reads by SQLite's own calls: a million links come this way at each start.</summary>
    private static Collaboration ReadCollaboration(SqliteDataReader row)
    {
        var statement = row.Handle!;
        var flags = SQLitePCL.raw.sqlite3_column_int(statement, 9);
        var link = new Collaboration
        {
            Id = SQLitePCL.raw.sqlite3_column_int(statement, 0),
            FromId = SQLitePCL.raw.sqlite3_column_int(statement, 1),
            ToId = SQLitePCL.raw.sqlite3_column_int(statement, 2),
            Type = EnumNames.OfNumber<CollaborationType>(SQLitePCL.raw.sqlite3_column_int(statement, 3)),
            Intensity = IsNull(4) ? null : EnumNames.OfNumber<Intensity>(SQLitePCL.raw.sqlite3_column_int(statement, 4)),
            Status = EnumNames.OfNumber<CollaborationStatus>(SQLitePCL.raw.sqlite3_column_int(statement, 5)),
            FiscalYears = new((ulong)SQLitePCL.raw.sqlite3_column_int64(statement, 6)),
            Start = IsNull(7) ? null : PartialDate.FromPacked(SQLitePCL.raw.sqlite3_column_int(statement, 7)),
            End = IsNull(8) ? null : PartialDate.FromPacked(SQLitePCL.raw.sqlite3_column_int(statement, 8)),
            IsArchived = (flags & 1) != 0,
            IsSynthetic = (flags & 2) != 0,
        };
        return IsNull(10) ? link : RecordJson.ReadPart<Rest>(row.GetString(10)).AddTo(link);

        bool IsNull(int column) => SQLitePCL.raw.sqlite3_column_type(statement, column) == SQLitePCL.raw.SQLITE_NULL;
    }

    /// <summary>What most links do not have.</summary>
    private sealed record Rest(string? Key, ValueList<Evidence> Evidence, TrustRating? Trust, ValueRating? Value, string? Note)
    {
        public static Rest? Of(Collaboration link) =>
            link.Key is null && link.Evidence.Count == 0 && link.Trust is null && link.Value is null && link.Note is null
                ? null
                : new(link.Key, link.Evidence, link.Trust, link.Value, link.Note);

        public Collaboration AddTo(Collaboration link) =>
            link with
            {
                Key = Key,
                Evidence = Evidence,
                Trust = Trust,
                Value = Value,
                Note = Note,
            };
    }
}
