using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Reads ties from a text: <c>u v</c> or <c>u v w</c> a line, numbers from 0, apart by spaces, tabs or a comma; empty lines, lines that
/// begin with # or % and a byte order mark are passed over.
/// Lines end with a line feed, with a carriage return before it or not. All threads read and parse, a block of the text at a time; the
/// order of the file is kept. Memory: 8 bytes per tie, weighted 16; the text is never held whole.
/// </summary>
public static class EdgeListFile
{
    /// <param name="isWeighted">Whether a third number is read; it is a mistake for it to be missing then. Where it is not read it must
    /// still be a weight, where there is one.</param>
    /// <exception cref="FormatException">A line that is no tie; the message names the file, the number of the first such line and what it
    /// says.</exception>
    public static EdgeList Read(string path, bool isWeighted = false)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        // What has no length to tell (a pipe) is read to its end.
        try
        {
            return length == 0
                ? Parse(File.ReadAllBytes(path), isWeighted)
                : new Reading((into, place) => RandomAccess.Read(file, into, place), length, isWeighted).Run();
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <inheritdoc cref="Read"/>
    public static EdgeList Parse(byte[] text, bool isWeighted = false) =>
        new Reading((into, place) => Copy(text.AsSpan((int)place), into), text.Length, isWeighted).Run();

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var count = Math.Min(text.Length, into.Length);
        text[..count].CopyTo(into);
        return count;
    }

    /// <summary>Puts what the text says from a place on into a buffer.</summary>
    /// <returns>How many bytes; at least one where there are any.</returns>
    private delegate int Source(Span<byte> into, long place);

    /// <summary>One text under way.</summary>
    private sealed class Reading(Source source, long length, bool isWeighted)
    {
        /// <summary>Bytes a thread reads and parses at a time: they stay in its cache from the one to the other.</summary>
        private const int Block = 1 << 18;

        /// <summary>Bytes read after a block, for the rest of its last line.</summary>
        private const int Tail = 1 << 12;

        /// <summary>No tie is shorter: two numbers of one digit, one separator, the line's end.</summary>
        private const int ShortestTie = 4;

        private const int RoomOfTies = 1 << 20;

        private readonly ConcurrentBag<EdgeList.Room> rooms = [];
        private readonly Lock badLineLock = new();
        private long badLine = long.MaxValue;

        public EdgeList Run()
        {
            var segments = new EdgeList.Segment?[(int)((length + Block - 1) / Block)];
            ParallelLoop.Run(segments.Length, part =>
                segments[part] = ParseBlock((long)part * Block, Math.Min(length, ((long)part + 1) * Block))
            );
            if (badLine < long.MaxValue)
                throw BadLine();
            var edges = new EdgeList(isWeighted);
            foreach (var segment in segments)
                if (segment is not null)
                    edges.Append(segment);
            return edges;
        }

        /// <summary>The ties of the lines that begin in a block; null where there are none.</summary>
        private EdgeList.Segment? ParseBlock(long from, long to)
        {
            // The byte in front tells whether a line begins with the block.
            var begin = Math.Max(0, from - 1);
            for (var size = to - begin + Tail; ; size *= 2)
            {
                var count = (int)Math.Min(Array.MaxLength - TieLine.Padding, Math.Min(size, length - begin));
                using var buffer = Scratch.Rent<byte>(count + TieLine.Padding);
                Fill(buffer.Span[..count], begin);
                if (begin + count == length && buffer[count - 1] != '\n')
                    buffer[count++] = (byte)'\n';
                var text = buffer.Span[..count];
                var first =
                    from > 0 ? TieLine.EndOfLine(text, 0)
                    : text.StartsWith("\ufeff"u8) ? 3
                    : 0;
                if (begin + first >= to)
                    return null;
                var last = TieLine.EndOfLine(text, (int)(to - 1 - begin));
                if (text[last - 1] == '\n')
                    return ParseLines(text[..last], first, begin);
                if (size > Array.MaxLength)
                    throw new IOException($"A line has more than {Array.MaxLength} bytes.");
            }
        }

        private EdgeList.Segment? ParseLines(ReadOnlySpan<byte> text, int first, long begin)
        {
            var most = (text.Length - first) / ShortestTie + 1;
            var room = RoomFor(most);
            var ties = room.Ties.AsSpan(room.Taken, most);
            var weights = isWeighted ? room.Weights.AsSpan(room.Taken, most) : [];
            int count = 0,
                largest = 0;
            for (var place = first; place < text.Length; )
            {
                if (
                    !TieLine.TryPlain(
                        ref MemoryMarshal.GetReference(text),
                        isWeighted,
                        ref place,
                        out var one,
                        out var other,
                        out var weight
                    )
                )
                {
                    if (!TieLine.TryParse(text, isWeighted, ref place, out var tie))
                    {
                        lock (badLineLock)
                            badLine = Math.Min(badLine, begin + place);
                        break;
                    }
                    if (tie is null)
                        continue;
                    (one, other, weight) = tie.Value;
                }
                ties[count] = new EdgeList.Tie(one, other);
                if (isWeighted)
                    weights[count] = weight;
                count++;
                largest = Math.Max(largest, Math.Max(one, other));
            }
            var segment = count == 0 ? null : room.Take(count, largest);
            rooms.Add(room);
            return segment;
        }

        private EdgeList.Room RoomFor(int ties)
        {
            if (rooms.TryTake(out var room) && room.Ties.Length - room.Taken >= ties)
                return room;
            return new EdgeList.Room(isWeighted, (int)Math.Max(ties, Math.Min(RoomOfTies, length / ShortestTie)));
        }

        private void Fill(Span<byte> into, long place)
        {
            while (into.Length > 0)
            {
                var count = source(into, place);
                if (count <= 0)
                    throw new EndOfStreamException("The file became shorter while it was read.");
                into = into[count..];
                place += count;
            }
        }

        private FormatException BadLine()
        {
            var (number, block) = (1L, new byte[Block]);
            for (var place = 0L; place < badLine; place += Block)
            {
                var part = block.AsSpan(0, (int)Math.Min(Block, badLine - place));
                Fill(part, place);
                number += part.Count((byte)'\n');
            }
            var start = block.AsSpan(0, (int)Math.Min(80, length - badLine));
            Fill(start, badLine);
            var line = Encoding.UTF8.GetString(start[..TieLine.EndOfLine(start, 0)]).TrimEnd();
            return new FormatException($"Line {number}: {TieLine.FaultOf(line, isWeighted)}, found \"{line}\".");
        }
    }
}
