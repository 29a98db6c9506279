using System.Globalization;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Api.Changes;

/// <summary>What a caller is told when a change has no answer: whether it was made, or that this is not known and how to ask.</summary>
internal static class StoreFaults
{
    private const string Ask = "Ask changeOutcome(clientMutationId:), or send it again under the same clientMutationId.";
    private const string AskTh = "ให้ถาม changeOutcome(clientMutationId:) หรือส่งซ้ำด้วย clientMutationId เดิม";

    public static WireException Of(StoreUnavailableException fault) =>
        Reason(fault.Failure) is var (english, thai)
            ? Fault(
                "STORE_UNAVAILABLE",
                ChangeState.NotMade,
                $"The change was not made: {english}",
                $"ไม่ได้บันทึกการเปลี่ยนแปลง เพราะ{thai}"
            )
            : Fault(
                "STORE_UNAVAILABLE",
                null,
                $"The store stopped answering, so whether the change was made is not known. {Ask}",
                $"ที่เก็บข้อมูลหยุดตอบ จึงยังไม่ทราบว่าบันทึกการเปลี่ยนแปลงแล้วหรือไม่ {AskTh}"
            );

    /// <summary>The time of a request ran out.</summary>
    public static WireException Timeout(ChangeProgress progress, double seconds) =>
        progress switch
        {
            { IsUnderWay: true } => Fault(
                ErrorCodes.Timeout,
                null,
                FormattableString.Invariant(
                    $"The answer took longer than {seconds} seconds, and whether the change was made is not known yet. {Ask}"
                ),
                FormattableString.Invariant($"คำตอบใช้เวลาเกิน {seconds} วินาที และยังไม่ทราบว่าบันทึกการเปลี่ยนแปลงแล้วหรือไม่ {AskTh}")
            ),
            { MadeCount: > 0 } => Fault(
                ErrorCodes.Timeout,
                ChangeState.Made,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The answer took longer than {seconds} seconds; {progress.MadeCount} changes of this request were "
                        + $"made before, and no more."
                ),
                FormattableString.Invariant(
                    $"คำตอบใช้เวลาเกิน {seconds} วินาที คำขอนี้บันทึกการเปลี่ยนแปลงไปแล้ว {progress.MadeCount} รายการก่อนหมดเวลา"
                )
            ),
            _ => Fault(
                ErrorCodes.Timeout,
                ChangeState.NotMade,
                FormattableString.Invariant($"The request was stopped after {seconds} seconds, before anything was changed."),
                FormattableString.Invariant($"คำขอถูกหยุดหลังจาก {seconds} วินาที โดยยังไม่มีการเปลี่ยนแปลงใด")
            ),
        };

    private static WireException Fault(string code, ChangeState? outcome, string message, string messageTh) =>
        new(code, message, messageTh)
        {
            Extensions = new Dictionary<string, object?>
            {
                ["outcome"] = outcome switch
                {
                    ChangeState.Made => "MADE",
                    ChangeState.NotMade => "NOT_MADE",
                    _ => "UNKNOWN",
                },
            },
        };

    /// <summary>Why nothing was written; null where that is not known.</summary>
    private static (string English, string Thai)? Reason(StoreFailure failure) =>
        failure switch
        {
            StoreFailure.DiskFull => ("no room is left where the data lie.", "พื้นที่ดิสก์เต็ม"),
            StoreFailure.ReadOnly => ("the data can be read only.", "ข้อมูลอ่านได้อย่างเดียว"),
            StoreFailure.InUse => ("the data are in use by another process.", "โปรแกรมอื่นกำลังใช้ข้อมูลอยู่"),
            StoreFailure.AccessDenied => ("the store refuses the server's credentials.", "ที่เก็บข้อมูลไม่รับรหัสผ่านของเซิร์ฟเวอร์"),
            StoreFailure.Conflict => (
                "something made past this server stands in the way.",
                "มีรายการที่ไม่ได้สร้างผ่านเซิร์ฟเวอร์นี้ขวางอยู่"
            ),
            StoreFailure.TooLarge => (
                "the change is larger than the store takes at once.",
                "มีรายการมากเกินกว่าที่ที่เก็บข้อมูลรับได้ในครั้งเดียว"
            ),
            StoreFailure.NotReadable => ("what lies in the store cannot be read.", "อ่านที่เก็บข้อมูลไม่ได้"),
            StoreFailure.NotTrusted => ("the store's certificate is not trusted.", "ใบรับรองของที่เก็บข้อมูลไม่น่าเชื่อถือ"),
            StoreFailure.Damaged => (
                "some of the data are damaged, and they can be read only.",
                "ข้อมูลบางส่วนเสียหาย จึงอ่านได้อย่างเดียว"
            ),
            StoreFailure.Replaced => (
                "the data were removed, replaced or put back; the server must be started again.",
                "ข้อมูลถูกลบ ถูกแทนที่ หรือถูกย้อนกลับ ต้องเริ่มเซิร์ฟเวอร์ใหม่"
            ),
            StoreFailure.Missing or StoreFailure.NotPossible => ("there is no store.", "ไม่มีที่เก็บข้อมูล"),
            _ => null,
        };
}
