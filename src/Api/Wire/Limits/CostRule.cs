using System.Runtime.CompilerServices;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using GraphQLParser.AST;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>Refuses, before anything is executed, a request that would cost too much with the values its variables have.</summary>
internal sealed class CostRule(IOptions<WireOptions> options) : IWireRule
{
    private readonly ConditionalWeakTable<GraphQLOperationDefinition, PricePlan> plans = [];
    private readonly WireOptions.LimitOptions limits = options.Value.Limits;

    public void Check(RuleContext context, ICollection<RuleError> faults)
    {
        try
        {
            var cost = PlanOf(context).Price(context.Arguments) + (AsOf.IsOn(context.Operation) ? CostAttribute.OfEarlierVersion : 0);
            context.User?.Cost = cost;
            if (context.Operation.Operation == OperationType.Subscription && cost > limits.MaxSubscriptionCost)
                faults.Add(new RuleError(CostFaults.TooCostlyEvent(cost, limits.MaxSubscriptionCost)));
            else if (cost > limits.MaxCost)
                faults.Add(new RuleError(CostFaults.TooCostly(cost, limits.MaxCost)));
        }
        catch (WireException fault)
        {
            faults.Add(new RuleError(fault));
        }
    }

    private PricePlan PlanOf(RuleContext context)
    {
        if (plans.TryGetValue(context.Operation, out var plan))
            return plan;
        plan = PricePlan.Of(context.Operation, context.Document, context.Schema, limits);
        plans.AddOrUpdate(context.Operation, plan);
        return plan;
    }
}
