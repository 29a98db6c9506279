using static AntiCorruption.Graph.Model.RuleKind;

namespace AntiCorruption.Graph.Model;

/// <summary>Every rule that the network obeys, each stated once: what is wrong, in English and in Thai.</summary>
public static class Rules
{
    // A value by itself.
    public static readonly Rule Required = new(
        "REQUIRED",
        Value,
        "'{0}' is needed and cannot be taken away.",
        "ต้องมีค่า '{0}' และลบออกไม่ได้"
    );

    public static readonly Rule NameRequired = new("REQUIRED", Value, "A name cannot be empty.", "ชื่อต้องไม่ว่าง");

    public static readonly Rule TooLong = new(
        "TOO_LONG",
        Value,
        "The text has {0} characters; at most {1} are allowed.",
        "ข้อความยาว {0} ตัวอักษร แต่ยาวได้ไม่เกิน {1} ตัวอักษร"
    );

    public static readonly Rule TooMany = new(
        "TOO_MANY",
        Value,
        "There are {0} elements; at most {1} are allowed.",
        "มี {0} รายการ แต่มีได้ไม่เกิน {1} รายการ"
    );

    public static readonly Rule OutOfRange = new(
        "OUT_OF_RANGE",
        Value,
        "A number between {0} and {1} is needed, not {2}.",
        "ต้องเป็นตัวเลขระหว่าง {0} ถึง {1} ไม่ใช่ {2}"
    );

    public static readonly Rule NotNormal = new(
        "NOT_NORMAL",
        Value,
        "The text is not in Unicode's normal form C.",
        "ข้อความไม่อยู่ในรูปแบบมาตรฐาน NFC ของ Unicode"
    );

    public static readonly Rule BadKey = new(
        "BAD_KEY",
        Value,
        "A key has 1 to {0} characters and no spaces.",
        "รหัสมี 1 ถึง {0} ตัวอักษรและไม่มีช่องว่าง"
    );

    public static readonly Rule BadUrl = new(
        "BAD_URL",
        Value,
        "An address begins with http:// or https://, has no spaces and at most {0} characters.",
        "ที่อยู่เว็บต้องขึ้นต้นด้วย http:// หรือ https:// ไม่มีช่องว่าง และยาวไม่เกิน {0} ตัวอักษร"
    );

    public static readonly Rule BadAreaCode = new(
        "BAD_CODE",
        Value,
        "'{0}' is no code of an area: R1 to R9, or 2, 4 or 6 digits.",
        "'{0}' ไม่ใช่รหัสพื้นที่: ต้องเป็น R1 ถึง R9 หรือตัวเลข 2, 4 หรือ 6 หลัก"
    );

    public static readonly Rule Point = new(
        "OUT_OF_RANGE",
        Value,
        "Latitude lies between -90 and 90, longitude between -180 and 180.",
        "ละติจูดอยู่ระหว่าง -90 ถึง 90 ลองจิจูดอยู่ระหว่าง -180 ถึง 180"
    );

    public static readonly Rule FiscalYear = new(
        "FISCAL_YEAR",
        Value,
        "{0} is not a fiscal year of the Buddhist era ({1} to {2}).{3}",
        "{0} ไม่ใช่ปีงบประมาณ พ.ศ. ({1} ถึง {2}){3}"
    );

    public static readonly Rule FiscalYearMismatch = new(
        "FISCAL_YEAR_MISMATCH",
        Value,
        "The date {0} is not in fiscal year {1}.",
        "วันที่ {0} ไม่อยู่ในปีงบประมาณ {1}"
    );

    public static readonly Rule NotADate = new(
        "NOT_A_DATE",
        Value,
        "'{0}' is not a date that exists: {1} of the Common Era is needed.{2}",
        "'{0}' ไม่ใช่วันที่ที่มีอยู่จริง: ต้องเป็น {1} ในคริสต์ศักราช{2}"
    );

    public static readonly Rule Period = new(
        "PERIOD",
        Value,
        "The end {0} lies before the start {1}.",
        "วันสิ้นสุด {0} อยู่ก่อนวันเริ่ม {1}"
    );

    public static readonly Rule NumberTwice = new("DUPLICATE", Value, "The number {0} is given twice.", "ระบุเลข {0} ซ้ำ");

    public static readonly Rule AreaTwice = new("DUPLICATE", Value, "The area {0} is given twice.", "ระบุพื้นที่ {0} ซ้ำ");

    public static readonly Rule NotAPerson = new(
        "NOT_A_PERSON",
        Value,
        "Only a good actor who is a person can have personal data.",
        "เฉพาะผู้ก่อการดีที่เป็นบุคคลเท่านั้นที่มีข้อมูลส่วนบุคคลได้"
    );

    public static readonly Rule ConsentDateRequired = new(
        "CONSENT_REQUIRED",
        Value,
        "Personal data needs the day of the person's consent.",
        "ข้อมูลส่วนบุคคลต้องมีวันที่ให้ความยินยอม"
    );

    public static readonly Rule ConsentPurposeRequired = new(
        "CONSENT_REQUIRED",
        Value,
        "Personal data needs the purpose that the person agreed to.",
        "ข้อมูลส่วนบุคคลต้องมีวัตถุประสงค์ที่ยินยอม"
    );

    public static readonly Rule ConsentDate = new(
        "CONSENT_DATE",
        Value,
        "A consent of {0} cannot be: its day lies between {1} and today.{2}",
        "วันที่ให้ความยินยอม {0} ไม่ถูกต้อง: ต้องอยู่ระหว่าง {1} ถึงวันนี้{2}"
    );

    public static readonly Rule Derived = new(
        "DERIVED",
        Value,
        "CO_PARTICIPATED follows from activities and cannot be stored.",
        "ความสัมพันธ์ร่วมกิจกรรมคำนวณจากกิจกรรม บันทึกเองไม่ได้"
    );

    public static readonly Rule SelfLink = new("SELF_LINK", Value, "A party cannot be linked to itself.", "องค์กรเชื่อมกับตัวเองไม่ได้");

    public static readonly Rule PartTwice = new(
        "DUPLICATE",
        Value,
        "A party takes part twice in the same role.",
        "องค์กรเดียวกันเข้าร่วมในบทบาทเดียวกันซ้ำ"
    );

    // The form of an input.
    public static readonly Rule InvalidId = new(
        "INVALID_ID",
        Value,
        "'{0}' is not an id of this server.",
        "'{0}' ไม่ใช่รหัส id ของระบบนี้"
    );

    public static readonly Rule WrongKindOfId = new(
        "WRONG_KIND_OF_ID",
        Value,
        "The id of a {0} is needed, not of a {1}.",
        "ต้องเป็น id ของ{0} ไม่ใช่ของ{1}"
    );

    public static readonly Rule IdOrKey = new(
        "REQUIRED",
        Value,
        "Give '{0}' or '{1}', and not both.",
        "ระบุ {0} หรือ {1} อย่างใดอย่างหนึ่ง"
    );

    // What is referred to.
    public static readonly Rule NotFound = new("NOT_FOUND", Reference, "There is no {0} with the number {1}.", "ไม่พบ{0}หมายเลข {1}");

    public static readonly Rule UnknownArea = new("UNKNOWN_AREA", Reference, "No area has the code {0}.", "ไม่พบพื้นที่รหัส {0}");

    public static readonly Rule UnknownParty = new("UNKNOWN_PARTY", Reference, "No party has the number {0}.", "ไม่พบองค์กรหมายเลข {0}");

    public static readonly Rule UnknownPartyKey = new("UNKNOWN_PARTY", Reference, "No party has the key {0}.", "ไม่พบองค์กรที่มีรหัส {0}");

    public static readonly Rule UnknownReference = new(
        "NOT_FOUND",
        Reference,
        "Nothing that is added has the ref '{0}'.",
        "ไม่มีรายการที่เพิ่มซึ่งมี ref '{0}'"
    );

    public static readonly Rule UnknownActivity = new(
        "UNKNOWN_ACTIVITY",
        Reference,
        "No activity has the number {0}.",
        "ไม่พบกิจกรรมหมายเลข {0}"
    );

    public static readonly Rule UnknownTargetArea = new(
        "UNKNOWN_TARGET_AREA",
        Reference,
        "No target area has the number {0}.",
        "ไม่พบพื้นที่เป้าหมายหมายเลข {0}"
    );

    public static readonly Rule NoProvinces = new(
        "UNKNOWN_AREA",
        Reference,
        "A synthetic network needs provinces: import areas first.",
        "เครือข่ายสังเคราะห์ต้องมีจังหวัดก่อน ให้นำเข้าพื้นที่"
    );

    // How records stand to each other.
    public static readonly Rule DuplicateKey = new("DUPLICATE_KEY", Network, "Another {0} has the {1} {2}.", "มี{0}อื่นใช้ {2} แล้ว");

    public static readonly Rule ReferenceTwice = new("DUPLICATE_KEY", Network, "The ref '{0}' is given twice.", "ระบุ ref '{0}' ซ้ำ");

    public static readonly Rule CodeMismatch = new(
        "CODE_MISMATCH",
        Network,
        "The code {0} does not begin with its parent's code {1}.",
        "รหัส {0} ไม่ได้ขึ้นต้นด้วยรหัส {1} ของพื้นที่แม่"
    );

    public static readonly Rule AreaInItself = new(
        "CYCLE",
        Network,
        "Area {0} cannot lie within itself.",
        "พื้นที่ {0} อยู่ภายในตัวเองไม่ได้"
    );

    public static readonly Rule AreaTooNarrow = new(
        "CYCLE",
        Network,
        "Area {0} cannot lie within {1}, which is smaller or of the same level.",
        "พื้นที่ {0} อยู่ภายในพื้นที่ {1} ซึ่งเล็กกว่าหรือระดับเดียวกันไม่ได้"
    );

    public static readonly Rule AboveItself = new(
        "CYCLE",
        Network,
        "A party cannot stand above itself.",
        "องค์กรเป็นต้นสังกัดของตัวเองไม่ได้"
    );

    public static readonly Rule RefersToItself = new(
        "CYCLE",
        Network,
        "An activity cannot refer back to itself.",
        "กิจกรรมอ้างอิงวนกลับมาหาตัวเองไม่ได้"
    );

    public static readonly Rule ContinuesLater = new(
        "CYCLE",
        Network,
        "A target area continues one of an earlier year.",
        "พื้นที่เป้าหมายต้องสืบเนื่องจากปีก่อนหน้า"
    );

    public static readonly Rule TargetTwice = new(
        "DUPLICATE",
        Network,
        "Area {0} is a target of FY{1} already.",
        "พื้นที่ {0} เป็นพื้นที่เป้าหมายของปีงบประมาณ {1} อยู่แล้ว"
    );

    public static readonly Rule LinkTwice = new(
        "DUPLICATE",
        Network,
        "The two parties have this link already (same type, same fiscal year).",
        "สององค์กรนี้มีความสัมพันธ์ประเภทเดียวกันในปีงบประมาณเดียวกันอยู่แล้ว"
    );

    public static readonly Rule InUse = new(
        "IN_USE",
        Network,
        "The {0} cannot be deleted: {1} refer to it, archived ones counted. Archive it instead.",
        "ลบ{0}ไม่ได้ เพราะมี{1}อ้างถึง (นับรายการในคลังด้วย) ให้เก็บเข้าคลังแทน"
    );

    public static readonly Rule ChangeIdTaken = new(
        "CHANGE_ID_TAKEN",
        Network,
        "Another change was made under this clientMutationId; give each change an id of its own.",
        "มีการเปลี่ยนแปลงอื่นใช้ clientMutationId นี้แล้ว ให้ใช้รหัสใหม่สำหรับแต่ละการเปลี่ยนแปลง"
    );

    public static readonly Rule StaleRevision = new(
        "STALE_REVISION",
        Revision,
        "Somebody else has changed it meanwhile.",
        "มีผู้อื่นแก้ไขข้อมูลนี้ไปแล้ว"
    );

    /// <summary>A rule about what is text and what is not.</summary>
    public static Rule Of(TextFault fault) => new(fault.Code, Value, fault.Message, fault.MessageTh);

    /// <summary>What people call a kind of record.</summary>
    public static Wording Name(RecordKind kind) =>
        kind switch
        {
            RecordKind.Area => new("area", "พื้นที่"),
            RecordKind.Party => new("party", "องค์กร"),
            RecordKind.Activity => new("activity", "กิจกรรม"),
            RecordKind.TargetArea => new("target area", "พื้นที่เป้าหมาย"),
            _ => new("collaboration", "ความร่วมมือ"),
        };
}
