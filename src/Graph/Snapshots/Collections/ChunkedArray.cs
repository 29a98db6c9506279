namespace AntiCorruption.Graph.Snapshots.Collections;

/// <summary>An immutable array in chunks of 512. Changing one element copies its chunk and the list of chunks, not the whole.</summary>
internal readonly struct ChunkedArray<T>(T[][] chunks, int length)
{
    internal const int ChunkBits = 9;
    internal const int ChunkSize = 1 << ChunkBits;
    internal const int ChunkMask = ChunkSize - 1;

    public static ChunkedArray<T> Empty => new([], 0);

    public int Length => length;

    public T this[int index] => chunks[index >> ChunkBits][index & ChunkMask];

    /// <summary>The element, or the default beyond the end.</summary>
    public T? At(int index) => (uint)index < (uint)length ? this[index] : default;

    /// <summary>The places that differ in a later array; chunks that both share are passed over.</summary>
    public IEnumerable<int> Differences(ChunkedArray<T> later)
    {
        for (var start = 0; start < Math.Max(Length, later.Length); start += ChunkSize)
        {
            if (start < Length && start < later.Length && ReferenceEquals(ChunkAt(start), later.ChunkAt(start)))
                continue;
            for (var i = start; i < start + ChunkSize; i++)
                if (!ReferenceEquals(At(i), later.At(i)))
                    yield return i;
        }
    }

    private T[] ChunkAt(int index) => chunks[index >> ChunkBits];

    public Builder ToBuilder() => new(chunks, length);

    /// <summary>
    /// A changeable copy. Each chunk is copied before its first change after <see cref="ToImmutable"/>, so earlier arrays never see one.
    /// </summary>
    internal sealed class Builder(T[][] chunks, int length)
    {
        private T[][] chunks = chunks;
        private bool[] owned = new bool[chunks.Length];
        private bool ownsList;

        public int Length { get; private set; } = length;

        public T? At(int index) => (uint)index < (uint)Length ? chunks[index >> ChunkBits][index & ChunkMask] : default;

        /// <summary>A place to write to; the array grows to hold it, with defaults between.</summary>
        public ref T Slot(int index)
        {
            Reserve(index + 1);
            var c = index >> ChunkBits;
            if (!owned[c])
            {
                OwnList();
                chunks[c] = (T[])chunks[c].Clone();
                owned[c] = true;
            }
            return ref chunks[c][index & ChunkMask];
        }

        public ChunkedArray<T> ToImmutable()
        {
            Array.Clear(owned);
            ownsList = false;
            return new(chunks, Length);
        }

        private void Reserve(int wanted)
        {
            if (wanted <= Length)
                return;
            var needed = (wanted + ChunkMask) >> ChunkBits;
            if (needed > chunks.Length)
            {
                var had = chunks.Length;
                var size = needed > had + 1 ? needed : Math.Max(needed, had + had / 8);
                Array.Resize(ref chunks, size);
                Array.Resize(ref owned, size);
                ownsList = true;
                for (var c = had; c < size; c++)
                {
                    chunks[c] = new T[ChunkSize];
                    owned[c] = true;
                }
            }
            Length = wanted;
        }

        private void OwnList()
        {
            if (ownsList)
                return;
            chunks = (T[][])chunks.Clone();
            ownsList = true;
        }
    }
}
