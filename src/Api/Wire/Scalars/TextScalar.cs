using AntiCorruption.Graph.Model;
using GraphQL.Types;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Scalars;

/// <summary>
/// The type String, as callers write it: every text comes in in normal form C, be it a name, a key or what is searched for.
/// </summary>
public sealed class TextScalar : StringGraphType
{
    public TextScalar() => Name = "String";

    public override object? ParseLiteral(GraphQLValue value) => Normalised(base.ParseLiteral(value));

    public override object? ParseValue(object? value) => Normalised(base.ParseValue(value));

    private static object? Normalised(object? value) => value is string text ? PlainText.Normalise(text) : value;
}
