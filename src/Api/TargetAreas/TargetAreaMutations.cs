using System.Globalization;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire.Changes;
using AntiCorruption.Graph.Model;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.TargetAreas;

internal static class TargetAreaMutations
{
    /// <summary>Makes an area a target of a fiscal year.</summary>
    public static async Task<TargetAreaPayload> CreateTargetArea(CreateTargetAreaInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "createTargetArea", edit =>
            edit.Add(mapper.Map(input, new TargetArea { Key = KeyOf(input), AreaCode = input.AreaCode, FiscalYear = input.FiscalYear, Phase = input.Phase })), cancellationToken));

    /// <summary>Changes a target area.</summary>
    public static async Task<TargetAreaPayload> UpdateTargetArea(UpdateTargetAreaInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "updateTargetArea", edit =>
            edit.Put(mapper.Map(input, Changes.Current<TargetArea>(edit, RecordKind.TargetArea, input.Id, input.IfRevision) with { })), cancellationToken));

    /// <summary>Takes a target area out of lists and analyses, or brings it back.</summary>
    public static async Task<TargetAreaPayload> ArchiveTargetArea(ArchiveInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "archiveTargetArea", edit =>
            edit.Put(Changes.Current<TargetArea>(edit, RecordKind.TargetArea, input.Id, input.IfRevision) with { IsArchived = input.IsArchived }), cancellationToken));

    /// <summary>Deletes a target area. Its history stays.</summary>
    public static Task<DeletePayload> DeleteTargetArea(DeleteInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        changes.DeleteAsync(RecordKind.TargetArea, input, caller.Name, "deleteTargetArea", cancellationToken);

    private static string KeyOf(CreateTargetAreaInput input) => string.Create(CultureInfo.InvariantCulture, $"target-{input.AreaCode}-{input.FiscalYear}");
}

/// <summary>The answer to a change of a target area.</summary>
[Name("TargetAreaPayload")]
public sealed class TargetAreaPayload(Outcome<TargetArea> outcome) : Payload(outcome.Errors)
{
    /// <summary>The target area as it is now; null when there were errors.</summary>
    public TargetAreaNode? TargetArea() => outcome.Node((network, target) => new TargetAreaNode(network, target));
}
