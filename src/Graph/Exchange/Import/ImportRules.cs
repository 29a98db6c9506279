using AntiCorruption.Graph.Model;
using static AntiCorruption.Graph.Model.RuleKind;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>
/// What tables to import obey beside the <see cref="Rules"/> of the network, each stated once: what is wrong, in English and in Thai.
/// </summary>
internal static class ImportRules
{
    // A file.
    public static readonly Rule NoSuchFile = new("NO_SUCH_FILE", Value, "There is no such file or folder.", "ไม่พบแฟ้มหรือโฟลเดอร์");

    public static readonly Rule EmptyFile = new("EMPTY_FILE", Value, "The file is empty.", "แฟ้มว่าง");

    public static readonly Rule Unreadable = new("UNREADABLE", Value, "The file cannot be read.", "อ่านแฟ้มไม่ได้");

    public static readonly Rule InvalidUtf8 = new("INVALID_UTF8", Value, "The text is not UTF-8{0}{1}.", "ข้อความไม่ใช่ UTF-8{0}{1}");

    public static readonly Rule Folder = new("FOLDER", Value, "A folder within a folder is not read.", "ไม่อ่านโฟลเดอร์ที่ซ้อนอยู่");

    public static readonly Rule NotATable = new("NOT_A_TABLE", Value, "It is not a CSV or TSV file.", "ไม่ใช่แฟ้ม CSV หรือ TSV");

    // Its header.
    public static readonly Rule UnknownHeader = new(
        "UNKNOWN_HEADER",
        Value,
        "Its header ({0}) is that of no table that can be imported.",
        "หัวตาราง ({0}) ไม่ตรงกับตารางใดที่นำเข้าได้"
    );

    public static readonly Rule ColumnTwice = new("DUPLICATE_COLUMN", Value, "The column '{0}' occurs twice.", "คอลัมน์ '{0}' ซ้ำ");

    public static readonly Rule UnknownColumn = new(
        "UNKNOWN_COLUMN",
        Value,
        "A table of {0} has no column '{1}'.",
        "ตาราง {0} ไม่มีคอลัมน์ '{1}'"
    );

    public static readonly Rule MissingColumn = new(
        "MISSING_COLUMN",
        Value,
        "The column '{0}' is missing, if this is to be a table of {1}.",
        "ไม่มีคอลัมน์ '{0}' ถ้าต้องการให้เป็นตาราง {1}"
    );

    // A row.
    public static readonly Rule BadQuote = new(
        "BAD_QUOTE",
        Value,
        "A quotation mark stands where none can: quote the cell and double the marks in it.",
        "เครื่องหมายคำพูดอยู่ผิดที่ ให้ครอบทั้งช่องและพิมพ์เครื่องหมายซ้ำสองตัว"
    );

    public static readonly Rule CellCount = new(
        "WRONG_CELL_COUNT",
        Value,
        "The row has {0} cells, the header {1}.",
        "แถวนี้มี {0} ช่อง แต่หัวตารางมี {1} ช่อง"
    );

    public static readonly Rule NamelessColumn = new(
        "NAMELESS_COLUMN",
        Value,
        "Column {0} has no name in the header.",
        "คอลัมน์ที่ {0} ไม่มีชื่อในหัวตาราง"
    );

    public static readonly Rule BadRow = new(
        "BAD_ROW",
        Value,
        "The row cannot be read; nothing after it was read.",
        "อ่านแถวนี้ไม่ได้ จึงไม่อ่านส่วนที่เหลือ"
    );

    // A cell.
    public static readonly Rule EmptyCell = new("REQUIRED", Value, "'{0}' is empty.", "ไม่มีค่าใน '{0}'");

    public static readonly Rule NotANumber = new(
        "NOT_A_NUMBER",
        Value,
        "'{0}' is not a whole number between {1} and {2}.",
        "'{0}' ไม่ใช่จำนวนเต็มระหว่าง {1} ถึง {2}"
    );

    public static readonly Rule NotOneToFive = new(
        "OUT_OF_RANGE",
        Value,
        "'{0}' is not a number from 1 to 5.",
        "'{0}' ต้องเป็นเลข 1 ถึง 5"
    );

    public static readonly Rule NotAFlag = new("NOT_A_FLAG", Value, "'{0}' is neither true nor false.", "'{0}' ต้องเป็น true หรือ false");

    public static readonly Rule NotAPoint = new(
        "NOT_A_POINT",
        Value,
        "'{0}' is not a point: a latitude and a longitude in degrees are needed.",
        "'{0}' ไม่ใช่พิกัด ต้องมีทั้งละติจูดและลองจิจูดเป็นองศา"
    );

    public static readonly Rule UnknownValue = new("UNKNOWN_VALUE", Value, "'{0}' is none of {1}.", "'{0}' ไม่อยู่ในรายการ {1}");

    public static readonly Rule Consent = new(
        "CONSENT_REQUIRED",
        Value,
        "Personal data needs the day and the purpose of the person's consent.",
        "ข้อมูลส่วนบุคคลต้องมีวันที่และวัตถุประสงค์ของความยินยอม"
    );

    // What a row refers to.
    public static readonly Rule UnknownOfficialCode = new(
        "UNKNOWN_PARTY",
        Reference,
        "No party has the official code {0}.",
        "ไม่พบองค์กรที่มีรหัสทางการ {0}"
    );

    public static readonly Rule UnknownActivityKey = new(
        "UNKNOWN_ACTIVITY",
        Reference,
        "No activity has the key {0}.",
        "ไม่พบกิจกรรมที่มีรหัส {0}"
    );

    public static readonly Rule UnknownTargetAreaKey = new(
        "UNKNOWN_TARGET_AREA",
        Reference,
        "No target area has the key {0}.",
        "ไม่พบพื้นที่เป้าหมายที่มีรหัส {0}"
    );

    // How rows stand to each other.
    public static readonly Rule KeyTwice = new("DUPLICATE_KEY", Network, "The key {0} occurs twice in the table.", "รหัส {0} ซ้ำในตาราง");

    public static readonly Rule LinkTwice = new(
        "DUPLICATE",
        Network,
        "The table has this link twice (same parties, type and fiscal year).",
        "ตารางมีความสัมพันธ์นี้ซ้ำ (องค์กร ประเภท และปีงบประมาณเดียวกัน)"
    );

    public static readonly Rule OtherParties = new(
        "OTHER_PARTIES",
        Network,
        "The link with the key {0} joins two other parties.",
        "ความสัมพันธ์รหัส {0} เชื่อมองค์กรคู่อื่น"
    );
}
