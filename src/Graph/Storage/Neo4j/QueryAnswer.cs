using System.Buffers;
using System.Text.Json;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>An error in an answer's body, as Neo4j names it.</summary>
internal sealed record QueryError(string Code, string Message);

/// <summary>
/// An answer of the Query API, read as it comes: each row is handed on when its last byte is there, and only the row at
/// hand is held. What an answer says can be believed only when <see cref="IsWhole"/> and there are no <see cref="Errors"/>:
/// they come after the rows.
/// </summary>
internal sealed class QueryAnswer<T>(ReadRow<T> read)
{
    private const int FirstBufferSize = 1 << 18;
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private ArrayScanner scanner;
    private JsonReaderState state;
    private Place place;

    private enum Place
    {
        Start,
        Root,
        Content,
        Rows,
        End,
    }

    public List<T> Rows { get; } = [];
    public IReadOnlyList<QueryError> Errors { get; private set; } = [];
    public IReadOnlyList<string> Bookmarks { get; private set; } = [];
    public bool IsWhole => place == Place.End;

    /// <param name="heard">Called whenever something came.</param>
    public async Task ReadAsync(Stream body, Action heard, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBufferSize);
        try
        {
            for (int held = 0, count = -1; count != 0; )
            {
                if (held == buffer.Length)
                    buffer = Grow(buffer);
                count = await body.ReadAsync(buffer.AsMemory(held), cancellationToken).ConfigureAwait(false);
                heard();
                held += count;
                var used = Parse(buffer.AsSpan(0, held));
                buffer.AsSpan(used, held - used).CopyTo(buffer);
                held -= used;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>Takes as many whole parts as there are; gives the number of bytes that are done with.</summary>
    private int Parse(ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        while (place != Place.End)
        {
            var rest = bytes[used..];
            var taken = IsAtRow(rest) ? TakeRow(rest) : TakePart(rest);
            if (taken == 0)
                return used;
            used += taken;
        }
        return bytes.Length;
    }

    private bool IsAtRow(ReadOnlySpan<byte> bytes) =>
        place == Place.Rows && bytes.IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var next && bytes[next] != ']';

    /// <summary>Takes the next row, which the reader of the other parts never sees: for it the list of rows is empty.</summary>
    private int TakeRow(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyExcept(" \t\r\n,"u8);
        if (first < 0)
            return 0;
        if (bytes[first] != '[')
            throw new JsonException("a row is no array");
        var length = scanner.FindEnd(bytes[first..]);
        if (length == 0)
            return 0;
        var row = new Utf8JsonReader(bytes.Slice(first, length));
        row.Read();
        Rows.Add(read(ref row));
        return first + length;
    }

    /// <summary>Takes one part that is no row.</summary>
    private int TakePart(ReadOnlySpan<byte> bytes)
    {
        // An end in the middle is told by IsWhole, so the reader is never told that this was the last.
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, state);
        if (bytes.IsEmpty || !reader.Read() || !Step(ref reader))
            return 0;
        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    /// <summary>Enters what the reader is at; false when it is not all there yet.</summary>
    private bool Step(ref Utf8JsonReader reader)
    {
        switch (place)
        {
            case Place.Start:
                place = Place.Root;
                return true;
            case Place.Rows:
                place = Place.Content;
                return true;
            case var at when reader.TokenType == JsonTokenType.EndObject:
                place = at == Place.Content ? Place.Root : Place.End;
                return true;
            default:
                return Property(ref reader);
        }
    }

    private bool Property(ref Utf8JsonReader reader)
    {
        bool isData = place == Place.Root && reader.ValueTextEquals("data"u8),
            isRows = place == Place.Content && reader.ValueTextEquals("values"u8);
        bool isErrors = place == Place.Root && reader.ValueTextEquals("errors"u8),
            isBookmarks = place == Place.Root && reader.ValueTextEquals("bookmarks"u8);
        if (!reader.Read())
            return false;
        if ((isData || isRows) && reader.TokenType != JsonTokenType.Null)
        {
            place = isData ? Place.Content : Place.Rows;
            return true;
        }
        var value = reader;
        if (!reader.TrySkip())
            return false;
        if (isErrors)
            Errors = JsonSerializer.Deserialize<QueryError[]>(ref value, Names) ?? [];
        if (isBookmarks)
            Bookmarks = JsonSerializer.Deserialize<string[]>(ref value, Names) ?? [];
        return true;
    }
}
