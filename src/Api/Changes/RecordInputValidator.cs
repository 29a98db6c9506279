using AntiCorruption.Graph.Model;
using FluentValidation;

namespace AntiCorruption.Api.Changes;

/// <summary>The form of what names a record to change.</summary>
internal sealed class RecordInputValidator<TInput> : AbstractValidator<TInput>
    where TInput : IRecordInput
{
    public RecordInputValidator(RecordKind kind)
    {
        Include(new MutationInputValidator<TInput>());
        RuleFor(input => input.Id).IdOf(kind);
        RuleFor(input => input.IfRevision).Tag();
    }
}
