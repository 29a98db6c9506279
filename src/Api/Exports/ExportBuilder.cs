using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Exchange.Export.Persons;
using AntiCorruption.Graph.Insights.Communities;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Api.Exports;

/// <summary>Makes the network that an export is written from: the version, its scope, the measures that are columns.</summary>
internal sealed class ExportBuilder(LiveNetwork live, PastNetworks past, AnalysisCache analyses, PseudonymKey key)
{
    /// <param name="asker">By what name the caller shares the machine with others.</param>
    /// <exception cref="WireException">What is wrong with the request, or that it would take too much; nothing has been
    /// written.</exception>
    public async Task<ExportNetwork> BuildAsync(ExportFile file, ExportRequest request, string asker, CancellationToken cancellationToken)
    {
        if (file.Name.StartsWith("rankings.", StringComparison.Ordinal) && request.Metrics.Count == 0)
        {
            throw ExportFaults.MetricsNeeded();
        }
        var network = new NetworkNode(await SnapshotAsync(request, cancellationToken).ConfigureAwait(false), analyses.For(asker));
        var scoped = await network.ScopeAsync(request.Scope, cancellationToken).ConfigureAwait(false);
        var measures = await MeasuresAsync(network, request, cancellationToken).ConfigureAwait(false);
        return Admitted(file, Build(scoped, OptionsOf(request, measures)));
    }

    /// <summary>Writes a file to its end.</summary>
    /// <exception cref="WireException">TOO_MANY_ROWS: the format cannot hold it; nothing has been handed on.</exception>
    /// <exception cref="OperationCanceledException">The reader has left.</exception>
    public static async Task WriteAsync(ExportFile file, ExportNetwork network, Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteToAsync(network, stream, cancellationToken).ConfigureAwait(false);
        }
        catch (ExportTooLargeException large)
        {
            throw ExportFaults.TooManyRows(file.Name, large.MaxRowCount);
        }
    }

    private async Task<NetworkSnapshot> SnapshotAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        var snapshot = request.Version is { } version
            ? await PastFaults.Translate(past.AtVersionAsync(version, cancellationToken)).ConfigureAwait(false)
            : live.Current;
        return request.FiscalYear is { } year ? await past.UpToAsync(snapshot, year, cancellationToken).ConfigureAwait(false) : snapshot;
    }

    private static async Task<List<ExportMeasure>> MeasuresAsync(
        NetworkNode network,
        ExportRequest request,
        CancellationToken cancellationToken
    )
    {
        var measures = new List<ExportMeasure>();
        foreach (var metric in request.Metrics)
        {
            var options = new MetricOptions(metric).Relevant();
            var measured = await network.MeasureAsync(request.Scope, Ranking.Analysis, options, cancellationToken).ConfigureAwait(false);
            measures.Add(Measure(metric, measured.Result));
        }
        if (request.HasCommunities)
        {
            var measured = await network
                .MeasureAsync(request.Scope, NetworkCommunities.Analysis, new CommunitiesOptions(), cancellationToken)
                .ConfigureAwait(false);
            measures.Add(
                new("Community", "Number of the community, the largest first (Leiden)", "หมายเลขกลุ่ม กลุ่มใหญ่สุดก่อน (Leiden)", node =>
                    new(measured.Result.PlaceOf[node])
                )
            );
        }
        return measures;
    }

    private static ExportMeasure Measure(Metric metric, RankingResult result)
    {
        var estimate = result.Method.IsExact ? "" : " (estimate)";
        return new(
            metric.ToString(),
            MetricNames.English(metric) + estimate,
            MetricNames.Thai(metric) + (result.Method.IsExact ? "" : " (ค่าประมาณ)"),
            node =>
            {
                var row = result.Rows[result.Places[node]];
                return new(row.Value, row.Rank, row.Percentile, row.Error);
            }
        );
    }

    private ExportOptions OptionsOf(ExportRequest request, IReadOnlyList<ExportMeasure> measures) =>
        new()
        {
            Direction = request.Direction,
            Parallel = request.Parallel,
            Names = request.Names,
            PersonsAs = request.PersonsAs,
            IsForExcel = request.IsForExcel,
            Licence = request.Licence,
            RiskReason = request.Reason,
            Measures = measures,
            PseudonymSecret = key.Read,
        };

    private static ExportNetwork Build(ScopedNetwork scoped, ExportOptions options)
    {
        try
        {
            return ExportNetwork.Of(scoped, options);
        }
        catch (PersonsAtRiskException risk)
        {
            throw ExportFaults.PersonsAtRisk(risk.Risk);
        }
    }

    private static ExportNetwork Admitted(ExportFile file, ExportNetwork network) =>
        file.ObstacleOf(network) switch
        {
            ExportObstacle.TooManyNodes => throw ExportFaults.TooManyNodes(file.Name, file.MaxNodeCount!.Value),
            ExportObstacle.Mixed => throw ExportFaults.NotMixed(file.Name),
            _ => network,
        };
}
