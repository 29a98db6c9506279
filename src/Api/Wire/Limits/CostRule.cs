using System.Runtime.CompilerServices;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>Refuses, before anything is executed, a request that would cost too much with the values its variables have.</summary>
internal sealed class CostRule(IOptions<WireOptions> options) : ValidationRuleBase, IWireRule
{
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, PricePlan> _plans = [];
    private readonly WireOptions.LimitOptions _limits = options.Value.Limits;

    public bool EachTime => true;

    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (!context.HasErrors && Fault(context) is { } fault)
            context.ReportError(new RuleError(fault));
        return default;
    }

    private WireException? Fault(ValidationContext context)
    {
        try
        {
            var cost = PlanOf(context).Price(context);
            return cost > _limits.MaxCost ? CostFaults.TooCostly(cost, _limits.MaxCost) : null;
        }
        catch (WireException fault)
        {
            return fault;
        }
    }

    private PricePlan PlanOf(ValidationContext context)
    {
        if (_plans.TryGetValue(context.Operation, out var plan))
            return plan;
        plan = PricePlan.Of(context.Operation, context.Document, context.Schema, _limits);
        _plans.AddOrUpdate(context.Operation, plan);
        return plan;
    }
}
