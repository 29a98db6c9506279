using System.Collections.Concurrent;
using System.Globalization;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>Counts the subscriptions that are open, in all and per caller, over every transport.</summary>
internal sealed class SubscriptionCount(IOptions<WireOptions> options)
{
    private readonly ConcurrentDictionary<string, int> _perCaller = new(StringComparer.Ordinal);
    private int _open;

    public int Open => Volatile.Read(ref _open);

    /// <summary>Takes a place; disposing gives it back.</summary>
    /// <exception cref="WireException">TOO_MANY_SUBSCRIPTIONS: no place is left.</exception>
    public IDisposable Enter(IWireCaller caller)
    {
        var limits = options.Value.Limits;
        if (Interlocked.Increment(ref _open) > limits.MaxSubscriptions)
        {
            Interlocked.Decrement(ref _open);
            throw Full(limits.MaxSubscriptions, "in all", "รวมทั้งหมด");
        }
        if (_perCaller.AddOrUpdate(caller.Name, 1, static (_, count) => count + 1) > limits.MaxSubscriptionsPerCaller)
        {
            Leave(caller.Name);
            throw Full(limits.MaxSubscriptionsPerCaller, "per caller", "ต่อผู้ใช้");
        }
        return new Place(this, caller.Name);
    }

    private void Leave(string caller)
    {
        // The caller's place first: once none is open in all, nobody is refused for one that is gone.
        if (_perCaller.AddOrUpdate(caller, 0, static (_, count) => count - 1) == 0)
            _perCaller.TryRemove(KeyValuePair.Create(caller, 0));
        Interlocked.Decrement(ref _open);
    }

    private static WireException Full(int max, string whose, string whoseTh) => new("TOO_MANY_SUBSCRIPTIONS",
        string.Create(CultureInfo.InvariantCulture, $"At most {max} subscriptions {whose} may be open at a time."),
        string.Create(CultureInfo.InvariantCulture, $"เปิดการติดตามได้ไม่เกิน {max} รายการ ({whoseTh})"))
    { Status = 429, RetryAfter = TimeSpan.FromSeconds(10) };

    private sealed class Place(SubscriptionCount count, string caller) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            count.Leave(caller);
        }
    }
}
