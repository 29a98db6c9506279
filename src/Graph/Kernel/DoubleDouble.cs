namespace AntiCorruption.Graph.Kernel;

/// <summary>A number of some 32 digits, as a sum of two (T. J. Dekker, Numerische Mathematik 18, 1971): for sums whose large terms cancel.
/// An addition is off by at most 2⁻¹⁰⁴ of its larger term.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value.High + value.Low;

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        var sum = left.High + right.High;
        var part = sum - left.High;
        return Normal(sum, left.High - (sum - part) + (right.High - part) + (left.Low + right.Low));
    }

    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + -right;

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        var product = left.High * right.High;
        return Normal(product, Math.FusedMultiplyAdd(left.High, right.High, -product) + (left.High * right.Low + left.Low * right.High));
    }

    private static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, high - sum + low);
    }
}
