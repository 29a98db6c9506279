using System.Globalization;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Changes;
using AntiCorruption.Graph.Model;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.TargetAreas;

internal static class TargetAreaMutations
{
    /// <summary>Makes an area a target of a fiscal year.</summary>
    public static async Task<TargetAreaPayload> CreateTargetArea(
        CreateTargetAreaInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) => new(await changes.CreateAsync(input, caller.Name, "createTargetArea", () => mapper.Map(input, NewOf(input)), cancellationToken));

    /// <summary>Changes a target area.</summary>
    public static async Task<TargetAreaPayload> UpdateTargetArea(
        UpdateTargetAreaInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) =>
        new(
            await changes.UpdateAsync<UpdateTargetAreaInput, TargetArea>(
                input,
                RecordKind.TargetArea,
                caller.Name,
                "updateTargetArea",
                target => mapper.Map(input, target with { }),
                cancellationToken
            )
        );

    /// <summary>Takes a target area out of lists and analyses, or brings it back.</summary>
    public static async Task<TargetAreaPayload> ArchiveTargetArea(
        ArchiveInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) => new(await changes.ArchiveAsync<TargetArea>(RecordKind.TargetArea, input, caller.Name, "archiveTargetArea", cancellationToken));

    /// <summary>Deletes a target area that no other continues, archived or not. Its history stays.</summary>
    public static Task<DeletePayload> DeleteTargetArea(
        DeleteInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) => changes.DeleteAsync(RecordKind.TargetArea, input, caller.Name, "deleteTargetArea", cancellationToken);

    private static TargetArea NewOf(CreateTargetAreaInput input) =>
        new()
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"target-{input.AreaCode}-{input.FiscalYear}"),
            AreaCode = input.AreaCode,
            FiscalYear = input.FiscalYear,
            Phase = input.Phase,
        };
}

/// <summary>The answer to a change of a target area.</summary>
[Name("TargetAreaPayload")]
public sealed class TargetAreaPayload(Outcome<TargetArea> outcome) : Payload(outcome.Errors)
{
    /// <summary>The target area as it is now; null when there were errors.</summary>
    public TargetAreaNode? TargetArea() => outcome.Node((network, target) => new TargetAreaNode(network, target));
}
