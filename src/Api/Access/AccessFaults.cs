using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Access;

internal static class AccessFaults
{
    public static WireException NoCredentials() => new("UNAUTHENTICATED",
        "This server needs credentials: send 'Authorization: Bearer' with an API key or a token.",
        "เซิร์ฟเวอร์นี้ต้องยืนยันตัวตน กรุณาส่ง 'Authorization: Bearer' พร้อมคีย์หรือโทเค็น")
    { Status = 401 };

    public static WireException WrongCredentials() => new("UNAUTHENTICATED",
        "The key or token is not valid here, has ended, or names no role.",
        "คีย์หรือโทเค็นใช้ไม่ได้ หมดอายุ หรือไม่มีบทบาท")
    { Status = 401 };

    public static WireException NotLocal() => new("UNAUTHENTICATED",
        "Without authentication configured this server answers its own machine only.",
        "เมื่อไม่ได้ตั้งค่าการยืนยันตัวตน เซิร์ฟเวอร์จะตอบเฉพาะเครื่องเดียวกัน")
    { Status = 401 };

    public static WireException Forbidden(string place, Role needed, Role has) => new("FORBIDDEN",
        $"{place} needs the role {Name(needed)}; yours is {Name(has)}.",
        $"{place} ต้องมีบทบาท {Thai(needed)} แต่บทบาทของคุณคือ {Thai(has)}");

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static string Thai(Role role) => role switch
    {
        Role.Viewer => "ผู้ชม",
        Role.Researcher => "นักวิจัย",
        Role.Coordinator => "ผู้ประสานงาน",
        _ => "ผู้ดูแลระบบ",
    };
}
