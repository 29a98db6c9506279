using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.TargetAreas;

internal static class TargetAreaQueries
{
    /// <summary>The areas in which the programme works, by fiscal year.</summary>
    public static Connection<TargetAreaNode> TargetAreas(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<TargetArea>? where,
        IReadOnlyList<SortBy<TargetArea>>? order,
        CancellationToken cancellationToken,
        bool includeArchived = false
    ) =>
        (includeArchived ? TargetAreaRows.WithArchived : TargetAreaRows.All).Page(
            request,
            page,
            where,
            order,
            target => new TargetAreaNode(request.Snapshot, target),
            cancellationToken
        );
}
