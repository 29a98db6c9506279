using System.Globalization;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>Counts the subscriptions that are open, in all and per caller, over every transport.</summary>
internal sealed class SubscriptionCount(IOptions<WireOptions> options)
{
    private readonly WireOptions.LimitOptions _limits = options.Value.Limits;
    private readonly Shares _places = new(options.Value.Limits.MaxSubscriptions, options.Value.Limits.MaxSubscriptionsPerCaller);

    public int Open => (int)_places.Taken;

    /// <summary>Takes a place; disposing gives it back.</summary>
    /// <exception cref="WireException">TOO_MANY_SUBSCRIPTIONS: no place is left.</exception>
    public IDisposable Enter(IWireCaller caller)
    {
        if (_places.TryTake(caller.Name, 1, out var place, out var shortage))
            return place;
        throw shortage == Shortage.InAll
            ? Full(_limits.MaxSubscriptions, "in all", "รวมทั้งหมด")
            : Full(_limits.MaxSubscriptionsPerCaller, "per caller", "ต่อผู้ใช้");
    }

    private static WireException Full(int max, string whose, string whoseTh) => new("TOO_MANY_SUBSCRIPTIONS",
        string.Create(CultureInfo.InvariantCulture, $"At most {max} subscriptions {whose} may be open at a time."),
        string.Create(CultureInfo.InvariantCulture, $"เปิดการติดตามได้ไม่เกิน {max} รายการ ({whoseTh})"))
    { Status = 429, RetryAfter = TimeSpan.FromSeconds(10) };
}
