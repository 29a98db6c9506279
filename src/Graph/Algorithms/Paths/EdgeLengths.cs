using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>How long a tie is to a path.</summary>
public enum LengthRule
{
    /// <summary>Every tie is one step.</summary>
    Hops,

    /// <summary>The weight is the length.</summary>
    Weight,

    /// <summary>The weight is a strength: the length is 1 ÷ weight, so that strong ties are short.</summary>
    InverseWeight,
}

/// <summary>Lengths of ties by a <see cref="LengthRule"/>.</summary>
internal static class EdgeLengths
{
    /// <summary>
    /// Two sums of lengths that differ by less than this share of the larger are equal: 1/3 + 1/3 + 1/3 = 1, whatever the rounding.
    /// </summary>
    public const double RelativeTolerance = 1e-12;

    /// <summary>
    /// A length for each entry of the graph's rows (its in-rows where <paramref name="incoming"/>), or null where every tie is one step.
    /// </summary>
    public static double[]? Of(CsrGraph graph, LengthRule rule, bool incoming = false)
    {
        var weights = incoming ? graph.InWeights : graph.Weights;
        return weights is null || rule == LengthRule.Hops ? null
            : rule == LengthRule.Weight ? weights
            : Array.ConvertAll(weights, weight => 1 / weight);
    }

    /// <summary>The length of one entry whose weight stands at <paramref name="arc"/>.</summary>
    public static double At(double[]? weights, int arc, LengthRule rule) =>
        weights is null || rule == LengthRule.Hops ? 1
        : rule == LengthRule.Weight ? weights[arc]
        : 1 / weights[arc];

    /// <summary>Whether two sums of lengths count as equal.</summary>
    public static bool AreEqual(double left, double right) => Math.Abs(left - right) <= RelativeTolerance * Math.Max(left, right);

    /// <summary>Whether an arc is the last of a shortest path: the distance before it and its length make the distance after it.</summary>
    /// <exception cref="ArithmeticException">They do, but the length is so small beside the distance that adding it changes nothing: which
    /// end comes first cannot be told.</exception>
    public static bool IsTight(double before, double length, double after)
    {
        if (before < after)
            return AreEqual(before + length, after);
        if (before + length == before && double.IsFinite(before) && AreEqual(before, after))
            throw TooFarApart(before);
        return false;
    }

    public static ArithmeticException TooFarApart(double distance) =>
        new($"Lengths lie too far apart for sums in double precision: one of them adds nothing to a distance of {distance:R}.");
}
