using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Scalars;

/// <summary>A day of the Common Era, <c>2022-01-16</c>.</summary>
public sealed class DateScalar : DateOnlyGraphType
{
    public DateScalar()
    {
        Name = "Date";
        Description = "A day of the Common Era: \"2022-01-16\".";
    }
}
