using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>
/// What an argument adds to the price of its field by what is asked for with it: times its number, the length of its list, or the units of
/// an input that is <see cref="IPricedInput"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CostPerUnitAttribute(double weight) : GraphQLAttribute
{
    internal const string MetadataKey = "Wire.CostPerUnit";

    /// <summary>The price of one unit.</summary>
    public double Weight { get; } = weight;

    public override void Modify(QueryArgument queryArgument) => queryArgument.WithMetadata(MetadataKey, Weight);
}

/// <summary>An input that says how much it asks for.</summary>
public interface IPricedInput
{
    /// <summary>How much, in units of the price that its argument names.</summary>
    internal double Units { get; }
}
