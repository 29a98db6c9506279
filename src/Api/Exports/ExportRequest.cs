using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using Microsoft.Extensions.Primitives;

namespace AntiCorruption.Api.Exports;

/// <summary>What is asked for of an export: the arguments of <c>/export/…</c> and of the command, one reader for both.</summary>
/// <param name="Version">A version; null: today's.</param>
/// <param name="FiscalYear">What was known up to the end of a fiscal year (B.E.); null: everything.</param>
/// <param name="Metrics">A column each, in the order of the tables.</param>
/// <param name="HasCommunities">Whether the community of each party is a column.</param>
internal sealed record ExportRequest(ScopeInput Scope, long? Version, int? FiscalYear, IReadOnlyList<Metric> Metrics, bool HasCommunities)
{
    private const int MaxMetricCount = 10;
    private const int MaxLicenceLength = 200;
    private const int MaxReasonLength = 500;
    private const string Community = "COMMUNITY";

    public ExportDirection Direction { get; private init; }
    public ParallelLinks Parallel { get; private init; }
    public ExportNames Names { get; private init; }
    public PersonsAs PersonsAs { get; private init; }
    public bool IsForExcel { get; private init; }
    public string? Licence { get; private init; }

    /// <summary>Why persons may be told apart; for coordinators.</summary>
    public string? Reason { get; private init; }

    /// <exception cref="WireException">UNKNOWN_ARGUMENT, INVALID_VALUE, TOO_LONG, TOO_MANY, FISCAL_YEAR.</exception>
    public static ExportRequest Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var arguments = new ArgumentReader(query);
        var metrics = arguments.Texts("metrics") ?? [];
        Bounds.Count(metrics, MaxMetricCount, "metrics");
        var request = new ExportRequest(
            ReadScope(arguments),
            arguments.Number("version", 0, long.MaxValue),
            (int?)arguments.Number("fiscalYear", int.MinValue, int.MaxValue),
            [.. metrics.Where(name => name != Community).Select(MetricOf).Distinct()],
            metrics.Contains(Community)
        )
        {
            Direction = arguments.Choice<ExportDirection>("direction") ?? ExportDirection.Undirected,
            Parallel = arguments.Choice<ParallelLinks>("parallel") ?? ParallelLinks.ByPairAndType,
            Names = arguments.Choice<ExportNames>("names") ?? ExportNames.Th,
            PersonsAs = arguments.Choice<PersonsAs>("personsAs") ?? PersonsAs.Pseudonyms,
            IsForExcel = arguments.Flag("forExcel") ?? false,
            Licence = arguments.Text("licence", MaxLicenceLength),
            Reason = arguments.Text("reason", MaxReasonLength),
        };
        arguments.ThrowIfUnread();
        if (request.FiscalYear is { } year)
        {
            Bounds.FiscalYear(year, "fiscalYear");
        }
        return request;
    }

    private static ScopeInput ReadScope(ArgumentReader arguments) =>
        new()
        {
            Kinds = arguments.Choices<PartyKind>("kinds"),
            LinkTypes = arguments.Choices<CollaborationType>("linkTypes"),
            AreaCodes = arguments.Texts("areaCodes"),
            IncludeCovering = arguments.Flag("includeCovering") ?? false,
            WithoutIsolated = arguments.Flag("withoutIsolated") ?? false,
            FiscalYears = arguments.Numbers("fiscalYears"),
            MinIntensity = arguments.Choice<Intensity>("minIntensity"),
            MinTrust = arguments.Real("minTrust"),
            Statuses = arguments.Choices<CollaborationStatus>("statuses"),
            IncludeDerived = arguments.Flag("includeDerived") ?? true,
            IncludeSynthetic = arguments.Flag("includeSynthetic") ?? true,
            EvidenceOnly = arguments.Flag("evidenceOnly") ?? false,
            Directed = arguments.Flag("directed") ?? false,
            Weight = arguments.Choice<TieWeight>("weight") ?? TieWeight.None,
        };

    /// <summary>All but the one that needs parties to start from.</summary>
    private static Metric MetricOf(string name) =>
        EnumNames.TryParse<Metric>(name, out var metric) && metric != Metric.PersonalisedPageRank
            ? metric
            : throw ExportFaults.WrongValue("metrics", name, $"of {Known}", $"ค่าใน {Known}");

    private static string Known =>
        string.Join(
            ", ",
            Enum.GetValues<Metric>().Where(metric => metric != Metric.PersonalisedPageRank).Select(EnumNames.Constant).Append(Community)
        );
}
