using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>A document read into its syntax tree.</summary>
/// <param name="Text">What was sent, or what its id stands for.</param>
/// <param name="Syntax">The tree; plans and prices are cached by its identity.</param>
/// <param name="Checked">Whether it passed the rules that depend on nothing but the document and the schema.</param>
/// <param name="Hash">Under what hash a client means to ask for it again, if it said so.</param>
public sealed record ReadyDocument(string Text, GraphQLDocument Syntax, bool Checked, string? Hash)
{
    /// <summary>The operation that is meant, or null when the name is missing, unknown or not unique.</summary>
    public GraphQLOperationDefinition? Operation(string? name)
    {
        GraphQLOperationDefinition? found = null;
        foreach (var definition in Syntax.Definitions)
        {
            if (definition is not GraphQLOperationDefinition operation || !string.IsNullOrEmpty(name) && operation.Name != name)
                continue;
            if (found is not null)
                return null;
            found = operation;
        }
        return found;
    }
}
