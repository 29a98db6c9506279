namespace AntiCorruption.Graph.Exchange.Synthetic;

/// <summary>How large a made-up network is, and which one of all.</summary>
public sealed record SyntheticOptions
{
    /// <summary>The same seed and sizes give the same network on every machine.</summary>
    public ulong Seed { get; init; } = 2568;

    /// <summary>Links to make; all other sizes follow. A million is about the whole of Thailand.</summary>
    public int LinkCount { get; init; } = 1_000_000;

    /// <summary>The two fiscal years that it spans: this one and the next.</summary>
    public int FirstFiscalYear { get; init; } = 2567;

    /// <summary>Records of a change: what a store takes at once without pains.</summary>
    public int PartSize { get; init; } = 20_000;

    /// <summary>Who generates: recorded with the change.</summary>
    public string By { get; init; } = "generate command";

    public double Scale => LinkCount / 1_000_000.0;
    public int SubdistrictCount => Sized(7_255, 77);
    public int CouncilCount => Sized(7_800, 80);
    public int LocalGovernmentCount => Sized(7_850, 80);
    public int GoodActorCount => Sized(100_000, 300);
    public int OtherPartyCount => Sized(4_350, 60);
    public int ActivityCount => Sized(6_000, 40);
    public int TargetAreaCount => Sized(900, 10);

    private int Sized(int whole, int least) => Math.Max(least, (int)Math.Round(whole * Scale));
}

/// <summary>Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to, but not including, <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>From 0 to, but not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
