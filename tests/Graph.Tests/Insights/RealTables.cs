using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Insights;

/// <summary>
/// All reference tables of ../shared/data in a fresh network: the whole country's local governments and what was found of the programme.
/// Imported once.
/// </summary>
public sealed class RealTables : IAsyncLifetime
{
    private LiveNetwork? live;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (live is not null)
            await live.DisposeAsync();
    }

    /// <summary>The network; the test is skipped, and says so, where the tables are not there.</summary>
    public async Task<NetworkSnapshot> OpenAsync()
    {
        var tables = SharedFolder.Find("data");
        if (live is not null)
            return live.Current;
        live = await BundledNetwork.EmptyAsync();
        Assert.Empty((await Importer.ImportAsync(live, [tables])).Problems);
        return live.Current;
    }

    /// <summary>Everything in use, with the scope that nobody changed.</summary>
    public async Task<ScopedNetwork> ScopedAsync() => ScopedNetwork.Build(await OpenAsync(), NetworkScope.Default);

    /// <summary>The network with target areas of FY2565 added, by code.</summary>
    public async Task<NetworkSnapshot> WithTargetAreasAsync(params TargetArea[] targets)
    {
        var network = await OpenAsync();
        return NetworkBranch
            .Suppose(network, edit =>
            {
                foreach (var target in targets)
                    edit.Add(target);
                return 0;
            })
            .Snapshot;
    }
}
