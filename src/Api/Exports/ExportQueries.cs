using AntiCorruption.Api.Access;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Exports;

internal static class ExportQueries
{
    /// <summary>The files that can be had of a scope, for other programs; none of a network with supposed changes.</summary>
    [Requires(Role.Researcher)]
    [Cost(100, ListSize = 60)]
    public static async Task<IEnumerable<ExportFileNode>?> Exports(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken
    )
    {
        var scoped = await network.ScopeAsync(scope, cancellationToken).ConfigureAwait(false);
        return network.IsHypothetical ? [] : ExportFiles.All.Select(file => new ExportFileNode(file, scoped));
    }
}

/// <summary>A file that can be had.</summary>
[Name("ExportFile")]
[Requires(Role.Researcher)]
public sealed class ExportFileNode(ExportFile file, ScopedNetwork network)
{
    /// <summary>Its name with its ending.</summary>
    public string Name => file.Name;

    /// <summary>Its ending: csv, gexf, …</summary>
    public string Format => Path.GetExtension(file.Name)[1..];

    /// <summary>
    /// Where it is, without the address of the server; more arguments may follow: direction, parallel, names, metrics, personsAs, forExcel,
    /// licence.
    /// </summary>
    public string Url => ExportLinks.Of(file, network);

    /// <summary>Its media type.</summary>
    public string MediaType => file.MediaType;

    /// <summary>Programs that open it; null where people read it.</summary>
    public string? Readers => file.Readers.Length > 0 ? file.Readers : null;

    /// <summary>Parties in the scope.</summary>
    public int Parties => network.Counts.PartyCount;

    /// <summary>Links in the scope, stored and derived.</summary>
    public int Links => network.Counts.LinkCount + network.Counts.DerivedLinkCount;

    /// <summary>Parties that the file holds at most; null: as many as there are.</summary>
    public int? MaxParties => file.MaxNodeCount;
}
