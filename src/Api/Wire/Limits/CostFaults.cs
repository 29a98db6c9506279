using System.Globalization;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Limits;

internal static class CostFaults
{
    public static WireException TooCostly(double cost, int max) =>
        new(
            "COST_LIMIT",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The request would cost {cost:0}; at most {max} is served. Ask for smaller pages or fewer nested lists."
            ),
            string.Create(CultureInfo.InvariantCulture, $"คำขอมีต้นทุน {cost:0} เกินที่อนุญาต {max} กรุณาขอหน้าที่เล็กลงหรือลดรายการซ้อน")
        )
        {
            Extensions = new Dictionary<string, object?>
            {
                ["cost"] = double.IsFinite(cost) ? Math.Ceiling(cost) : null,
                ["maximumCost"] = max,
            },
        };

    public static WireException TooCostlyEvent(double cost, int max) =>
        new(
            "COST_LIMIT",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Each event of the subscription would cost {cost:0}; at most {max} is served. Ask for less, and read "
                    + $"the rest by a query when an event comes."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"แต่ละเหตุการณ์ของการติดตามมีต้นทุน {cost:0} เกินที่อนุญาต {max} กรุณาขอข้อมูลน้อยลง แล้วใช้คำสั่ง query อ่านส่วนที่เหลือเมื่อมีเหตุการณ์"
            )
        )
        {
            Extensions = new Dictionary<string, object?>
            {
                ["cost"] = double.IsFinite(cost) ? Math.Ceiling(cost) : null,
                ["maximumCost"] = max,
            },
        };

    public static WireException Unfolds(int max) =>
        new(
            "COST_LIMIT",
            string.Create(CultureInfo.InvariantCulture, $"With its fragments unfolded the request has more than {max} fields."),
            string.Create(CultureInfo.InvariantCulture, $"เมื่อขยายแฟรกเมนต์แล้วคำขอมีเกิน {max} ฟิลด์")
        )
        {
            Extensions = new Dictionary<string, object?> { ["maximumFields"] = max },
        };

    public static WireException TooDeep(int max) =>
        new(
            "DEPTH_LIMIT",
            string.Create(CultureInfo.InvariantCulture, $"The request nests fields more than {max} deep."),
            string.Create(CultureInfo.InvariantCulture, $"คำขอซ้อนฟิลด์ลึกเกิน {max} ชั้น")
        )
        {
            Extensions = new Dictionary<string, object?> { ["maximumDepth"] = max },
        };
}
