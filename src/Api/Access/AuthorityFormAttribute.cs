using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Access;

/// <summary>The address of an OpenID provider: what comes from it decides who comes in, so nobody on the way may change it.</summary>
public sealed class AuthorityFormAttribute()
    : SettingFormAttribute(
        "an https:// address such as https://login.example.org/realm",
        "ที่อยู่ที่ขึ้นต้นด้วย https:// เช่น https://login.example.org/realm"
    )
{
    public override bool Fits(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.Host.Length > 0
        && uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length == 0;
}
