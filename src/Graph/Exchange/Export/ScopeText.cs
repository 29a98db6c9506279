using System.Globalization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>
/// A scope in words: every choice that is not the default, as an export takes it as an argument. Equal scopes, equal texts.
/// </summary>
public static class ScopeText
{
    /// <summary><c>kinds=STATE_AGENCY&amp;fiscalYears=2566</c>; empty for the default scope.</summary>
    public static string Of(NetworkScope scope) =>
        string.Join('&', Arguments(scope).Select(argument => $"{argument.Name}={argument.Value}"));

    /// <summary>The choices by the names of the arguments; lists joined by commas.</summary>
    public static IEnumerable<(string Name, string Value)> Arguments(NetworkScope scope)
    {
        var plain = NetworkScope.Default;
        if (scope.Kinds != plain.Kinds)
            yield return ("kinds", Listed(scope.Kinds));
        if (scope.LinkTypes != plain.LinkTypes)
            yield return ("linkTypes", Listed(scope.LinkTypes));
        if (scope.AreaCodes is { } codes)
            yield return ("areaCodes", Listed(codes));
        if (scope.IncludeCovering)
            yield return ("includeCovering", "true");
        if (scope.WithoutIsolated)
            yield return ("withoutIsolated", "true");
        if (scope.FiscalYears is { } years)
            yield return ("fiscalYears", Listed(years.Select(year => year.ToString(CultureInfo.InvariantCulture))));
        if (scope.MinIntensity is { } rung)
            yield return ("minIntensity", EnumNames.Constant(rung));
        if (scope.MinTrust is { } trust)
            yield return ("minTrust", trust.ToString(CultureInfo.InvariantCulture));
        if (scope.Statuses != plain.Statuses)
            yield return ("statuses", Listed(scope.Statuses));
        if (!scope.IncludeDerived)
            yield return ("includeDerived", "false");
        if (!scope.IncludeSynthetic)
            yield return ("includeSynthetic", "false");
        if (scope.EvidenceOnly)
            yield return ("evidenceOnly", "true");
        if (scope.IsDirected)
            yield return ("directed", "true");
        if (scope.Weight != plain.Weight)
            yield return ("weight", EnumNames.Constant(scope.Weight));
    }

    private static string Listed<TEnum>(EnumSet<TEnum> values)
        where TEnum : struct, Enum => Listed(values.Select(EnumNames.Constant));

    /// <summary>A list that holds nothing is a dash: an argument is never empty.</summary>
    private static string Listed(IEnumerable<string> values) => string.Join(',', values) is { Length: > 0 } list ? list : "-";
}
