using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Networks;

internal static class NetworkQueries
{
    /// <summary>
    /// The network, to be asked about. With <c>query @asOf(version: …)</c> or <c>@asOf(fiscalYear: …)</c> it is an earlier one, as for
    /// every other field.
    /// </summary>
    public static NetworkNode Network(
        [FromServices] RequestNetwork request,
        [FromServices] AnalysisCache analyses,
        IResolveFieldContext context
    ) => NetworkNode.Of(request, analyses, context);
}
