using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Api.Wire.Changes;

/// <summary>What a caller is told when the store does not take a change.</summary>
internal static class StoreFaults
{
    public static WireException NotMade(StoreUnavailableException fault)
    {
        var (english, thai) = Reason(fault.Failure);
        return new("STORE_UNAVAILABLE", $"The change was not made: {english}", $"ไม่ได้บันทึกการเปลี่ยนแปลง เพราะ{thai}");
    }

    private static (string English, string Thai) Reason(StoreFailure failure) => failure switch
    {
        StoreFailure.DiskFull => ("no room is left where the data lie.", "พื้นที่ดิสก์เต็ม"),
        StoreFailure.ReadOnly => ("the data can be read only.", "ข้อมูลอ่านได้อย่างเดียว"),
        StoreFailure.InUse => ("the data are in use by another process.", "โปรแกรมอื่นกำลังใช้ข้อมูลอยู่"),
        StoreFailure.AccessDenied => ("the store refuses the server's credentials.", "ที่เก็บข้อมูลไม่รับรหัสผ่านของเซิร์ฟเวอร์"),
        StoreFailure.Conflict => ("something made past this server stands in the way.", "มีรายการที่ไม่ได้สร้างผ่านเซิร์ฟเวอร์นี้ขวางอยู่"),
        StoreFailure.TooLarge => ("the change is larger than the store takes at once.", "มีรายการมากเกินกว่าที่ที่เก็บข้อมูลรับได้ในครั้งเดียว"),
        StoreFailure.Replaced => ("the data were removed, replaced or put back; the server must be started again.", "ข้อมูลถูกลบ ถูกแทนที่ หรือถูกย้อนกลับ ต้องเริ่มเซิร์ฟเวอร์ใหม่"),
        StoreFailure.Damaged => ("some of the data are damaged, and they can be read only.", "ข้อมูลบางส่วนเสียหาย จึงอ่านได้อย่างเดียว"),
        StoreFailure.NotReadable => ("what lies in the store cannot be read.", "อ่านที่เก็บข้อมูลไม่ได้"),
        StoreFailure.Faulty => ("the disk or the file fails.", "ดิสก์หรือแฟ้มข้อมูลทำงานผิดปกติ"),
        _ => ("the store does not answer.", "ที่เก็บข้อมูลไม่ตอบ"),
    };
}
