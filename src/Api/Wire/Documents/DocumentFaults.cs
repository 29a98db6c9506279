using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Documents;

internal static class DocumentFaults
{
    /// <summary>Clients of automatic persisted queries know this by its English text and its code, and send the document then.</summary>
    public static WireException NotPersisted() =>
        new("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", "ไม่พบเอกสารที่บันทึกไว้ กรุณาส่งข้อความเต็ม");

    public static WireException PersistingOff() =>
        new("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported", "ไม่รองรับเอกสารที่บันทึกอัตโนมัติ");

    public static WireException WrongHash() =>
        new("PERSISTED_QUERY_HASH_MISMATCH", "provided sha does not match query", "ค่า sha256 ไม่ตรงกับเอกสาร") { Status = 400 };

    public static WireException WrongPersistedShape() =>
        new(
            ErrorCodes.BadRequest,
            "'extensions.persistedQuery' must be { version: 1, sha256Hash: \"64 hex digits\" }.",
            "'extensions.persistedQuery' ต้องเป็น { version: 1, sha256Hash: \"เลขฐานสิบหก 64 หลัก\" }"
        )
        {
            Status = 400,
        };

    public static WireException UnknownDocument(string id) =>
        new("DOCUMENT_NOT_FOUND", $"There is no trusted document '{Short(id)}'.", $"ไม่มีเอกสาร '{Short(id)}' ที่ได้รับอนุญาต")
        {
            Status = 404,
        };

    public static WireException IdsOff() =>
        new(
            "DOCUMENT_ID_NOT_SUPPORTED",
            "This server has no trusted documents: send 'query'.",
            "เซิร์ฟเวอร์นี้ไม่มีเอกสารที่ได้รับอนุญาตล่วงหน้า กรุณาส่ง 'query'"
        )
        {
            Status = 400,
        };

    public static WireException TrustedOnly() =>
        new(
            "TRUSTED_DOCUMENTS_ONLY",
            "This server runs trusted documents only: send 'documentId'.",
            "เซิร์ฟเวอร์นี้รับเฉพาะเอกสารที่ได้รับอนุญาตล่วงหน้า กรุณาส่ง 'documentId'"
        )
        {
            Status = 400,
        };

    public static WireException Both() =>
        new(ErrorCodes.BadRequest, "Send 'query' or 'documentId', not both.", "ส่ง 'query' หรือ 'documentId' อย่างใดอย่างหนึ่ง")
        {
            Status = 400,
        };

    private static string Short(string id) => id.Length <= 100 ? id : id[..100] + "…";
}
