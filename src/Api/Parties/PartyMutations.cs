using AntiCorruption.Api.Access;
using AntiCorruption.Api.Changes;
using AntiCorruption.Graph.Model;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.Parties;

internal static class PartyMutations
{
    /// <summary>Adds a party.</summary>
    public static async Task<PartyPayload> CreateParty(
        CreatePartyInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) => new(await changes.CreateAsync(input, caller.Name, "createParty", () => mapper.Map(input, NewOf(input)), cancellationToken));

    /// <summary>Changes a party.</summary>
    public static async Task<PartyPayload> UpdateParty(
        UpdatePartyInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) =>
        new(
            await changes.UpdateAsync<UpdatePartyInput, Party>(
                input,
                RecordKind.Party,
                caller.Name,
                "updateParty",
                party => mapper.Map(input, party with { }),
                cancellationToken
            )
        );

    /// <summary>Takes a party, and with it its links, out of lists, search and analyses, or brings it back.</summary>
    public static async Task<PartyPayload> ArchiveParty(
        ArchiveInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) => new(await changes.ArchiveAsync<Party>(RecordKind.Party, input, caller.Name, "archiveParty", cancellationToken));

    /// <summary>Deletes a party to which nothing refers, archived or not. Its history stays.</summary>
    public static Task<DeletePayload> DeleteParty(
        DeleteInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) => changes.DeleteAsync(RecordKind.Party, input, caller.Name, "deleteParty", cancellationToken);

    private static Party NewOf(CreatePartyInput input) =>
        new()
        {
            Key = input.Key ?? $"party-{Guid.CreateVersion7():N}",
            PartyKind = input.Kind,
            NameTh = input.Name,
        };
}

/// <summary>The answer to a change of a party.</summary>
[Name("PartyPayload")]
public sealed class PartyPayload(Outcome<Party> outcome) : Payload(outcome.Errors)
{
    /// <summary>The party as it is now; null when there were errors.</summary>
    public PartyNode? Party() => outcome.Node(PartyNode.Of);
}
