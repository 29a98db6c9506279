using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Scalars;

/// <summary>A moment, ISO 8601 with its offset.</summary>
public sealed class DateTimeScalar : DateTimeOffsetGraphType
{
    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "A moment of the Common Era with its offset from UTC: \"2022-01-16T09:30:00+07:00\".";
    }
}
