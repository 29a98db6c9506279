using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Ordering;
using AntiCorruption.Graph.Snapshots;

namespace AntiCorruption.Api.Wire.Paging;

/// <summary>
/// A place in an ordered list, told by the values that its row is sorted by and never by an offset: rows added or
/// removed elsewhere do not move it, and it keeps its meaning when its own row is gone.
/// </summary>
internal static class Cursor
{
    public static string Of<T>(Sort<T> sort, NetworkSnapshot network, T row)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            if (!sort.IsByNumber) json.WriteStringValue(sort.Text);
            sort.WriteCursor(json, network, row);
            json.WriteEndArray();
        }
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <exception cref="WireException">BAD_CURSOR: not one of ours, or of a list in another order.</exception>
    public static Func<T, int> Read<T>(Sort<T> sort, NetworkSnapshot network, string cursor, string argument)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            JsonElement[] values = [.. json.RootElement.EnumerateArray().Select(value => value.Clone())];
            if (sort.IsByNumber) return sort.CompareTo(network, values);
            if (values.Length > 0 && values[0].GetString() == sort.Text) return sort.CompareTo(network, values.AsSpan(1));
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException)
        {
            // Told below: what exactly is wrong with an opaque text helps nobody.
        }
        throw new WireException("BAD_CURSOR", $"'{argument}' is not a cursor of this list in this order.", $"'{argument}' ไม่ใช่เคอร์เซอร์ของรายการนี้ในลำดับนี้");
    }
}
