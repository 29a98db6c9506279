using AntiCorruption.Api.Access;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.Collaborations;

internal static class CollaborationMutations
{
    /// <summary>Links two parties.</summary>
    public static async Task<CollaborationPayload> CreateCollaboration(
        CreateCollaborationInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) =>
        new(
            await changes.CreateAsync(
                input,
                caller.Name,
                "createCollaboration",
                edit => edit.Add(Linked(edit, input, mapper)),
                cancellationToken
            )
        );

    /// <summary>Changes a link.</summary>
    public static async Task<CollaborationPayload> UpdateCollaboration(
        UpdateCollaborationInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) =>
        new(
            await changes.UpdateAsync<UpdateCollaborationInput, Collaboration>(
                input,
                RecordKind.Collaboration,
                caller.Name,
                "updateCollaboration",
                link => Dated(mapper.Map(input, link with { }), input),
                cancellationToken
            )
        );

    /// <summary>Takes a link out of lists and analyses, or brings it back.</summary>
    public static async Task<CollaborationPayload> ArchiveCollaboration(
        ArchiveInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) =>
        new(
            await changes.ArchiveAsync<Collaboration>(
                RecordKind.Collaboration,
                input,
                caller.Name,
                "archiveCollaboration",
                cancellationToken
            )
        );

    /// <summary>Deletes a link. Its history stays.</summary>
    public static Task<DeletePayload> DeleteCollaboration(
        DeleteInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) => changes.DeleteAsync(RecordKind.Collaboration, input, caller.Name, "deleteCollaboration", cancellationToken);

    private static Collaboration Linked(NetworkEdit edit, CreateCollaborationInput input, IMapper mapper)
    {
        var link = mapper.Map(
            input,
            new Collaboration
            {
                FromId = PartyOf(edit, input.From, input.FromKey, "fromKey"),
                ToId = PartyOf(edit, input.To, input.ToKey, "toKey"),
                Type = input.Type,
            }
        );
        return link.FiscalYears.IsEmpty ? link with { FiscalYears = FiscalYears.Between(link.Start, link.End) } : link;
    }

    /// <summary>Years given as null are those of the period.</summary>
    private static Collaboration Dated(Collaboration link, UpdateCollaborationInput input) =>
        input.FiscalYears is null && input.Given.Contains("fiscalYears")
            ? link with
            {
                FiscalYears = FiscalYears.Between(link.Start, link.End),
            }
            : link;

    /// <summary>The party by its id or its key; 0 when no party has the key, and the edit says so.</summary>
    private static int PartyOf(NetworkEdit edit, string? id, string? key, string field)
    {
        if (id is not null)
            return GlobalId.Read(RecordKind.Party, id, field);
        if (edit.FindId(RecordKind.Party, key!) is { } known)
            return known;
        edit.Fail(Rules.UnknownPartyKey.At(field, FieldRules.Cut(key!)));
        return 0;
    }
}

/// <summary>The answer to a change of a link.</summary>
[Name("CollaborationPayload")]
public sealed class CollaborationPayload(Outcome<Collaboration> outcome) : Payload(outcome.Errors)
{
    /// <summary>The link as it is now; null when there were errors.</summary>
    public CollaborationNode? Collaboration() => outcome.Node((network, link) => new CollaborationNode(network, link));
}
