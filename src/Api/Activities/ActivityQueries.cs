using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.Activities;

internal static class ActivityQueries
{
    /// <summary>All activities.</summary>
    public static Connection<ActivityNode> Activities(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Activity>? where,
        IReadOnlyList<SortBy<Activity>>? order,
        CancellationToken cancellationToken,
        bool includeArchived = false
    ) =>
        (includeArchived ? ActivityRows.WithArchived : ActivityRows.All).Page(
            request,
            page,
            where,
            order,
            activity => new ActivityNode(request.Snapshot, activity),
            cancellationToken
        );
}
