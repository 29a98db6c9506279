using System.Globalization;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.WebSockets;

internal static class SocketFaults
{
    public static WireException TooManyOperations(int max) =>
        new(
            "TOO_MANY_SUBSCRIPTIONS",
            string.Create(CultureInfo.InvariantCulture, $"One connection carries at most {max} operations at a time."),
            string.Create(CultureInfo.InvariantCulture, $"หนึ่งการเชื่อมต่อมีได้ไม่เกิน {max} รายการพร้อมกัน")
        );
}
