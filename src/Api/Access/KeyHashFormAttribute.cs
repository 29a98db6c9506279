using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Access;

/// <summary>SHA-256 as 64 hex digits.</summary>
public sealed class KeyHashFormAttribute()
    : SettingFormAttribute(
        "64 hex digits, as the command 'key NAME ROLE' prints them",
        "เลขฐานสิบหก 64 หลักตามที่คำสั่ง 'key NAME ROLE' พิมพ์ให้"
    )
{
    public override bool Fits(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigit);
}
