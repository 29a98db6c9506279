using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire.Changes;
using AntiCorruption.Graph.Model;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.Parties;

internal static class PartyMutations
{
    /// <summary>Adds a party.</summary>
    public static async Task<PartyPayload> CreateParty(CreatePartyInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "createParty", edit =>
            edit.Add(mapper.Map(input, new Party { Key = input.Key ?? $"party-{Guid.CreateVersion7():N}", PartyKind = input.Kind, NameTh = input.Name })), cancellationToken));

    /// <summary>Changes a party.</summary>
    public static async Task<PartyPayload> UpdateParty(UpdatePartyInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "updateParty", edit =>
            edit.Put(mapper.Map(input, Changes.Current<Party>(edit, RecordKind.Party, input.Id, input.IfRevision) with { })), cancellationToken));

    /// <summary>Takes a party, and with it its links, out of lists, search and analyses, or brings it back.</summary>
    public static async Task<PartyPayload> ArchiveParty(ArchiveInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "archiveParty", edit =>
            edit.Put(Changes.Current<Party>(edit, RecordKind.Party, input.Id, input.IfRevision) with { IsArchived = input.IsArchived }), cancellationToken));

    /// <summary>Deletes a party to which nothing refers. Its history stays.</summary>
    public static Task<DeletePayload> DeleteParty(DeleteInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        changes.DeleteAsync(RecordKind.Party, input, caller.Name, "deleteParty", cancellationToken);
}

/// <summary>The answer to a change of a party.</summary>
[Name("PartyPayload")]
public sealed class PartyPayload(Outcome<Party> outcome) : Payload(outcome.Errors)
{
    /// <summary>The party as it is now; null when there were errors.</summary>
    public PartyNode? Party() => outcome.Node(PartyNode.Of);
}
