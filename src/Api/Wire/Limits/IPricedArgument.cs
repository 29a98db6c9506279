namespace AntiCorruption.Api.Wire.Limits;

/// <summary>The value of an argument that knows what it adds to the price of its field, such as a condition on a list.</summary>
public interface IPricedArgument
{
    /// <summary>What it adds, in the unit of <see cref="CostAttribute"/>: 0 or more.</summary>
    double Price { get; }
}
