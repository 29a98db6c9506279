using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Scopes;

public sealed class AnalysisCacheTests : IAsyncLifetime
{
    private readonly AnalysisCache cache = new(new() { MaxSeconds = 5, MaxWaitingCount = 3 });
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await BundledNetwork.OpenAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task AskersOfTheSameShareOneComputation()
    {
        var runs = 0;
        var started = new TaskCompletionSource();
        var go = new ManualResetEventSlim();
        var analysis = Counting(() =>
        {
            Interlocked.Increment(ref runs);
            started.SetResult();
            go.Wait(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        });
        var askers = Enumerable.Range(0, 10).Select(_ => Ask(analysis)).ToArray();
        await started.Task;
        go.Set();
        Assert.Single((await Task.WhenAll(askers)).Select(measured => measured.Result).Distinct());
        await Ask(analysis);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task AComputationThatNobodyWaitsForIsCancelled()
    {
        var (started, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        var analysis = new Analysis<string, object>(
            "endless",
            (_, _, stop) =>
            {
                started.SetResult();
                stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(10));
                stopped.SetResult();
                stop.ThrowIfCancellationRequested();
                return new();
            },
            (network, _) => AnalysisEstimate.Linear(network)
        );
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        // With the scope at hand both ask at once; else the first may have left before the second comes.
        await cache.ScopeAsync(network.Current, NetworkScope.Default, TestContext.Current.CancellationToken);
        var (first, second) = (Ask(analysis, one.Token), Ask(analysis, two.Token));
        await started.Task;
        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(stopped.Task.IsCompleted);
        await two.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AFailureIsNotKept()
    {
        var runs = 0;
        var analysis = new Analysis<string, object>(
            "once",
            (_, _, _) => ++runs == 1 ? throw new InvalidOperationException("first") : new(),
            (network, _) => AnalysisEstimate.Linear(network)
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ask(analysis));
        await Ask(analysis);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task WhatIsOverBudgetIsRefusedWithItsFiguresBeforeItBegins()
    {
        var analysis = new Analysis<string, object>(
            "large",
            (_, _, _) => throw new InvalidOperationException("it began"),
            (_, _) => new(600, 1 << 20, 1)
        );
        var refused = await Assert.ThrowsAsync<OverBudgetException>(() => Ask(analysis));
        Assert.Equal((600, 5), (refused.Estimate.Seconds, refused.Limits.MaxSeconds));
    }

    [Fact]
    public async Task OneAskerCannotFillTheQueueForAnother()
    {
        var go = new ManualResetEventSlim();
        var analysis = new Analysis<string, object>(
            "slow",
            (_, options, stop) =>
            {
                if (options != "one")
                    go.Wait(TimeSpan.FromSeconds(10), stop);
                return new();
            },
            (network, _) => AnalysisEstimate.Linear(network)
        );
        await cache.ScopeAsync(network.Current, NetworkScope.Default, TestContext.Current.CancellationToken);
        var many = Enumerable.Range(0, 10).Select(number => Ask("many", $"{number}")).ToList();
        await Ask("one", "one");
        // A seventh loses its place where the other asker came before the first of them had begun.
        Assert.InRange(many.Count(asked => asked.IsFaulted), 6, 7);
        go.Set();
        foreach (var asked in many)
            if (!asked.IsFaulted)
                await asked;
            else
                await Assert.ThrowsAsync<AnalysesBusyException>(() => asked);

        Task<Measured<object>> Ask(string asker, string options) =>
            cache.For(asker).MeasureAsync(network.Current, NetworkScope.Default, analysis, options, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WhatMemoryDoesNotHoldIsRefusedAndTheNextIsComputed()
    {
        var runs = 0;
        var analysis = new Analysis<string, object>(
            "large",
            (_, _, _) =>
                ++runs switch
                {
                    1 => throw new OutOfMemoryException(),
                    2 => throw new AggregateException(new OutOfMemoryException()),
                    _ => new(),
                },
            (network, _) => AnalysisEstimate.Linear(network)
        );
        Assert.True((await Assert.ThrowsAsync<OverBudgetException>(() => Ask(analysis))).IsMemoryShort);
        Assert.True((await Assert.ThrowsAsync<OverBudgetException>(() => Ask(analysis))).IsMemoryShort);
        await Ask(analysis);
    }

    [Fact]
    public async Task ANetworkTooLargeForTheBudgetIsNotBuilt()
    {
        var small = new AnalysisCache(new() { MaxBytes = 1000 });
        await Assert.ThrowsAsync<OverBudgetException>(() =>
            small.ScopeAsync(network.Current, NetworkScope.Default, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task ResultsAreKeptByVersionScopeAndOptions()
    {
        var runs = 0;
        var analysis = Counting(() => Interlocked.Increment(ref runs));
        await Ask(analysis);
        await cache.MeasureAsync(network.Current, new() { Weight = TieWeight.Links }, analysis, "", TestContext.Current.CancellationToken);
        await cache.MeasureAsync(network.Current, NetworkScope.Default, analysis, "other", TestContext.Current.CancellationToken);
        await cache.MeasureAsync(
            NetworkBranch.Suppose(network.Current, _ => 0).Snapshot,
            NetworkScope.Default,
            analysis,
            "",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(4, runs);
        await cache.MeasureAsync(network.Current, new() { Weight = TieWeight.Links }, analysis, "", TestContext.Current.CancellationToken);
        Assert.Equal(4, runs);
    }

    [Fact]
    public async Task TheLongestUnusedGoFirst()
    {
        var small = new AnalysisCache(new() { KeptCount = 3 });
        var runs = 0;
        var analysis = Counting(() => Interlocked.Increment(ref runs));
        // The graph of the scope is kept beside the results: there is room for two of these.
        foreach (var options in new[] { "a", "b", "a", "c", "a", "b" })
            await small.MeasureAsync(network.Current, NetworkScope.Default, analysis, options, TestContext.Current.CancellationToken);
        Assert.Equal(4, runs);
    }

    private static Analysis<string, object> Counting(Action run) =>
        new(
            "counting",
            (_, _, _) =>
            {
                run();
                return new();
            },
            (network, _) => AnalysisEstimate.Linear(network)
        );

    private Task<Measured<object>> Ask(Analysis<string, object> analysis, CancellationToken? cancel = null) =>
        cache.MeasureAsync(network.Current, NetworkScope.Default, analysis, "", cancel ?? TestContext.Current.CancellationToken);
}
