using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Scopes;

/// <summary>The analyses as one asker sees them: what waits for its turn waits in that asker's line.</summary>
/// <param name="cache">Where results are computed and kept.</param>
/// <param name="asker">Who shares turns with others; one name, one share.</param>
public sealed class CallerAnalyses(AnalysisCache cache, string asker)
{
    /// <inheritdoc cref="AnalysisCache.ScopeAsync"/>
    public Task<ScopedNetwork> ScopeAsync(NetworkSnapshot snapshot, NetworkScope scope, CancellationToken cancel) =>
        cache.ScopeAsync(snapshot, scope, cancel, asker);

    /// <inheritdoc cref="AnalysisCache.MeasureAsync"/>
    public Task<Measured<TResult>> MeasureAsync<TOptions, TResult>(
        NetworkSnapshot snapshot,
        NetworkScope scope,
        Analysis<TOptions, TResult> analysis,
        TOptions options,
        CancellationToken cancel
    )
        where TOptions : notnull
        where TResult : notnull => cache.MeasureAsync(snapshot, scope, analysis, options, cancel, asker);
}
