using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Lists.Paging;

/// <summary>
/// A place in an ordered list, told by the list and the values that its row is sorted by and never by an offset: rows added or
/// removed elsewhere do not move it, and it keeps its meaning when its own row is gone.
/// </summary>
internal static class Cursor
{
    /// <summary>Longer than any cursor of ours: a name is the longest value that a list is sorted by.</summary>
    private const int MaxLength = 16_384;

    public static string Of<T>(string list, Sort<T> sort, NetworkSnapshot network, T row)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            json.WriteStringValue(list);
            sort.WriteCursor(json, network, row);
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <exception cref="WireException">BAD_CURSOR: not one of ours, or of another list, another order or another filter.</exception>
    public static Func<T, int> Read<T>(string list, Sort<T> sort, NetworkSnapshot network, string cursor, string argument)
    {
        try
        {
            if (cursor.Length > MaxLength)
                throw new FormatException();
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            JsonElement[] values = [.. json.RootElement.EnumerateArray().Select(value => value.Clone())];
            if (values.Length > 0 && values[0].GetString() == list)
                return sort.CompareTo(network, values.AsSpan(1));
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException)
        {
            // Told below: what exactly is wrong with an opaque text helps nobody.
        }
        throw new WireException(
            "BAD_CURSOR",
            $"'{argument}' is not a cursor of this list with this filter and in this order.",
            $"'{argument}' ไม่ใช่เคอร์เซอร์ของรายการนี้ที่มีตัวกรองและลำดับนี้"
        );
    }
}
