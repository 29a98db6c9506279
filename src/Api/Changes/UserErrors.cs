using AntiCorruption.Graph.Model;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Changes;

/// <summary>Why a change was not made. Nothing was written.</summary>
[Name("Error")]
public interface IUserError
{
    /// <summary>What is wrong, in English.</summary>
    string Message { get; }

    /// <summary>What is wrong, in Thai.</summary>
    string MessageTh { get; }

    /// <summary>Which rule, in upper snake case: what programs tell errors apart by.</summary>
    string Code { get; }
}

/// <summary>A field of the input is wrong by itself.</summary>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="MessageTh">What is wrong, in Thai.</param>
/// <param name="Code">Which rule, in upper snake case: what programs tell errors apart by.</param>
/// <param name="Path">Where in the input: the names of its fields, from the outside in.</param>
[Implements(typeof(IUserError))]
public sealed record InvalidInputError(string Message, string MessageTh, string Code, IReadOnlyList<string> Path) : IUserError;

/// <summary>There is nothing with an id that the input names.</summary>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="MessageTh">What is wrong, in Thai.</param>
/// <param name="Code">Which rule, in upper snake case: what programs tell errors apart by.</param>
/// <param name="Path">Where in the input: the names of its fields, from the outside in.</param>
[Implements(typeof(IUserError))]
public sealed record NotFoundError(string Message, string MessageTh, string Code, IReadOnlyList<string> Path) : IUserError;

/// <summary>The record has been changed by somebody else since the revision that the input names.</summary>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="MessageTh">What is wrong, in Thai.</param>
/// <param name="Code">Which rule, in upper snake case: what programs tell errors apart by.</param>
/// <param name="CurrentRevision">The revision that the record has now.</param>
[Implements(typeof(IUserError))]
public sealed record StaleRevisionError(string Message, string MessageTh, string Code, string CurrentRevision) : IUserError;

/// <summary>The change would break a rule of the network: a link twice, a cycle, a record in use.</summary>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="MessageTh">What is wrong, in Thai.</param>
/// <param name="Code">Which rule, in upper snake case: what programs tell errors apart by.</param>
/// <param name="Path">Where in the input: the names of its fields, from the outside in.</param>
[Implements(typeof(IUserError))]
public sealed record RuleError(string Message, string MessageTh, string Code, IReadOnlyList<string> Path) : IUserError;

internal static class UserErrors
{
    /// <summary>A broken rule as the caller is told of it: which error, at which field of the input.</summary>
    public static IUserError Of(RuleFault fault) =>
        fault.Rule.Kind switch
        {
            RuleKind.Value => new InvalidInputError(fault.MessageEn, fault.MessageTh, fault.Code, InputNames.PathOf(fault.Field)),
            RuleKind.Reference => new NotFoundError(fault.MessageEn, fault.MessageTh, fault.Code, InputNames.PathOf(fault.Field)),
            RuleKind.Revision => new StaleRevisionError(fault.MessageEn, fault.MessageTh, fault.Code, (string)fault.Values[0]),
            _ => new RuleError(fault.MessageEn, fault.MessageTh, fault.Code, InputNames.PathOf(fault.Field)),
        };
}

/// <summary>All that can be wrong with a change.</summary>
public sealed class ChangeErrorUnion : UnionGraphType
{
    public ChangeErrorUnion()
    {
        Name = "ChangeError";
        Description = "All that can be wrong with a change.";
        Type<AutoRegisteringObjectGraphType<InvalidInputError>>();
        Type<AutoRegisteringObjectGraphType<NotFoundError>>();
        Type<AutoRegisteringObjectGraphType<StaleRevisionError>>();
        Type<AutoRegisteringObjectGraphType<RuleError>>();
    }
}
