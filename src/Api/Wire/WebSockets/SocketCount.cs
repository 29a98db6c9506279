using System.Globalization;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>Counts the sockets that are open, in all and per caller; one that has not said whose it is counts for its address.</summary>
internal sealed class SocketCount(IOptions<WireOptions> options)
{
    public const string Code = "TOO_MANY_SOCKETS";
    private readonly WireOptions.SocketOptions limits = options.Value.WebSocket;
    private readonly Shares sockets = new(options.Value.WebSocket.MaxSockets, double.PositiveInfinity);
    private readonly Shares strangers = new(double.PositiveInfinity, options.Value.WebSocket.MaxSocketsPerCaller);
    private readonly Shares callers = new(double.PositiveInfinity, options.Value.WebSocket.MaxSocketsPerCaller);

    /// <summary>Sockets open now.</summary>
    public int Open => (int)this.sockets.Taken;

    /// <summary>Takes the places of a socket that begins: one in all until it ends, one of its address until its caller is known.</summary>
    /// <exception cref="WireException">TOO_MANY_SOCKETS: no place is left.</exception>
    public SocketPlace Enter(HttpContext http)
    {
        if (!this.sockets.TryTake("", 1, out var place, out _))
            throw Full(limits.MaxSockets, "in all", "รวมทั้งหมด");
        if (strangers.TryTake(http.Connection.RemoteIpAddress?.ToString() ?? "", 1, out var stranger, out _))
            return new SocketPlace(place, stranger);
        place.Dispose();
        throw Full(limits.MaxSocketsPerCaller, "per address without a caller", "ต่อที่อยู่ที่ยังไม่ระบุผู้ใช้");
    }

    /// <summary>Takes the place of a caller who has become known.</summary>
    /// <exception cref="WireException">TOO_MANY_SOCKETS: no place is left.</exception>
    public IDisposable Enter(IWireCaller caller) =>
        callers.TryTake(caller.Name, 1, out var place, out _) ? place : throw Full(limits.MaxSocketsPerCaller, "per caller", "ต่อผู้ใช้");

    private static WireException Full(int max, string whose, string whoseTh) =>
        new(
            Code,
            string.Create(CultureInfo.InvariantCulture, $"At most {max} sockets {whose} may be open at a time."),
            string.Create(CultureInfo.InvariantCulture, $"เปิดซ็อกเก็ตพร้อมกันได้ไม่เกิน {max} รายการ ({whoseTh})")
        )
        {
            Status = 503,
            RetryAfter = TimeSpan.FromSeconds(10),
        };
}

/// <summary>The places that one socket takes.</summary>
internal sealed class SocketPlace(IDisposable inAll, IDisposable ofAddress) : IDisposable
{
    private IDisposable? ofCaller;

    /// <summary>The caller is known: the place of the address becomes the caller's.</summary>
    public void BelongTo(IDisposable ofCaller)
    {
        this.ofCaller = ofCaller;
        ofAddress.Dispose();
    }

    public void Dispose()
    {
        ofAddress.Dispose();
        this.ofCaller?.Dispose();
        inAll.Dispose();
    }
}
