using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.Collaborations;

internal static class CollaborationQueries
{
    /// <summary>All links: the stored ones, then those that follow from activities.</summary>
    public static Connection<CollaborationNode> Collaborations(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Collaboration>? where,
        IReadOnlyList<SortBy<Collaboration>>? order,
        CancellationToken cancellationToken,
        bool includeArchived = false
    ) =>
        (includeArchived ? CollaborationRows.WithArchived : CollaborationRows.All).Page(
            request,
            page,
            where,
            order,
            link => new CollaborationNode(request.Snapshot, link),
            cancellationToken
        );
}
