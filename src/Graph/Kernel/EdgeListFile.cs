using System.Buffers.Text;

namespace AntiCorruption.Graph.Kernel;

/// <summary>Reads ties from a text: <c>u v</c> or <c>u v w</c> a line, numbers from 0, apart by spaces, tabs or a comma; empty lines and lines that begin with # or % are passed over. All threads parse; the order of the file is kept.</summary>
public static class EdgeListFile
{
    private const int Block = 1 << 20;

    /// <param name="isWeighted">Whether a third number is read; it is a mistake for it to be missing then.</param>
    /// <exception cref="FormatException">A line that is no tie; the message names its number and what it says.</exception>
    public static EdgeList Read(string path, bool isWeighted = false) => Parse(File.ReadAllBytes(path), isWeighted);

    /// <inheritdoc cref="Read"/>
    public static EdgeList Parse(byte[] text, bool isWeighted = false)
    {
        var starts = new int[text.Length / Block + 2];
        for (var i = 1; i < starts.Length; i++)
            starts[i] = i == starts.Length - 1 ? text.Length : Math.Max(starts[i - 1], LineAfter(text, Math.Min(text.Length, i * Block)));
        var segments = new EdgeList.Segment[starts.Length - 1];
        ParallelLoop.Run(segments.Length, part => segments[part] = ParseLines(text, starts[part], starts[part + 1], isWeighted));
        var edges = new EdgeList(isWeighted);
        foreach (var segment in segments)
            edges.Append(segment);
        return edges;
    }

    private static int LineAfter(byte[] text, int place)
    {
        var end = text.AsSpan(place).IndexOf((byte)'\n');
        return end < 0 ? text.Length : place + end + 1;
    }

    private static EdgeList.Segment ParseLines(byte[] text, int from, int to, bool isWeighted)
    {
        var segment = new EdgeList.Segment(isWeighted, Math.Max(16, (to - from) / 8));
        var place = from;
        while (place < to)
        {
            var lineStart = place;
            SkipBlanks(text, to, ref place);
            if (place == to)
                break;
            if (text[place] is (byte)'\n' or (byte)'#' or (byte)'%')
            {
                place = LineAfter(text, place);
                continue;
            }
            var weight = 1.0;
            if (!TryNode(text, to, ref place, out var source) || !TryNode(text, to, ref place, out var target)
                || (isWeighted && !TryWeight(text, to, ref place, out weight)))
                throw BadLine(text, lineStart, isWeighted);
            SkipBlanks(text, to, ref place);
            if (place < to && text[place] != '\n')
            {
                if (isWeighted || !TryWeight(text, to, ref place, out _))
                    throw BadLine(text, lineStart, isWeighted);
                place = LineAfter(text, place);
            }
            else
                place++;
            segment.Add(source, target, weight);
        }
        return segment;
    }

    private static void SkipBlanks(byte[] text, int to, ref int place)
    {
        while (place < to && text[place] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\r')
            place++;
    }

    private static bool TryNode(byte[] text, int to, ref int place, out int node)
    {
        while (place < to && text[place] is (byte)' ' or (byte)'\t' or (byte)',')
            place++;
        var start = place;
        var value = 0L;
        while (place < to && (uint)(text[place] - '0') <= 9 && value <= int.MaxValue)
            value = value * 10 + (text[place++] - '0');
        node = (int)value;
        return place > start && value < int.MaxValue && (place == to || text[place] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\r' or (byte)'\n');
    }

    private static bool TryWeight(byte[] text, int to, ref int place, out double weight)
    {
        SkipBlanks(text, to, ref place);
        if (!Utf8Parser.TryParse(text.AsSpan(place, to - place), out weight, out var length) || !(weight > 0) || double.IsInfinity(weight))
            return false;
        place += length;
        return true;
    }

    private static FormatException BadLine(byte[] text, int start, bool isWeighted)
    {
        var number = text.AsSpan(0, start).Count((byte)'\n') + 1;
        var line = System.Text.Encoding.UTF8.GetString(text, start, Math.Min(80, LineAfter(text, start) - start)).TrimEnd();
        return new FormatException($"Line {number}: expected {(isWeighted ? "two node numbers and a weight above 0" : "two node numbers")}, found \"{line}\".");
    }
}
