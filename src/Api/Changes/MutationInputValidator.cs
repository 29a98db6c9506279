using FluentValidation;

namespace AntiCorruption.Api.Changes;

/// <summary>The form of what every mutation takes.</summary>
internal sealed class MutationInputValidator<TInput> : AbstractValidator<TInput>
    where TInput : IMutationInput
{
    public MutationInputValidator() => RuleFor(input => input.ClientMutationId).Tag();
}
