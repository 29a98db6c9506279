using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire.Changes;
using AntiCorruption.Api.Wire.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.Collaborations;

internal static class CollaborationMutations
{
    /// <summary>Links two parties.</summary>
    public static async Task<CollaborationPayload> CreateCollaboration(CreateCollaborationInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "createCollaboration", edit =>
        {
            var link = new Collaboration { FromId = PartyOf(edit, input.From, input.FromKey, "from"), ToId = PartyOf(edit, input.To, input.ToKey, "to"), Type = input.Type };
            link = mapper.Map(input, link);
            return edit.Add(link.FiscalYears.IsEmpty ? link with { FiscalYears = FiscalYears.Between(link.Start, link.End) } : link);
        }, cancellationToken));

    /// <summary>Changes a link.</summary>
    public static async Task<CollaborationPayload> UpdateCollaboration(UpdateCollaborationInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "updateCollaboration", edit =>
            edit.Put(mapper.Map(input, Changes.Current<Collaboration>(edit, RecordKind.Collaboration, input.Id, input.IfRevision) with { })), cancellationToken));

    /// <summary>Takes a link out of lists and analyses, or brings it back.</summary>
    public static async Task<CollaborationPayload> ArchiveCollaboration(ArchiveInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "archiveCollaboration", edit =>
            edit.Put(Changes.Current<Collaboration>(edit, RecordKind.Collaboration, input.Id, input.IfRevision) with { IsArchived = input.IsArchived }), cancellationToken));

    /// <summary>Deletes a link. Its history stays.</summary>
    public static Task<DeletePayload> DeleteCollaboration(DeleteInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        changes.DeleteAsync(RecordKind.Collaboration, input, caller.Name, "deleteCollaboration", cancellationToken);

    private static int PartyOf(NetworkEdit edit, string? id, string? key, string argument) => id is not null
        ? GlobalId.Read(RecordKind.Party, id, argument)
        : edit.FindId(RecordKind.Party, key!) ?? throw new RuleViolationException("UNKNOWN_PARTY", argument + "Key", $"No party has the key {key}.", $"ไม่พบองค์กรที่มีรหัส {key}");
}

/// <summary>The answer to a change of a link.</summary>
[Name("CollaborationPayload")]
public sealed class CollaborationPayload(Outcome<Collaboration> outcome) : Payload(outcome.Errors)
{
    /// <summary>The link as it is now; null when there were errors.</summary>
    public CollaborationNode? Collaboration() => outcome.Node((network, link) => new CollaborationNode(network, link));
}
