using System.Runtime.CompilerServices;
using AntiCorruption.Api.Wire.Errors;
using GraphQL;

namespace AntiCorruption.Api.Tests.Wire;

/// <summary>A small schema with everything a transport has to carry: Thai text, lists, faults, slow fields, events.</summary>
[Name("Query")]
public sealed class TestQuery
{
    public static string Hello(string name = "ชาวไทย") => $"สวัสดี {name}";

    public static int Sum(IEnumerable<int> numbers) => numbers.Sum();

    public static IEnumerable<TestItem> Items(int first = 10) => Enumerable.Range(0, first).Select(index => new TestItem(index));

    public static string Broken() => throw new InvalidOperationException("secret connection string");

    public static string? Exhausted() => throw new InvalidOperationException("list", new OutOfMemoryException());

    public static string? Refused() => throw new WireException("NOT_FOUND", "There is no such thing.", "ไม่พบ");

    public static async Task<string> Slow(int milliseconds, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(milliseconds, cancellation);
            return "done";
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref TestCounts.Cancelled);
            throw;
        }
    }

    public static string? Echo(string? text) => text;
}

[Name("Item")]
public sealed class TestItem(int index)
{
    public int Index => index;
    public string Name => $"รายการ {index}";

    public IEnumerable<TestItem> Children(int first = 3) => Enumerable.Range(index, first).Select(child => new TestItem(child));
}

[Name("Mutation")]
public sealed class TestMutation
{
    public static int Increment() => Interlocked.Increment(ref TestCounts.Mutations);
}

[Name("Subscription")]
public sealed class TestSubscription
{
    /// <summary>As many large events as are taken, at once: the source does not wait for its readers.</summary>
    public static IObservable<string> Flood(int to) => new FloodSource(to);

    public static async IAsyncEnumerable<int> CountUp(
        int to,
        int delay = 0,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        Interlocked.Increment(ref TestCounts.Running);
        try
        {
            for (var number = 1; number <= to; number++)
            {
                if (delay > 0)
                    await Task.Delay(delay, cancellation);
                yield return number;
            }
        }
        finally
        {
            Interlocked.Decrement(ref TestCounts.Running);
        }
    }
}

internal sealed class FloodSource(int to) : IObservable<string>
{
    public IDisposable Subscribe(IObserver<string> observer)
    {
        var stop = new CancellationTokenSource();
        _ = Task.Run(() =>
        {
            var large = new string('x', 10_000);
            for (var sent = 0; sent < to && !stop.IsCancellationRequested; sent++)
                observer.OnNext(large);
        });
        return new Stop(stop);
    }

    private sealed class Stop(CancellationTokenSource stop) : IDisposable
    {
        public void Dispose() => stop.Cancel();
    }
}

/// <summary>What the resolvers of the test schema did.</summary>
internal static class TestCounts
{
    internal static int Cancelled;
    internal static int Mutations;
    internal static int Running;
}
