namespace AntiCorruption.Api.Settings;

/// <summary>
/// Where pages come from, as browsers name it: <c>https://example.org</c>; neither <c>*</c> nor <c>null</c>, which would be anybody.
/// </summary>
public sealed class OriginFormAttribute()
    : SettingFormAttribute(
        "an origin such as https://example.org, without a path",
        "ต้นทางของเว็บไซต์ เช่น https://example.org โดยไม่มีพาธ"
    )
{
    public override bool Fits(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && uri.Scheme is ("http" or "https")
        && value.Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
