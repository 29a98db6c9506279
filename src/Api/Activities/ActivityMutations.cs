using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire.Changes;
using AntiCorruption.Graph.Model;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.Activities;

internal static class ActivityMutations
{
    /// <summary>Records an activity with all who took part, in one step.</summary>
    public static async Task<ActivityPayload> RecordActivity(RecordActivityInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "recordActivity", edit =>
        {
            var activity = mapper.Map(input, new Activity { Key = input.Key ?? $"activity-{Guid.CreateVersion7():N}", ActivityKind = input.Kind, TitleTh = input.Name });
            return edit.Add(activity with { FiscalYear = activity.FiscalYear ?? (activity.Start is { } start ? FiscalYears.Between(start, null).First : null) });
        }, cancellationToken));

    /// <summary>Changes an activity.</summary>
    public static async Task<ActivityPayload> UpdateActivity(UpdateActivityInput input, [FromCaller] Caller caller, [FromServices] Changes changes, [FromServices] IMapper mapper, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "updateActivity", edit =>
            edit.Put(mapper.Map(input, Changes.Current<Activity>(edit, RecordKind.Activity, input.Id, input.IfRevision) with { })), cancellationToken));

    /// <summary>Takes an activity, and the links that follow from it, out of lists and analyses, or brings it back.</summary>
    public static async Task<ActivityPayload> ArchiveActivity(ArchiveInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        new(await changes.CommitAsync(input, caller.Name, "archiveActivity", edit =>
            edit.Put(Changes.Current<Activity>(edit, RecordKind.Activity, input.Id, input.IfRevision) with { IsArchived = input.IsArchived }), cancellationToken));

    /// <summary>Deletes an activity to which no other refers. Its history stays.</summary>
    public static Task<DeletePayload> DeleteActivity(DeleteInput input, [FromCaller] Caller caller, [FromServices] Changes changes, CancellationToken cancellationToken) =>
        changes.DeleteAsync(RecordKind.Activity, input, caller.Name, "deleteActivity", cancellationToken);
}

/// <summary>The answer to a change of an activity.</summary>
[Name("ActivityPayload")]
public sealed class ActivityPayload(Outcome<Activity> outcome) : Payload(outcome.Errors)
{
    /// <summary>The activity as it is now; null when there were errors.</summary>
    public ActivityNode? Activity() => outcome.Node((network, activity) => new ActivityNode(network, activity));
}
