using GraphQL.Validation;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Errors;

/// <summary>A fault that a rule found, in the shape that the engine takes from rules.</summary>
public sealed class RuleError : ValidationError
{
    public RuleError(WireException fault)
        : base(fault.Message) => Fault = fault;

    public RuleError(WireException fault, GraphQLDocument document, ASTNode place)
        : base(document.Source, null, fault.Message, place) => Fault = fault;

    public WireException Fault { get; }
}
