using System.Buffers;
using System.Globalization;
using System.Text;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>
/// A file on its way to a reader: what a format writes is collected in one buffer and handed on when that is full, so that a file of any
/// length takes the memory of the buffer alone. A format asks after each row whether it is full.
/// </summary>
public sealed class ExportOutput(Stream stream, CancellationToken cancellationToken) : IBufferWriter<byte>
{
    private const int FullAt = 1 << 16;
    private byte[] buffer = new byte[FullAt + (1 << 14)];
    private int length;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether it is time to hand on what has been collected.</summary>
    public bool IsFull => length >= FullAt;

    /// <summary>Hands on what has been collected.</summary>
    /// <exception cref="OperationCanceledException">The reader has left.</exception>
    public async ValueTask FlushAsync()
    {
        await stream.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        length = 0;
    }

    /// <summary>Hands on what a file beside holds, to its end.</summary>
    public async Task CopyAsync(Stream file)
    {
        await FlushAsync().ConfigureAwait(false);
        await file.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        length += bytes.Length;
    }

    public void Write(ReadOnlySpan<char> text) =>
        length += Encoding.UTF8.GetBytes(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Write(long number)
    {
        number.TryFormat(GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>The shortest form that reads back as the same number.</summary>
    public void Write(double number)
    {
        number.TryFormat(GetSpan(32), out var written, provider: CultureInfo.InvariantCulture);
        length += written;
    }

    public void Write(DateOnly day)
    {
        day.TryFormat(GetSpan(10), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        length += written;
    }

    /// <summary>A value that is not missing, as plain text formats write it.</summary>
    public void Write(ExportValue value, ExportType type)
    {
        switch (type)
        {
            case ExportType.Integer:
                Write(value.Integer);
                break;
            case ExportType.Real:
                Write(value.Real);
                break;
            case ExportType.Boolean:
                Write(value.Boolean ? "true"u8 : "false"u8);
                break;
            case ExportType.Date:
                Write(value.Date);
                break;
            default:
                Write(value.Text);
                break;
        }
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsSpan(length);
    }

    private void Reserve(int count)
    {
        if (length + Math.Max(1, count) > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        }
    }
}
