using System.Security.Cryptography;
using System.Text;

namespace AntiCorruption.Graph.Storage;

/// <summary>
/// Ids of changes. One that a caller named is made of what it says: its first half of who asked and under which name, its second of
/// what was asked. So the log of any store tells whether a change was made, and whether it was this one.
/// </summary>
public static class ChangeIds
{
    private const int HalfLength = 8;

    /// <summary>The id of a change that nobody named.</summary>
    public static Guid New() => Guid.CreateVersion7();

    /// <summary>The id of a change that its caller named.</summary>
    /// <param name="by">The caller.</param>
    /// <param name="name">The caller's own id of the change.</param>
    /// <param name="request">All that was asked for; equal requests are equal texts.</param>
    public static Guid Of(string by, string name, string request)
    {
        Span<byte> bytes = stackalloc byte[2 * HalfLength];
        Hash($"{by.Length} {by} {name}").AsSpan(0, HalfLength).CopyTo(bytes);
        Hash(request).AsSpan(0, HalfLength).CopyTo(bytes[HalfLength..]);
        // Version 8 of RFC 9562, made by a rule of one's own: never one of New's, which are of version 7.
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Whether two changes were asked for by one caller under one name.</summary>
    public static bool HaveOneName(Guid left, Guid right) =>
        left.ToByteArray().AsSpan(0, HalfLength).SequenceEqual(right.ToByteArray().AsSpan(0, HalfLength));

    /// <summary>What the ids of one caller's name begin with, as a text of 18 characters.</summary>
    public static string PrefixOf(Guid changeId) => changeId.ToString("D")[..18];

    /// <summary>The lowest and the highest id of one caller's name, as bytes.</summary>
    public static (byte[] From, byte[] To) RangeOf(Guid changeId)
    {
        byte[] from = changeId.ToByteArray(),
            to = changeId.ToByteArray();
        from.AsSpan(HalfLength).Clear();
        to.AsSpan(HalfLength).Fill(byte.MaxValue);
        return (from, to);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
