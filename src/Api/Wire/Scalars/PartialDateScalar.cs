using AntiCorruption.Graph.Model;
using GraphQL.Types;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Scalars;

/// <summary>A date with an unknown day or month: <c>2022</c>, <c>2022-01</c> or <c>2022-01-16</c>, C.E.</summary>
public sealed class PartialDateScalar : ScalarGraphType
{
    public PartialDateScalar()
    {
        Name = "PartialDate";
        Description = "A date of the Common Era of which the day, or month and day, may be unknown: \"2022\", \"2022-01\" or \"2022-01-16\".";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Read((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        PartialDate date => date,
        string text => Read(text),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is PartialDate date ? date.ToString() : value;

    private static PartialDate Read(string text)
    {
        if (PartialDate.TryParse(text, out var date)) return date;
        var year = text.Length >= 4 && int.TryParse(text.AsSpan(0, 4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var y) ? y : 0;
        throw new FormatException(year is > PartialDate.MaxYear and < PartialDate.MaxYear + 800
            ? $"'{text}' has a year of the Buddhist era; dates are of the Common Era: did you mean {year - FiscalYear.EraOffset}{text[4..]}?"
            : "A date that exists is needed, as YYYY, YYYY-MM or YYYY-MM-DD of the Common Era.");
    }
}
