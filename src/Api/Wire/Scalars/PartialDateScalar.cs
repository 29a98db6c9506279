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
        Description =
            "A date of the Common Era of which the day, or month and day, may be unknown: \"2022\", \"2022-01\" or \"2022-01-16\".";
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
            PartialDate date => date,
            string text => Read(text),
            _ => ThrowValueConversionError(value),
        };

    public override object? Serialize(object? value) => value is PartialDate date ? date.ToString() : value;

    /// <summary>Any text passes the check of the document, so that the reading can say what is wrong with it.</summary>
    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLStringValue or GraphQLNullValue;

    /// <exception cref="ValueFaultException">It is no date.</exception>
    private static PartialDate Read(string text) =>
        PartialDate.TryParse(text, out var date) ? date : throw ValueFaultException.NoDate(text, PartialDate.Forms);
}
