using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>The target areas that count for a scope.</summary>
internal static class TargetAreasInScope
{
    /// <summary>Those of a fiscal year, by area code; none for null.</summary>
    public static IEnumerable<TargetArea> Of(ScopedNetwork network, int? fiscalYear) =>
        InUse(network).Where(target => target.FiscalYear == fiscalYear).OrderBy(target => target.AreaCode, StringComparer.Ordinal);

    /// <summary>The latest fiscal year (B.E.) with one; null where there is none.</summary>
    public static int? LatestFiscalYear(ScopedNetwork network) => InUse(network).Max(target => (int?)target.FiscalYear);

    public static IEnumerable<TargetArea> InUse(ScopedNetwork network) =>
        network.Snapshot.TargetAreas.Where(target => !target.IsArchived && (network.Scope.IncludeSynthetic || !target.IsSynthetic));
}
