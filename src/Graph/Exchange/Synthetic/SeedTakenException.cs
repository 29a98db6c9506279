namespace AntiCorruption.Graph.Exchange.Synthetic;

/// <summary>A network holds the synthetic network of a seed already: the whole of it, or one of another size.</summary>
public sealed class SeedTakenException(ulong seed)
    : Exception($"This network holds the synthetic network of seed {seed} already, or one of another size.")
{
    public ulong Seed => seed;
}
