using System.Runtime.CompilerServices;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Access;

/// <summary>Refuses, before anything is executed, an operation that asks for or filters by what its caller's role may not.</summary>
internal sealed partial class RoleRule(ILogger<RoleRule> log) : IWireRule
{
    /// <summary>More places than this are not listed.</summary>
    private const int MaxListed = 10;

    private readonly ConditionalWeakTable<GraphQLOperationDefinition, RolePlan> plans = [];

    public void Check(RuleContext context, ICollection<RuleError> faults)
    {
        var role = ((Caller)context.Caller).Role;
        var plan = PlanOf(context);
        if (plan.Needs.Count == 0 && plan.Variables.Count == 0)
            return;
        IEnumerable<RoleNeed> needs = plan.Variables.Count == 0 ? plan.Needs : plan.Needs.Concat(OfVariables(plan, context));
        foreach (var need in needs.Where(need => need.Role > role).DistinctBy(need => need.Place).Take(MaxListed))
        {
            LogDenied(log, context.Caller.Name, role, need.Place, need.Role);
            faults.Add(new RuleError(AccessFaults.Forbidden(need.Place, need.Role, role), context.Document, need.Syntax));
        }
    }

    private static List<RoleNeed> OfVariables(RolePlan plan, RuleContext context)
    {
        var needs = new List<RoleNeed>();
        foreach (var variable in plan.Variables)
            if (context.Variables.TryGetValue(variable.Name, out var value))
                RoleInputs.Value(value, variable.Type, variable.Syntax, needs);
        return needs;
    }

    private RolePlan PlanOf(RuleContext context)
    {
        if (plans.TryGetValue(context.Operation, out var plan))
            return plan;
        plan = new RolePlanBuilder(context.Document, context.Schema).Build(context.Operation);
        plans.AddOrUpdate(context.Operation, plan);
        return plan;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Caller} ({Role}) was refused {Place}, which needs {Needed}")]
    private static partial void LogDenied(ILogger log, string caller, Role role, string place, Role needed);
}
