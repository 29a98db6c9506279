using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using FluentValidation;
using FluentValidation.Results;

namespace AntiCorruption.Api.Changes;

/// <summary>
/// Rules about the form of an input; what a record must be is asked of the network. Each failure carries its <see cref="RuleFault"/>.
/// </summary>
internal static class FormRules
{
    /// <summary>A field that the record cannot be without: to be changed, not to be given as null.</summary>
    public static void NotTakenAway<T, TProperty>(this IRuleBuilder<T, TProperty> rule)
        where T : ChangeInput =>
        rule.Custom(
            (value, context) =>
            {
                var field = InputNames.Of(context.PropertyPath);
                if (value is null && context.InstanceToValidate.Given.Contains(field))
                    context.Fail(Rules.Required.At(field, field));
            }
        );

    /// <summary>The id of a record of a kind, or nothing.</summary>
    public static void IdOf<T>(this IRuleBuilder<T, string?> rule, RecordKind kind) =>
        rule.Custom(
            (id, context) =>
            {
                if (id is not null && FaultOf(kind, id, context.PropertyPath) is { } fault)
                    context.Fail(fault);
            }
        );

    /// <summary>Years that a set of fiscal years can hold, at most so many.</summary>
    public static void FiscalYears<T>(this IRuleBuilder<T, IReadOnlyList<int>?> rule, int max) =>
        rule.Custom(
            (years, context) =>
            {
                if (years?.Count > max)
                    context.Fail(Rules.TooMany.At(context.PropertyPath, years.Count, max));
                foreach (var (i, year) in (years ?? []).Take(max).Index())
                    if (FieldRules.Year(year, $"{context.PropertyPath}[{i}]") is { } fault)
                        context.Fail(fault);
            }
        );

    /// <summary>A short text without spaces that no record holds: a key to look up, a revision.</summary>
    public static void Tag<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom(
            (text, context) =>
            {
                if (FieldRules.Key(text is null ? null : PlainText.Normalise(text), context.PropertyPath) is { } fault)
                    context.Fail(fault);
            }
        );

    public static void Fail<T>(this ValidationContext<T> context, RuleFault fault) =>
        context.AddFailure(new ValidationFailure(fault.Field, fault.MessageEn) { ErrorCode = fault.Code, CustomState = fault });

    private static RuleFault? FaultOf(RecordKind kind, string id, string field) =>
        !GlobalId.TryRead(id, out var node) ? Rules.InvalidId.At(field, FieldRules.Cut(id))
        : node.Kind != kind || node.OtherPartyId is not null ? Rules.WrongKindOfId.At(field, Rules.Name(kind), Rules.Name(node.Kind))
        : null;
}
