using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>
/// Holds a subscription's root to the specification (September 2025, § 5.2.4.1): which stream is asked for must not depend
/// on values, so <c>@skip</c> and <c>@include</c> stand nowhere in its root selection, fragments included.
/// </summary>
internal sealed class SubscriptionRootRule : IWireRule
{
    public void Check(RuleContext context, ICollection<RuleError> faults)
    {
        if (context.Operation.Operation == OperationType.Subscription)
            Check(context.Operation.SelectionSet, context.Document, [], faults);
    }

    private static void Check(
        GraphQLSelectionSet set,
        GraphQLDocument document,
        HashSet<GraphQLFragmentDefinition> seen,
        ICollection<RuleError> faults
    )
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in (selection as IHasDirectivesNode)?.Directives?.Items ?? [])
                if (directive.Name.Value == "skip" || directive.Name.Value == "include")
                    faults.Add(new RuleError(Conditional(directive.Name.StringValue), document, directive));
            if (selection is GraphQLInlineFragment inline)
                Check(inline.SelectionSet, document, seen, faults);
            if (
                selection is GraphQLFragmentSpread spread
                && document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment
                && seen.Add(fragment)
            )
                Check(fragment.SelectionSet, document, seen, faults);
        }
    }

    private static WireException Conditional(string directive) =>
        new(
            "CONDITIONAL_SUBSCRIPTION",
            $"@{directive} may not stand at the root of a subscription. Put it on the fields below, or send another subscription.",
            $"ใช้ @{directive} ที่ระดับบนสุดของการติดตามไม่ได้ ให้ใช้กับฟิลด์ที่อยู่ลึกลงไป หรือส่งการติดตามอีกแบบแทน"
        );
}
