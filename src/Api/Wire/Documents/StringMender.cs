using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>Gives the strings of a syntax tree the values that the sent text has at their places: escapes with braces included.</summary>
internal sealed class StringMender : ASTVisitor<NullVisitorContext>
{
    private readonly string text;

    private StringMender(string text) => this.text = text;

    /// <param name="document">Parsed from a text in which everything stands where it does in <paramref name="text"/>.</param>
    public static void Mend(GraphQLDocument document, string text)
    {
        var visit = new StringMender(text).VisitAsync(document, default);
        // No visit waits for anything.
        if (!visit.IsCompletedSuccessfully)
            visit.AsTask().GetAwaiter().GetResult();
    }

    protected override ValueTask VisitArgumentAsync(GraphQLArgument argument, NullVisitorContext context)
    {
        argument.Value = Mended(argument.Value);
        return base.VisitArgumentAsync(argument, context);
    }

    protected override ValueTask VisitObjectFieldAsync(GraphQLObjectField objectField, NullVisitorContext context)
    {
        objectField.Value = Mended(objectField.Value);
        return base.VisitObjectFieldAsync(objectField, context);
    }

    protected override ValueTask VisitListValueAsync(GraphQLListValue listValue, NullVisitorContext context)
    {
        for (var index = 0; index < listValue.Values?.Count; index++)
            listValue.Values[index] = Mended(listValue.Values[index]);
        return base.VisitListValueAsync(listValue, context);
    }

    protected override ValueTask VisitVariableDefinitionAsync(GraphQLVariableDefinition variableDefinition, NullVisitorContext context)
    {
        if (variableDefinition.DefaultValue is { } value)
            variableDefinition.DefaultValue = Mended(value);
        return base.VisitVariableDefinitionAsync(variableDefinition, context);
    }

    private GraphQLValue Mended(GraphQLValue value) =>
        value is GraphQLStringValue && !IsBlock(value.Location.Start)
            ? new PlacedString(StringLiteral.ValueAt(text, value.Location.Start)) { Location = value.Location }
            : value;

    /// <summary>The parser has a block string begin at the last of its three quotation marks.</summary>
    private bool IsBlock(int start) => start >= 2 && text.AsSpan(start - 2).StartsWith("\"\"\"");

    private sealed class PlacedString(ROM value) : GraphQLStringValue(value)
    {
        public override GraphQLLocation Location { get; set; }
    }
}
