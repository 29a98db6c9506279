using AntiCorruption.Api.Wire.Responses;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>
/// Ends the checking of a document that has more errors than an answer shows: each costs the engine a search for what may have been meant.
/// </summary>
internal sealed class ErrorLimit : ValidationRuleBase, INodeVisitor
{
    public static readonly ErrorLimit Instance = new();

    private ErrorLimit() { }

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    /// <exception cref="TooManyErrorsException">More were found than an answer shows.</exception>
    public ValueTask EnterAsync(ASTNode node, ValidationContext context) =>
        context.HasErrors && context.Errors.Count() > ResultWriter.MaxErrorCount
            ? throw new TooManyErrorsException(context.Errors)
            : default;

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}

/// <summary>What was found before the checking ended.</summary>
internal sealed class TooManyErrorsException(IEnumerable<ValidationError> errors) : Exception
{
    public IReadOnlyList<ValidationError> Errors { get; } = [.. errors];
}
