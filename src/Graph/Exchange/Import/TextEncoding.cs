using System.Text;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>How a table is encoded: UTF-8, or UTF-16 with its byte-order mark. What is neither is refused, never guessed at.</summary>
internal static class TextEncoding
{
    private const int SampleSize = 1 << 16;

    /// <summary>A reader that throws <see cref="DecoderFallbackException"/> at the first byte that is not UTF-8.</summary>
    public static StreamReader Open(string path) =>
        new(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);

    /// <summary>The problem of a file that is not UTF-8, with what it looks like.</summary>
    /// <param name="rest">What became of the rest of the file.</param>
    public static ImportProblem Refuse(string path, string name, int line, Wording? rest = null) =>
        ImportProblem.Of(name, line, ImportRules.InvalidUtf8, [HintOf(path), rest ?? Wording.None]);

    private static Wording HintOf(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(file.Length, SampleSize)];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var sample = bytes.AsSpan(0, count);
        if (sample.StartsWith("PK\u0003\u0004"u8))
            return new("; it looks like an Excel workbook: save it as CSV UTF-8", " ดูเหมือนเป็นสมุดงาน Excel ให้บันทึกเป็น CSV UTF-8");
        return LooksLikeWindows874(sample)
            ? new("; it looks like Windows-874 (Thai): save it as CSV UTF-8", " ดูเหมือนเป็น Windows-874 (ภาษาไทย) ให้บันทึกเป็น CSV UTF-8")
            : Wording.None;
    }

    /// <summary>Nearly all bytes above ASCII are letters of TIS-620, and most stand together, as letters of Thai words do.</summary>
    private static bool LooksLikeWindows874(ReadOnlySpan<byte> sample)
    {
        int high = 0,
            thai = 0,
            together = 0;
        byte before = 0;
        foreach (var b in sample)
        {
            if (b >= 0x80)
                high++;
            if (b is >= 0xA1 and <= 0xDA or >= 0xDF and <= 0xFB)
                thai++;
            if (b >= 0x80 && before >= 0x80)
                together++;
            before = b;
        }
        return high > 0 && thai * 20 >= high * 19 && together * 2 >= high;
    }
}
