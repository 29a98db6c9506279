using System.Globalization;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>What ends a subscription that has begun.</summary>
internal static class EventFaults
{
    /// <exception cref="WireException">EVENT_TOO_LARGE: an event has more bytes than allowed.</exception>
    public static void Check(int bytes, int maxBytes)
    {
        if (bytes > maxBytes)
            throw new WireException(
                "EVENT_TOO_LARGE",
                string.Create(CultureInfo.InvariantCulture, $"An event has {bytes} bytes; at most {maxBytes} are sent. Subscribe to less."),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"เหตุการณ์มีขนาด {bytes} ไบต์ เกินที่ส่งได้ {maxBytes} ไบต์ กรุณาติดตามข้อมูลน้อยลง"
                )
            );
    }

    /// <summary>The server is about to end and begins nothing new.</summary>
    public static WireException Stopping() =>
        new(
            "SERVER_STOPPING",
            "The server stops and begins nothing new. Connect again.",
            "เซิร์ฟเวอร์กำลังหยุดทำงานและไม่รับคำขอใหม่ กรุณาเชื่อมต่ออีกครั้ง"
        );
}
