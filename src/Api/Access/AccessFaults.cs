using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Access;

internal static class AccessFaults
{
    public static WireException NoCredentials() =>
        new(
            "UNAUTHENTICATED",
            "This server needs credentials: send 'Authorization: Bearer' with an API key or a token.",
            "เซิร์ฟเวอร์นี้ต้องยืนยันตัวตน กรุณาส่ง 'Authorization: Bearer' พร้อมคีย์หรือโทเค็น"
        )
        {
            Status = 401,
        };

    public static WireException WrongCredentials() =>
        new(
            "UNAUTHENTICATED",
            "The key or token is not valid here, has ended, or names no role.",
            "คีย์หรือโทเค็นใช้ไม่ได้ หมดอายุ หรือไม่มีบทบาท"
        )
        {
            Status = 401,
        };

    public static WireException TooManyFailures(int perMinute) =>
        new(
            "RATE_LIMIT",
            $"Too many wrong keys or tokens came from this address: at most {perMinute} in a minute are looked at.",
            $"มีคีย์หรือโทเค็นที่ไม่ถูกต้องจากที่อยู่นี้มากเกินไป ระบบตรวจให้ไม่เกิน {perMinute} ครั้งต่อนาที"
        )
        {
            Status = 429,
            RetryAfter = TimeSpan.FromMinutes(1) / perMinute,
        };

    public static WireException ProviderSilent() =>
        new(
            "IDENTITY_PROVIDER_UNAVAILABLE",
            "Tokens cannot be checked now: the identity provider does not answer.",
            "ขณะนี้ตรวจโทเค็นไม่ได้ เพราะผู้ให้บริการยืนยันตัวตนไม่ตอบ"
        )
        {
            Status = 503,
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    public static WireException NotLocal() =>
        new(
            "UNAUTHENTICATED",
            "Without authentication configured this server answers its own machine only.",
            "เมื่อไม่ได้ตั้งค่าการยืนยันตัวตน เซิร์ฟเวอร์จะตอบเฉพาะเครื่องเดียวกัน"
        )
        {
            Status = 401,
        };

    public static WireException Forbidden(string place, Role needed, Role has) =>
        new(
            "FORBIDDEN",
            $"{place} needs the role {Name(needed)}; yours is {Name(has)}.",
            $"{place} ต้องมีบทบาท {Thai(needed)} แต่บทบาทของคุณคือ {Thai(has)}"
        );

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    internal static string Thai(Role role) =>
        role switch
        {
            Role.Viewer => "ผู้ชม",
            Role.Researcher => "นักวิจัย",
            Role.Coordinator => "ผู้ประสานงาน",
            _ => "ผู้ดูแลระบบ",
        };
}
