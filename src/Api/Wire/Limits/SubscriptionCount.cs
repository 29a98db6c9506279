using System.Globalization;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>
/// Counts the subscriptions that are open, and what one change costs for all of them together, in all and per caller, over
/// every transport.
/// </summary>
internal sealed class SubscriptionCount(IOptions<WireOptions> options)
{
    private readonly WireOptions.LimitOptions limits = options.Value.Limits;
    private readonly Shares places = new(options.Value.Limits.MaxSubscriptions, options.Value.Limits.MaxSubscriptionsPerCaller);

    private readonly Shares costs = new(options.Value.Limits.MaxOpenSubscriptionCost, options.Value.Limits.MaxSubscriptionCostPerCaller);

    public int Open => (int)places.Taken;

    /// <summary>Takes a place; disposing gives it back.</summary>
    /// <param name="caller">Whose subscription it is.</param>
    /// <param name="cost">The price of each of its events.</param>
    /// <exception cref="WireException">TOO_MANY_SUBSCRIPTIONS: no place is left, or too little for such a price.</exception>
    public IDisposable Enter(IWireCaller caller, double cost)
    {
        if (!places.TryTake(caller.Name, 1, out var place, out var shortage))
            throw shortage == Shortage.InAll
                ? Full(limits.MaxSubscriptions, "in all", "รวมทั้งหมด")
                : Full(limits.MaxSubscriptionsPerCaller, "per caller", "ต่อผู้ใช้");
        if (this.costs.TryTake(caller.Name, cost, out var price, out shortage))
            return new Place(place, price);
        place.Dispose();
        throw shortage == Shortage.InAll
            ? Dear(cost, limits.MaxOpenSubscriptionCost, "in all", "รวมทั้งหมด")
            : Dear(cost, limits.MaxSubscriptionCostPerCaller, "per caller", "ต่อผู้ใช้");
    }

    private static WireException Full(int max, string whose, string whoseTh) =>
        new(
            "TOO_MANY_SUBSCRIPTIONS",
            string.Create(CultureInfo.InvariantCulture, $"At most {max} subscriptions {whose} may be open at a time."),
            string.Create(CultureInfo.InvariantCulture, $"เปิดการติดตามได้ไม่เกิน {max} รายการ ({whoseTh})")
        )
        {
            Status = 429,
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    private static WireException Dear(double cost, int max, string whose, string whoseTh) =>
        new(
            "TOO_MANY_SUBSCRIPTIONS",
            string.Create(
                CultureInfo.InvariantCulture,
                $"With this subscription, at {cost:0} an event, the open ones would cost more than {max} for each "
                    + $"change ({whose}). Close some, or ask for less."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"เมื่อรวมการติดตามนี้ซึ่งมีต้นทุน {cost:0} ต่อเหตุการณ์ การติดตามที่เปิดอยู่จะมีต้นทุนเกิน {max} ต่อการเปลี่ยนแปลงหนึ่งครั้ง "
                    + $"({whoseTh}) กรุณาปิดบางรายการหรือขอข้อมูลน้อยลง"
            )
        )
        {
            Status = 429,
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    private sealed record Place(IDisposable Count, IDisposable Price) : IDisposable
    {
        public void Dispose()
        {
            Count.Dispose();
            Price.Dispose();
        }
    }
}
