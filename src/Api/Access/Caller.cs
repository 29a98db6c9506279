using AntiCorruption.Api.Wire.Calls;
using GraphQL;

namespace AntiCorruption.Api.Access;

/// <summary>Who asks, and as what.</summary>
/// <param name="Name">As in the key's or token's name; recorded with each change.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="Until">When the credentials end; null: not known to end.</param>
public sealed record Caller(string Name, Role Role, DateTimeOffset? Until = null) : IWireCaller
{
    public bool Is(Role atLeast) => Role >= atLeast;
}

/// <summary>The caller, from where a resolver stands.</summary>
public static class CallerExtensions
{
    public static Caller Caller(this IResolveFieldContext context) => (Caller)((WireUserContext)context.UserContext).Caller;
}

/// <summary>Hands the <see cref="Access.Caller"/> to a parameter of a resolver method.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromCallerAttribute : GraphQLAttribute
{
    public override void Modify<TParameterType>(GraphQL.Types.ArgumentInformation argumentInformation) =>
        argumentInformation.SetDelegate(static context => (TParameterType)(object)context.Caller());
}
