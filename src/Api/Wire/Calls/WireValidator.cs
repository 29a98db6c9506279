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

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options)
    {
        var validating = this.engine.ValidateAsync(options);
        if (options.UserContext is not WireUserContext user)
            return validating;
        return validating.IsCompletedSuccessfully
            ? Task.FromResult(Checked(validating.Result, options, user))
            : LaterAsync(validating, options, user);
    }

    private async Task<IValidationResult> LaterAsync(Task<IValidationResult> validating, ValidationOptions options, WireUserContext user) =>
        Checked(await validating.ConfigureAwait(false), options, user);

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
