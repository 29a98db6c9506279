using System.Diagnostics;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>Waits for what comes by itself.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task IsTrueAsync(Func<bool> claim)
    {
        for (var watch = Stopwatch.StartNew(); !claim(); )
        {
            Assert.True(watch.Elapsed < Patience, "It did not come true within a minute.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
