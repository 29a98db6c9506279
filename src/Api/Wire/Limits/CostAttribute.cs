using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>
/// What a field costs beyond the ordinary: its own price (1 if not said) and, for a list or a connection, how many
/// entries to expect where no argument says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(double weight = 1) : GraphQLAttribute
{
    /// <summary>The price of an earlier version, which may have to be made from the changes since.</summary>
    public const double OfEarlierVersion = 2_000;

    internal const string MetadataKey = "Wire.Cost";

    /// <summary>The price of asking for this field once; an ordinary field is 1, an analysis of the whole network may be 1,000.</summary>
    public double Weight { get; } = weight;

    /// <summary>How many entries a list has when no argument says; 0: as set in the configuration.</summary>
    public int ListSize { get; set; }

    /// <summary>
    /// The arguments of this field that say how many entries are asked for, by number or by the length of a list; empty: the usual names.
    /// On a field that is no list: how many entries have the lists in it that are <see cref="SizedByParent"/>.
    /// </summary>
    public string[] SizedBy { get; set; } = [];

    /// <summary>Whether the arguments of the field above say how many entries this list has.</summary>
    public bool SizedByParent { get; set; }

    public override void Modify(FieldType fieldType, bool isInputType)
    {
        if (!isInputType)
            fieldType.WithMetadata(MetadataKey, this);
    }
}
