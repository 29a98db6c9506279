using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Access;

/// <summary>A name that a key may give its caller: see <see cref="CallerName"/>.</summary>
public sealed class CallerNameFormAttribute()
    : SettingFormAttribute(
        $"a name of 1 to {CallerName.MaxLength} visible letters, and none that the program itself uses ({CallerName.ReservedNames})",
        $"ชื่อที่มองเห็นได้ยาว 1 ถึง {CallerName.MaxLength} ตัวอักษร และไม่ใช่ชื่อที่โปรแกรมใช้เอง ({CallerName.ReservedNames})"
    )
{
    public override bool Fits(string value) => CallerName.IsAllowed(value);
}
