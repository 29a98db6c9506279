using System.Buffers.Binary;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// Sets the times of all entries of a zip file to the earliest that it can say, so that the same content is the same bytes.
/// </summary>
internal static class ZipTimes
{
    private const int EndLength = 22;
    private const int EntryLength = 46;

    /// <summary>1 January 1980, as MS-DOS writes it: time, then date.</summary>
    private static readonly byte[] Earliest = [0, 0, 0x21, 0];

    /// <param name="zip">Without a comment, below 4 GiB.</param>
    public static void Clear(Stream zip)
    {
        Span<byte> bytes = stackalloc byte[EntryLength];
        Read(zip, zip.Length - EndLength, bytes[..EndLength]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);
        long at = BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]);
        for (var i = 0; i < count; i++)
        {
            Read(zip, at, bytes);
            Write(zip, at + 12);
            Write(zip, BinaryPrimitives.ReadUInt32LittleEndian(bytes[42..]) + 10L);
            at +=
                EntryLength
                + BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(bytes[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(bytes[32..]);
        }
    }

    private static void Read(Stream zip, long at, Span<byte> bytes)
    {
        zip.Position = at;
        zip.ReadExactly(bytes);
    }

    private static void Write(Stream zip, long at)
    {
        zip.Position = at;
        zip.Write(Earliest);
    }
}
