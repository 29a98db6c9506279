using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using GraphQL;

namespace AntiCorruption.Api.Areas;

internal static class AreaQueries
{
    /// <summary>One area by its DOPA code, or R1 to R6.</summary>
    /// <param name="code">Code of the area: R and a digit for a region, 2 digits for a province, 4 for a district, 6 for a
    /// subdistrict.</param>
    public static AreaNode? Area([FromServices] RequestNetwork request, string code) =>
        request.Snapshot.FindArea(code) is { } area ? new(request.Snapshot, area) : null;

    /// <summary>All areas: regions, provinces, districts, subdistricts.</summary>
    public static Connection<AreaNode> Areas(
        [FromServices] RequestNetwork request,
        [Paged] Page page,
        Filter<Area>? where,
        IReadOnlyList<SortBy<Area>>? order,
        CancellationToken cancellationToken
    ) => AreaRows.All.Page(request, page, where, order, area => new AreaNode(request.Snapshot, area), cancellationToken);
}
