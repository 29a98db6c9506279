using AntiCorruption.Api.Wire.Errors;
using GraphQL.Validation;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>
/// The engine's validation, then the rules of this house. A document that has passed before comes without the engine's rules;
/// only its variables and arguments are read again, and it is not walked.
/// </summary>
internal sealed class WireValidator(IEnumerable<IWireRule> rules) : IDocumentValidator
{
    private readonly DocumentValidator engine = new();
    private readonly IWireRule[] rules = [.. rules];

    /// <summary>The engine's rules for a document that it has not seen before.</summary>
    public static IReadOnlyList<IValidationRule> NewDocument { get; } = [ErrorLimit.Instance, .. DocumentValidator.CoreRules];

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options) => CheckAsync(options);

    private async Task<IValidationResult> CheckAsync(ValidationOptions options)
    {
        try
        {
            var result = await this.engine.ValidateAsync(options).ConfigureAwait(false);
            return options.UserContext is WireUserContext user ? Checked(result, options, user) : result;
        }
        catch (TooManyErrorsException found)
        {
            return new ValidationResult(found.Errors);
        }
    }

    private IValidationResult Checked(IValidationResult result, ValidationOptions options, WireUserContext user)
    {
        if (!result.IsValid)
            return result;
        var context = new RuleContext(
            options.Schema,
            options.Document,
            options.Operation,
            user.Caller,
            options.Variables,
            result.ArgumentValues
        )
        {
            User = user,
        };
        var faults = new List<RuleError>(0);
        foreach (var rule in this.rules)
            rule.Check(context, faults);
        return faults.Count == 0 ? result : new ValidationResult(faults);
    }
}
