namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>How hard a tie pulls, by its length: a power of it, made of square roots so that every machine has the same.</summary>
internal readonly struct Pull
{
    /// <summary>Added to squares of lengths: a tie of no length does not pull to infinity.</summary>
    private const float Softening = 1e-6f;

    private Pull(double exponent) => Exponent = exponent;

    /// <summary>The pull is length to the power of this.</summary>
    public double Exponent { get; }

    /// <summary>
    /// The less the length counts, the more do groups stand out and the farther do they drift. Between groups of nodes it counts a little
    /// more than between nodes: then the whole keeps its form, and neighbours come together all the same.
    /// </summary>
    public static Pull For(LayoutAim aim, LayoutLevel level) =>
        new(
            aim == LayoutAim.Distances ? 2
            : level.Graph.IsWeighted ? 0.375
            : 0.25
        );

    /// <summary>The pull by length, from the square of the length.</summary>
    public float PerLength(float square)
    {
        var length = MathF.Sqrt(square + Softening);
        if (Exponent == 2)
            return length;
        var half = MathF.Sqrt(length);
        var quarter = MathF.Sqrt(half);
        return 1 / (half * (Exponent == 0.25 ? quarter : MathF.Sqrt(quarter)));
    }
}
