using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Api.Exports;

/// <summary>Where a file is to be had.</summary>
internal static class ExportLinks
{
    public const string Path = "/export/";

    /// <summary>
    /// The address of a file of a scope, without the server's: version and scope are in it, so that it stays the same file.
    /// </summary>
    public static string Of(ExportFile file, ScopedNetwork network)
    {
        var arguments = ScopeText.Arguments(network.Scope).Prepend(("version", Number(network.Snapshot.Version)));
        if (network.Snapshot.UpToFiscalYear is { } year)
        {
            arguments = arguments.Append(("fiscalYear", Number(year)));
        }
        return Path + file.Name + QueryString.Create(arguments.Select(one => KeyValuePair.Create<string, string?>(one.Item1, one.Item2)));
    }

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
