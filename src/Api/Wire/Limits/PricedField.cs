using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>A field of an operation, fragments put in their places, with what its price depends on.</summary>
/// <param name="Syntax">Where it stands; the key to its argument values.</param>
/// <param name="Weight">Its own price.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="SizedBy">Arguments that say how many entries are asked for.</param>
/// <param name="Expected">How many to expect when none of them is given.</param>
/// <param name="Units">Arguments that add to its own price.</param>
/// <param name="Fields">What is asked of each entry.</param>
internal sealed record PricedField(
    GraphQLField Syntax,
    double Weight,
    SizeKind Size,
    IReadOnlyList<string> SizedBy,
    int Expected,
    PricedArgument[] Units,
    PricedField[] Fields
)
{
    /// <summary>What each entry of a list costs besides what is asked of it.</summary>
    public double Entry => Math.Min(Weight, 1);
}

/// <summary>An argument that adds to the price of its field.</summary>
/// <param name="Name">Which.</param>
/// <param name="Weight">The price of one unit.</param>
/// <param name="Expected">Units where it is not given.</param>
internal readonly record struct PricedArgument(string Name, double Weight, double Expected);

/// <summary>Where the number of entries of a field comes from.</summary>
internal enum SizeKind
{
    /// <summary>One object or value.</summary>
    One,

    /// <summary>A list: by its own arguments.</summary>
    Own,

    /// <summary>A connection: one object, its arguments say the size of its <c>edges</c> and <c>nodes</c>.</summary>
    Page,

    /// <summary>The <c>edges</c> or <c>nodes</c> of a connection: by the arguments of the connection.</summary>
    OfPage,
}
