using AntiCorruption.Api.Wire.Errors;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>
/// A rule about the caller or the values of variables, which every request has to pass, on a cached document too; registered as a service.
/// </summary>
public interface IWireRule
{
    /// <summary>Adds what is wrong; called when the document is valid and its variables and arguments are known.</summary>
    void Check(RuleContext context, ICollection<RuleError> faults);
}

/// <summary>What a rule looks at.</summary>
/// <param name="Variables">As sent, before coercion.</param>
/// <param name="Arguments">The values of the arguments that are given, by field; null: none is.</param>
public sealed record RuleContext(
    ISchema Schema,
    GraphQLDocument Document,
    GraphQLOperationDefinition Operation,
    IWireCaller Caller,
    Inputs Variables,
    IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? Arguments
)
{
    /// <summary>Every argument that is given: of which field, its name and its value.</summary>
    public IEnumerable<(GraphQLField Field, string Name, object? Value)> EachArgument =>
        from given in Arguments ?? new Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>()
        from argument in given.Value
        select (given.Key, argument.Key, argument.Value.Value);

    /// <summary>The request's own context, for what a rule finds out and others need; null outside a request.</summary>
    public WireUserContext? User { get; init; }
}
