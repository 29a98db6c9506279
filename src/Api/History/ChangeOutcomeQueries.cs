using AntiCorruption.Api.Access;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.History;

internal static class ChangeOutcomeQueries
{
    /// <summary>
    /// What became of a change that this caller asked for under an id of its own: for who had no answer, or not the whole of it.
    /// </summary>
    /// <param name="clientMutationId">The id that the mutation was given.</param>
    [Requires(Role.Coordinator)]
    public static async Task<ChangeOutcomeNode> ChangeOutcome(
        string clientMutationId,
        [FromCaller] Caller caller,
        [FromServices] LiveNetwork live,
        CancellationToken cancellationToken
    )
    {
        if (FieldRules.Key(clientMutationId, "clientMutationId") is { } fault)
            throw new WireException(fault.Code, $"'clientMutationId': {fault.MessageEn}", $"'clientMutationId': {fault.MessageTh}");
        try
        {
            var (isPending, changeSet) = await live.FindChangeAsync(ChangeIds.Of(caller.Name, clientMutationId, ""), cancellationToken);
            return new(isPending, changeSet);
        }
        catch (StoreUnavailableException)
        {
            throw new WireException(
                "STORE_UNAVAILABLE",
                "What became of the change cannot be told: the store does not answer.",
                "บอกผลของการเปลี่ยนแปลงไม่ได้ เพราะติดต่อที่เก็บข้อมูลไม่ได้"
            );
        }
    }
}

/// <summary>What became of a change.</summary>
[Name("ChangeOutcome")]
[Requires(Role.Coordinator)]
public sealed class ChangeOutcomeNode(bool isPending, ChangeSet? changeSet)
{
    /// <summary>Made, pending or not made.</summary>
    public ChangeState State =>
        changeSet is not null ? ChangeState.Made
        : isPending ? ChangeState.Pending
        : ChangeState.NotMade;

    /// <summary>The version that it led to; null while it is not made.</summary>
    public long? Version => changeSet?.Version;

    /// <summary>When it was made.</summary>
    public DateTimeOffset? At => changeSet?.At;

    /// <summary>The mutation that made it.</summary>
    public string? Operation => changeSet?.Operation;

    /// <summary>The id of the record that it changed; null when it left all as it was.</summary>
    [Id]
    public string? RecordId => changeSet?.Changes is [var change, ..] ? GlobalId.Of(change.Kind, change.Id) : null;
}
