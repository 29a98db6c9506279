using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AntiCorruption.Graph.Kernel;

/// <summary>One line of a list of ties: quick where it is plain, with care where it is not.</summary>
internal static class TieLine
{
    /// <summary>Bytes that may be looked at after the last line, whatever they are.</summary>
    public const int Padding = 64;

    private static ReadOnlySpan<double> PowersOfTen => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    /// <summary>
    /// The line at <paramref name="place"/> where it is as plain as can be: numbers of at most 9 digits with one separator between them, a
    /// weight of at most 15 digits with or without a point.
    /// Else nothing is said and nothing moved: the line is read with care.
    /// </summary>
    /// <param name="text">The line ends in a line feed, and <see cref="Padding"/> bytes follow it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPlain(ref byte text, bool isWeighted, ref int place, out int source, out int target, out double weight)
    {
        var at = place;
        (target, weight) = (-1, 1);
        source = PlainNumber(ref text, ref at);
        if (source < 0 || !IsSeparator(Unsafe.Add(ref text, at++)))
            return false;
        target = PlainNumber(ref text, ref at);
        if (target < 0 || (isWeighted && (!IsSeparator(Unsafe.Add(ref text, at++)) || !TryPlainWeight(ref text, ref at, out weight))))
            return false;
        at += Unsafe.Add(ref text, at) == '\r' ? 1 : 0;
        if (Unsafe.Add(ref text, at) != '\n')
            return false;
        place = at + 1;
        return true;
    }

    /// <summary>Up to eight digits at once, added up pair by pair, four by four and eight by eight within one register.</summary>
    /// <returns>Below 0 where there is no digit or more than nine.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlainNumber(ref byte text, ref int at)
    {
        var digits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, at));
        if (!BitConverter.IsLittleEndian)
            digits = BinaryPrimitives.ReverseEndianness(digits);
        digits ^= 0x3030303030303030;
        // The top bit of each byte that is no digit; above the first one it may be set in error.
        var others = ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
        if (others == 0)
            return PlainLong(digits, ref text, ref at);
        var bits = BitOperations.TrailingZeroCount(others) & ~7;
        if (bits == 0)
            return -1;
        at += bits >> 3;
        return EightDigits(digits << (64 - bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EightDigits(ulong digits)
    {
        digits = ((digits * (1 + (10 << 8))) >> 8) & 0x00FF00FF00FF00FF;
        digits = ((digits * (1 + (100 << 16))) >> 16) & 0x0000FFFF0000FFFF;
        return (int)((digits * (1 + (10_000UL << 32))) >> 32);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PlainLong(ulong digits, ref byte text, ref int at)
    {
        var value = EightDigits(digits);
        at += 8;
        if (!IsDigit(Unsafe.Add(ref text, at)))
            return value;
        value = value * 10 + (Unsafe.Add(ref text, at++) - '0');
        return IsDigit(Unsafe.Add(ref text, at)) ? -1 : value;
    }

    /// <summary>
    /// Digits below 2⁵³ over a power of ten below 10²²: both are exact, so the quotient is the nearest number there is (W. D. Clinger, PLDI
    /// 1990).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPlainWeight(ref byte text, ref int at, out double weight)
    {
        var start = at;
        weight = PlainNumber(ref text, ref at);
        if (weight >= 0 && Unsafe.Add(ref text, at) == '.')
        {
            at++;
            var point = at;
            var fraction = PlainNumber(ref text, ref at);
            if (fraction < 0 || at - start > 16)
                return false;
            var scale = PowersOfTen[at - point];
            weight = (weight * scale + fraction) / scale;
        }
        return weight > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDigit(byte letter) => (uint)(letter - '0') <= 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSeparator(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)',';

    /// <summary>The line at <paramref name="place"/>, however it is written; moves to the line after it.</summary>
    /// <param name="tie">Null where the line has none.</param>
    /// <returns>False where it is no line of such a list; nothing is moved then.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, bool isWeighted, ref int place, out (int Source, int Target, double Weight)? tie)
    {
        tie = null;
        var at = place;
        SkipBlanks(text, ref at);
        if (at < text.Length && text[at] is not ((byte)'\n' or (byte)'#' or (byte)'%'))
        {
            var weight = 1.0;
            if (
                !TryNode(text, ref at, out var source)
                || !TryNode(text, ref at, out var target)
                || (isWeighted && !TryWeight(text, ref at, out weight))
            )
                return false;
            SkipBlanks(text, ref at);
            if (!isWeighted && at < text.Length && text[at] != '\n' && TryWeight(text, ref at, out _))
                SkipBlanks(text, ref at);
            if (at < text.Length && text[at] != '\n')
                return false;
            tie = (source, target, weight);
        }
        place = EndOfLine(text, at);
        return true;
    }

    /// <summary>What was expected of a line that is no tie.</summary>
    public static string FaultOf(string line, bool isWeighted)
    {
        var words = line.Split([' ', '\t', ',', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var nodes = words.Take(2).Where(word => word.All(char.IsAsciiDigit)).ToArray();
        if (nodes.Any(word => !int.TryParse(word, CultureInfo.InvariantCulture, out var node) || node == int.MaxValue))
            return $"expected a node number up to {int.MaxValue - 1}";
        var isThird = nodes.Length == 2 && words.Length == 3;
        if (isThird && double.TryParse(words[2], CultureInfo.InvariantCulture, out var weight) && !EdgeList.IsWeight(weight))
            return FormattableString.Invariant($"expected a weight from {EdgeList.LeastWeight:0e0} to {EdgeList.LargestWeight:0e0}");
        return isWeighted ? "expected two node numbers and a weight" : "expected two node numbers";
    }

    /// <summary>Where the next line begins: after the first line feed at or after a place, or at the end.</summary>
    public static int EndOfLine(ReadOnlySpan<byte> text, int place)
    {
        var end = text[place..].IndexOf((byte)'\n');
        return end < 0 ? text.Length : place + end + 1;
    }

    private static void SkipBlanks(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)',' or (byte)'\r')
            at++;
    }

    private static bool TryNode(ReadOnlySpan<byte> text, ref int at, out int node)
    {
        while (at < text.Length && IsSeparator(text[at]))
            at++;
        var start = at;
        var value = 0L;
        while (at < text.Length && IsDigit(text[at]) && value <= int.MaxValue)
            value = value * 10 + (text[at++] - '0');
        node = (int)value;
        return at > start && value < int.MaxValue && (at == text.Length || IsSeparator(text[at]) || text[at] is (byte)'\r' or (byte)'\n');
    }

    private static bool TryWeight(ReadOnlySpan<byte> text, ref int at, out double weight)
    {
        SkipBlanks(text, ref at);
        if (!Utf8Parser.TryParse(text[at..], out weight, out var length) || !EdgeList.IsWeight(weight))
            return false;
        at += length;
        return true;
    }
}
