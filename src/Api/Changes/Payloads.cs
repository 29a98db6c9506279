using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Changes;

/// <summary>What a mutation answers: the thing, or why there is none.</summary>
public abstract class Payload(IReadOnlyList<IUserError>? errors)
{
    /// <summary>Why nothing was changed; null when it was.</summary>
    [OutputType(typeof(ListGraphType<NonNullGraphType<ChangeErrorUnion>>))]
    public IReadOnlyList<IUserError>? Errors => errors;
}

/// <summary>The answer to a deletion.</summary>
[Name("DeletePayload")]
public sealed class DeletePayload(string? deletedId, IReadOnlyList<IUserError>? errors) : Payload(errors)
{
    /// <summary>The id of what is gone.</summary>
    [Id]
    public string? DeletedId => deletedId;
}
