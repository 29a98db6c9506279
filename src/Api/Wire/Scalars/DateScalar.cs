using System.Globalization;
using AntiCorruption.Graph.Model;
using GraphQL.Types;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Scalars;

/// <summary>A day of the Common Era, <c>2022-01-16</c>, in the years that the graph can hold (1900 to 2200).</summary>
public sealed class DateScalar : DateOnlyGraphType
{
    public DateScalar()
    {
        Name = "Date";
        Description = "A day of the Common Era: \"2022-01-16\".";
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLStringValue text => Read((string)text.Value),
            GraphQLNullValue => null,
            _ => ThrowLiteralConversionError(value),
        };

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            DateOnly day => day,
            string text => Read(text),
            _ => ThrowValueConversionError(value),
        };

    /// <summary>Any text passes the check of the document, so that the reading can say what is wrong with it.</summary>
    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLStringValue or GraphQLNullValue;

    /// <exception cref="ValueFaultException">It is no day, or one of another era.</exception>
    private static DateOnly Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= PartialDate.MinYear and <= PartialDate.MaxYear
            ? day
            : throw ValueFaultException.NoDate(text, "YYYY-MM-DD");
}
