using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Reads ties from a text: <c>u v</c> or <c>u v w</c> a line, numbers from 0, apart by spaces, tabs or a comma; empty lines, lines that begin with # or % and a byte order mark are passed over.
/// Lines end with a line feed, with a carriage return before it or not. All threads parse; the order of the file is kept.
/// </summary>
public static class EdgeListFile
{
    private const int Block = 1 << 20;

    /// <summary>No line of the plain form is longer: two numbers of 9 digits, a weight of 16 characters, what is between them and the line's end.</summary>
    private const int LongestPlain = 48;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <param name="isWeighted">Whether a third number is read; it is a mistake for it to be missing then. Where it is not read it must still be a weight, where there is one.</param>
    /// <exception cref="FormatException">A line that is no tie; the message names the file, the line's number and what it says.</exception>
    public static EdgeList Read(string path, bool isWeighted = false)
    {
        var text = ReadAll(path);
        try
        {
            return Parse(text, isWeighted);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <inheritdoc cref="Read"/>
    public static EdgeList Parse(byte[] text, bool isWeighted = false)
    {
        var starts = new int[text.Length / Block + 2];
        starts[0] = text.AsSpan().StartsWith("\ufeff"u8) ? 3 : 0;
        for (var i = 1; i < starts.Length; i++)
            starts[i] = i == starts.Length - 1 ? text.Length : Math.Max(starts[i - 1], LineAfter(text, Math.Min(text.Length, i * Block)));
        var segments = new EdgeList.Segment[starts.Length - 1];
        ParallelLoop.Run(segments.Length, part => segments[part] = ParseLines(text, starts[part], starts[part + 1], isWeighted));
        var edges = new EdgeList(isWeighted);
        foreach (var segment in segments)
            edges.Append(segment);
        return edges;
    }

    private static byte[] ReadAll(string path)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        // What has no length to tell (a pipe) is read to its end.
        if (length == 0)
            return File.ReadAllBytes(path);
        if (length > Array.MaxLength)
            throw new IOException($"{path} has more than {Array.MaxLength} bytes.");
        var text = GC.AllocateUninitializedArray<byte>((int)length);
        ParallelLoop.Ranges(text.Length, Block, (from, to) =>
        {
            for (var place = from; place < to;)
                place += RandomAccess.Read(file, text.AsSpan(place, to - place), place) is > 0 and var count ? count : throw new EndOfStreamException($"{path} became shorter while it was read.");
        });
        return text;
    }

    private static int LineAfter(byte[] text, int place)
    {
        var end = text.AsSpan(place).IndexOf((byte)'\n');
        return end < 0 ? text.Length : place + end + 1;
    }

    private static EdgeList.Segment ParseLines(byte[] text, int from, int to, bool isWeighted)
    {
        var segment = new EdgeList.Segment(isWeighted, Math.Max(16, (to - from) / 8));
        for (var place = from; place < to;)
        {
            if (to - place >= LongestPlain && TryPlain(ref MemoryMarshal.GetArrayDataReference(text), isWeighted, ref place, out var source, out var target, out var weight))
                segment.AddChecked(source, target, weight);
            else if (ParseLine(text, to, isWeighted, ref place) is var (one, other, its))
                segment.Add(one, other, its);
        }
        return segment;
    }

    /// <summary>
    /// The line at <paramref name="place"/> where it is as plain as can be: numbers of at most 9 digits with one separator between them, a weight of at most 15 digits with or without a point.
    /// Else nothing is said and nothing moved: the line is read with care.
    /// </summary>
    /// <param name="text">At least <see cref="LongestPlain"/> bytes follow.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPlain(ref byte text, bool isWeighted, ref int place, out int source, out int target, out double weight)
    {
        var at = place;
        (target, weight) = (-1, 1);
        source = PlainNode(ref text, ref at);
        if (source < 0 || !IsSeparator(Unsafe.Add(ref text, at++)))
            return false;
        target = PlainNode(ref text, ref at);
        if (target < 0 || (isWeighted && (!IsSeparator(Unsafe.Add(ref text, at++)) || !TryPlainWeight(ref text, ref at, out weight))))
            return false;
        at += Unsafe.Add(ref text, at) == '\r' ? 1 : 0;
        if (Unsafe.Add(ref text, at) != '\n')
            return false;
        place = at + 1;
        return true;
    }

    /// <returns>Below 0 where there is no digit or more than nine.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlainNode(ref byte text, ref int at)
    {
        var (start, value) = (at, 0);
        for (uint digit; (digit = (uint)(Unsafe.Add(ref text, at) - '0')) <= 9 && at - start < 10; at++)
            value = value * 10 + (int)digit;
        return at > start && at - start < 10 ? value : -1;
    }

    /// <summary>Digits below 2⁵³ over a power of ten below 10²²: both are exact, so the quotient is the nearest number there is (W. D. Clinger, PLDI 1990).</summary>
    private static bool TryPlainWeight(ref byte text, ref int at, out double weight)
    {
        var (start, value, point) = (at, 0L, -1);
        for (; at - start < 16; at++)
        {
            var digit = (uint)(Unsafe.Add(ref text, at) - '0');
            if (digit <= 9)
                value = value * 10 + digit;
            else if (point < 0 && Unsafe.Add(ref text, at) == '.' && at > start)
                point = at;
            else
                break;
        }
        weight = point < 0 ? value : value / PowersOfTen[at - point - 1];
        return value > 0 && at - start < 16 && at - 1 != point;
    }

    private static bool IsSeparator(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)',';

    /// <returns>The tie of the line; null where it has none.</returns>
    private static (int Source, int Target, double Weight)? ParseLine(byte[] text, int to, bool isWeighted, ref int place)
    {
        var lineStart = place;
        SkipBlanks(text, to, ref place);
        if (place == to)
            return null;
        if (text[place] is (byte)'\n' or (byte)'#' or (byte)'%')
        {
            place = LineAfter(text, place);
            return null;
        }
        var weight = 1.0;
        if (!TryNode(text, to, ref place, out var source) || !TryNode(text, to, ref place, out var target)
            || (isWeighted && !TryWeight(text, to, ref place, out weight)))
            throw BadLine(text, lineStart, isWeighted);
        SkipBlanks(text, to, ref place);
        if (!isWeighted && place < to && text[place] != '\n' && TryWeight(text, to, ref place, out _))
            SkipBlanks(text, to, ref place);
        if (place < to && text[place] != '\n')
            throw BadLine(text, lineStart, isWeighted);
        place = place < to ? LineAfter(text, place) : to;
        return (source, target, weight);
    }

    private static void SkipBlanks(byte[] text, int to, ref int place)
    {
        while (place < to && text[place] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\r')
            place++;
    }

    private static bool TryNode(byte[] text, int to, ref int place, out int node)
    {
        while (place < to && IsSeparator(text[place]))
            place++;
        var start = place;
        var value = 0L;
        while (place < to && (uint)(text[place] - '0') <= 9 && value <= int.MaxValue)
            value = value * 10 + (text[place++] - '0');
        node = (int)value;
        return place > start && value < int.MaxValue && (place == to || IsSeparator(text[place]) || text[place] is (byte)'\r' or (byte)'\n');
    }

    private static bool TryWeight(byte[] text, int to, ref int place, out double weight)
    {
        SkipBlanks(text, to, ref place);
        if (!Utf8Parser.TryParse(text.AsSpan(place, to - place), out weight, out var length) || !EdgeList.IsWeight(weight))
            return false;
        place += length;
        return true;
    }

    private static FormatException BadLine(byte[] text, int start, bool isWeighted)
    {
        var number = text.AsSpan(0, start).Count((byte)'\n') + 1;
        var line = System.Text.Encoding.UTF8.GetString(text, start, Math.Min(80, LineAfter(text, start) - start)).TrimEnd();
        return new FormatException($"Line {number}: expected {(isWeighted ? "two node numbers and a weight" : "two node numbers")}, found \"{line}\".");
    }
}
