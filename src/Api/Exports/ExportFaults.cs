using System.Globalization;
using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Exchange.Export.Persons;

namespace AntiCorruption.Api.Exports;

/// <summary>Why an export is refused, before a byte of it is sent.</summary>
internal static class ExportFaults
{
    public static WireException UnknownFile(string name, IEnumerable<string> names)
    {
        var (asked, nearest) = (OneLine.Of(name), NearestWord.Of(name, names));
        return new(
            "NOT_FOUND",
            $"There is no export '{asked}'; "
                + (nearest is null ? "network { exports { name } } lists them." : $"did you mean '{nearest}'?"),
            $"ไม่มีแฟ้มส่งออกชื่อ '{asked}' "
                + (nearest is null ? "ดูรายชื่อได้จาก network { exports { name } }" : $"คุณหมายถึง '{nearest}' หรือไม่")
        )
        {
            Status = 404,
        };
    }

    public static WireException UnknownArgument(string name, IEnumerable<string> names)
    {
        var (asked, nearest) = (OneLine.Of(name), NearestWord.Of(name, names));
        return Bad(
            "UNKNOWN_ARGUMENT",
            $"There is no argument '{asked}'; "
                + (nearest is null ? $"there are {string.Join(", ", names)}." : $"did you mean '{nearest}'?"),
            $"ไม่มีอาร์กิวเมนต์ '{asked}' " + (nearest is null ? $"ที่มีคือ {string.Join(", ", names)}" : $"คุณหมายถึง '{nearest}' หรือไม่")
        );
    }

    public static WireException WrongValue(string name, string value, string needed, string neededTh) =>
        Bad(
            "INVALID_VALUE",
            $"'{name}' cannot be '{OneLine.Of(value)}': it must be {needed}.",
            $"'{name}' เป็น '{OneLine.Of(value)}' ไม่ได้ ต้องเป็น{neededTh}"
        );

    public static WireException TooLong(string name, int max) =>
        Bad(
            "TOO_LONG",
            string.Create(CultureInfo.InvariantCulture, $"'{OneLine.Of(name)}' is too long: it may have {max} characters."),
            string.Create(CultureInfo.InvariantCulture, $"'{OneLine.Of(name)}' ยาวเกินไป ยาวได้ไม่เกิน {max} ตัวอักษร")
        );

    public static WireException TooManyArguments(int max) =>
        Bad(
            "TOO_MANY",
            string.Create(CultureInfo.InvariantCulture, $"There may be {max} arguments at most."),
            string.Create(CultureInfo.InvariantCulture, $"มีอาร์กิวเมนต์ได้ไม่เกิน {max} รายการ")
        );

    public static WireException MetricsNeeded() =>
        Bad(
            "REQUIRED",
            "'metrics' is needed: rankings are made of the metrics that it names.",
            "ต้องระบุ 'metrics' เพราะตารางอันดับสร้างจากตัวชี้วัดที่ระบุ"
        );

    public static WireException TooManyNodes(string file, int max) =>
        Bad(
            "TOO_MANY_PARTIES",
            string.Create(CultureInfo.InvariantCulture, $"'{file}' holds {max} parties at most: narrow the scope, or take another format."),
            string.Create(CultureInfo.InvariantCulture, $"'{file}' มีภาคีได้ไม่เกิน {max} ราย ให้ลดขอบเขตลงหรือเลือกรูปแบบอื่น")
        );

    public static WireException TooManyRows(string file, int max) =>
        Bad(
            "TOO_MANY_ROWS",
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{file}' holds {max} rows a sheet at most: narrow the scope, or take csv or parquet."
            ),
            string.Create(CultureInfo.InvariantCulture, $"'{file}' มีได้ไม่เกิน {max} แถวต่อแผ่นงาน ให้ลดขอบเขตลงหรือใช้ csv หรือ parquet")
        );

    public static WireException NotMixed(string file) =>
        Bad(
            "DIRECTION_NOT_POSSIBLE",
            $"'{file}' has one direction for all links: 'direction' must be UNDIRECTED or DIRECTED.",
            $"'{file}' มีทิศทางแบบเดียวทั้งแฟ้ม 'direction' ต้องเป็น UNDIRECTED หรือ DIRECTED"
        );

    public static WireException PersonsAtRisk(PersonRisk risk) =>
        new(
            "PERSONS_AT_RISK",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{risk.ExposedCount} of {risk.PersonCount} persons could be told apart by region and number of "
                    + $"partners: take personsAs=GROUPED, or a coordinator gives a 'reason'."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"บุคคล {risk.ExposedCount} จาก {risk.PersonCount} รายอาจถูกระบุตัวได้จากภาคและจำนวนคู่ความร่วมมือ ให้ใช้ "
                    + $"personsAs=GROUPED หรือให้ผู้ประสานงานระบุ 'reason'"
            )
        )
        {
            Status = 403,
        };

    public static WireException NoPseudonymKey() =>
        new(
            "PSEUDONYM_KEY",
            "Persons cannot be exported: the file of Exports:PseudonymKeyFile cannot be read or made, or has fewer than 32 bytes.",
            "ส่งออกข้อมูลบุคคลไม่ได้ เพราะอ่านหรือสร้างแฟ้มใน Exports:PseudonymKeyFile ไม่ได้ หรือแฟ้มสั้นกว่า 32 ไบต์"
        )
        {
            Status = 503,
        };

    public static WireException TooManyRunning(bool isOwn) =>
        new(
            "TOO_MANY_EXPORTS",
            isOwn
                ? "Your other exports are still being written: wait for one to end."
                : "Too many exports are being written: try again shortly.",
            isOwn ? "ยังมีการส่งออกอื่นของคุณทำงานอยู่ กรุณารอให้เสร็จก่อน" : "มีการส่งออกทำงานอยู่มากเกินไป กรุณาลองใหม่ในอีกสักครู่"
        )
        {
            Status = 429,
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    /// <summary>The same fault with the status of an answer that is nothing but it.</summary>
    public static WireException Answered(WireException fault) =>
        fault.Status > 0
            ? fault
            : new(fault.Code!, fault.Message, fault.MessageTh)
            {
                Status = fault.Code switch
                {
                    "FORBIDDEN" => 403,
                    "BUSY" or "STORE_UNAVAILABLE" or "TIMEOUT" => 503,
                    _ => 400,
                },
                RetryAfter = fault.RetryAfter,
                Extensions = fault.Extensions,
            };

    private static WireException Bad(string code, string message, string messageTh) => new(code, message, messageTh) { Status = 400 };
}
