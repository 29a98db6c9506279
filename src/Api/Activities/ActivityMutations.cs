using AntiCorruption.Api.Access;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AutoMapper;
using GraphQL;

namespace AntiCorruption.Api.Activities;

internal static class ActivityMutations
{
    /// <summary>
    /// Records an activity with all who took part, in one step. Where one is recorded already that may be the same event,
    /// possibleDuplicates says so.
    /// </summary>
    public static async Task<ActivityPayload> RecordActivity(
        RecordActivityInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) =>
        new(
            await changes.CreateAsync(input, caller.Name, "recordActivity", () => Dated(mapper.Map(input, NewOf(input))), cancellationToken)
        );

    /// <summary>Changes an activity.</summary>
    public static async Task<ActivityPayload> UpdateActivity(
        UpdateActivityInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        [FromServices] IMapper mapper,
        CancellationToken cancellationToken
    ) =>
        new(
            await changes.UpdateAsync<UpdateActivityInput, Activity>(
                input,
                RecordKind.Activity,
                caller.Name,
                "updateActivity",
                activity => mapper.Map(input, activity with { }),
                cancellationToken
            )
        );

    /// <summary>Takes an activity, and the links that follow from it, out of lists and analyses, or brings it back.</summary>
    public static async Task<ActivityPayload> ArchiveActivity(
        ArchiveInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) => new(await changes.ArchiveAsync<Activity>(RecordKind.Activity, input, caller.Name, "archiveActivity", cancellationToken));

    /// <summary>Deletes an activity to which no other refers, archived or not. Its history stays.</summary>
    public static Task<DeletePayload> DeleteActivity(
        DeleteInput input,
        [FromCaller] Caller caller,
        [FromServices] NetworkChanges changes,
        CancellationToken cancellationToken
    ) => changes.DeleteAsync(RecordKind.Activity, input, caller.Name, "deleteActivity", cancellationToken);

    private static Activity NewOf(RecordActivityInput input) =>
        new()
        {
            Key = input.Key ?? $"activity-{Guid.CreateVersion7():N}",
            ActivityKind = input.Kind,
            TitleTh = input.Name,
        };

    /// <summary>The fiscal year is that of the start when none is stated.</summary>
    private static Activity Dated(Activity activity) =>
        activity with
        {
            FiscalYear = activity.FiscalYear ?? FiscalYears.Between(activity.Start, null).First,
        };
}

/// <summary>The answer to a change of an activity.</summary>
[Name("ActivityPayload")]
public sealed class ActivityPayload(Outcome<Activity> outcome) : Payload(outcome.Errors)
{
    /// <summary>The activity as it is now; null when there were errors.</summary>
    public ActivityNode? Activity() => outcome.Node((network, activity) => new ActivityNode(network, activity));

    /// <summary>
    /// Other activities that may be the same event, most alike first, at most 10: title, day and place are alike. Not those that are known
    /// to be the same, or a part of it.
    /// If it is the same, set duplicateOfId, or delete this one.
    /// </summary>
    [Cost(100)]
    public IEnumerable<ActivityNode> PossibleDuplicates() => outcome.Node(Alike) ?? [];

    private static List<ActivityNode> Alike(NetworkSnapshot network, Activity activity) =>
        [.. SameEvent.CandidatesOf(network, activity).Select(other => new ActivityNode(network, other))];
}
