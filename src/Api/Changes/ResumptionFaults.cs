using System.Globalization;
using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Changes;

/// <summary>Why a subscription cannot go on where its subscriber left off.</summary>
internal static class ResumptionFaults
{
    public static WireException TooFarBehind(long missed, int max) =>
        new(
            "TOO_FAR_BEHIND",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{missed} changes were made since; at most {max} are told again. Read the data anew and subscribe after their 'version'."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"มีการเปลี่ยนแปลงหลังจากนั้น {missed} รายการ เกินที่ส่งย้อนหลังได้ {max} รายการ กรุณาอ่านข้อมูลใหม่ แล้วติดตามต่อจาก 'version' ของข้อมูลนั้น"
            )
        )
        {
            Extensions = new Dictionary<string, object?> { ["missedChanges"] = missed, ["maximumMissedChanges"] = max },
        };

    public static WireException UnknownVersion(long version, long newest) =>
        new(
            "UNKNOWN_VERSION",
            string.Create(
                CultureInfo.InvariantCulture,
                $"There is no version {version}; the newest is {newest}. Read the data anew and subscribe after their 'version'."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"ไม่มีรุ่นที่ {version} รุ่นล่าสุดคือ {newest} กรุณาอ่านข้อมูลใหม่ แล้วติดตามต่อจาก 'version' ของข้อมูลนั้น"
            )
        )
        {
            Extensions = new Dictionary<string, object?> { ["version"] = version, ["newestVersion"] = newest },
        };

    public static WireException Unreadable(long version) =>
        new(
            "STORE_UNAVAILABLE",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The changes after version {version} cannot be read now: the store does not answer. Subscribe again "
                    + $"after the last version you have."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"ขณะนี้อ่านการเปลี่ยนแปลงหลังรุ่นที่ {version} ไม่ได้ เพราะที่เก็บข้อมูลไม่ตอบ กรุณาติดตามใหม่ต่อจากรุ่นล่าสุดที่ได้รับ"
            )
        );

    public static WireException Both() =>
        new("INVALID_ARGUMENT", "'after' and 'afterCursor' exclude each other.", "ระบุได้เพียงอย่างเดียวระหว่าง 'after' กับ 'afterCursor'");

    public static WireException InvalidVersion() =>
        new("INVALID_ARGUMENT", "'after' must be a version: 0 or more.", "'after' ต้องเป็นเลขรุ่น ตั้งแต่ 0 ขึ้นไป");

    public static WireException InvalidCursor() =>
        new("INVALID_CURSOR", "'afterCursor' must be the 'cursor' of an event.", "'afterCursor' ต้องเป็น 'cursor' ของเหตุการณ์ที่ได้รับ");
}
