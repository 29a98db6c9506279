using System.Buffers;

namespace AntiCorruption.Api.Wire.Responses;

/// <summary>A growing run of bytes on rented arrays. Not thread-safe; dispose gives the array back.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(4096);

    public int Length { get; private set; }
    public ReadOnlySpan<byte> Span => this.bytes.AsSpan(0, Length);
    public ReadOnlyMemory<byte> Memory => this.bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return this.bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return this.bytes.AsSpan(Length);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    public void Dispose()
    {
        if (this.bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(this.bytes);
        this.bytes = [];
    }

    private void Reserve(int count)
    {
        var needed = Length + Math.Max(count, 1);
        if (needed <= this.bytes.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, this.bytes.Length * 2));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(this.bytes);
        this.bytes = larger;
    }
}
