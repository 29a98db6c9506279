using System.Numerics;
using System.Runtime.Intrinsics;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// Finds where a JSON array ends, some bytes at a time, several times as fast as reading it would. What lies between its brackets
/// is left to the reader to judge.
/// </summary>
internal struct ArrayScanner
{
    private int at;
    private int depth;
    private bool isInText;
    private bool isEscaped;

    /// <param name="bytes">All that is there of the array, from its first bracket.</param>
    /// <returns>
    /// The array's length; 0 when its end is not there yet. The next call goes on where this one stopped, with the same bytes and more.
    /// </returns>
    public int FindEnd(ReadOnlySpan<byte> bytes)
    {
        while (at < bytes.Length)
        {
            if (at + Vector256<byte>.Count <= bytes.Length && !isEscaped && TryPass(Vector256.Create(bytes[at..])))
                at += Vector256<byte>.Count;
            else if (IsEnd(bytes[at++]))
                return Reset(at);
        }
        return 0;
    }

    /// <summary>
    /// Goes past bytes among which the array cannot end; false, and nothing done, when it might, or when a text has an escape.
    /// </summary>
    private bool TryPass(Vector256<byte> bytes)
    {
        if (Vector256.EqualsAny(bytes, Vector256.Create((byte)'\\')))
            return false;
        var quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        // Each bit becomes the parity of the quotes up to it: set within texts.
        var text = quotes;
        for (var shift = 1; shift < Vector256<byte>.Count; shift <<= 1)
            text ^= text << shift;
        if (isInText)
            text = ~text;
        // '[' and '{', ']' and '}' differ in this one bit.
        var brackets = bytes | Vector256.Create((byte)0x20);
        var opened = Vector256.Equals(brackets, Vector256.Create((byte)'{')).ExtractMostSignificantBits() & ~text;
        var closed = Vector256.Equals(brackets, Vector256.Create((byte)'}')).ExtractMostSignificantBits() & ~text;
        if (BitOperations.PopCount(closed) >= depth)
            return false;
        depth += BitOperations.PopCount(opened) - BitOperations.PopCount(closed);
        isInText ^= (BitOperations.PopCount(quotes) & 1) != 0;
        return true;
    }

    private bool IsEnd(byte next)
    {
        if (isEscaped)
            isEscaped = false;
        else if (isInText && next == '\\')
            isEscaped = true;
        else if (next == '"')
            isInText = !isInText;
        else if (isInText)
            return false;
        else if (next is (byte)'[' or (byte)'{')
            depth++;
        else if (next is (byte)']' or (byte)'}')
            return --depth == 0;
        return false;
    }

    private int Reset(int length)
    {
        this = default;
        return length;
    }
}
