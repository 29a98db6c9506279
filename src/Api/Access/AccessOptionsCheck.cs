using System.Text;
using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Access;

/// <summary>What stops the start because it would let nobody in, or somebody too easily.</summary>
internal static class AccessOptionsCheck
{
    private const int LeastSecretBytes = 32;

    public static IEnumerable<SettingFault> FindFaults(AccessOptions options)
    {
        if (options.IsOpen)
        {
            yield return new(
                "Access is configured, but nobody could come in: set Access:ApiKeys, Access:Jwt or Access:AnonymousRole.",
                "ตั้งค่า Access ไว้ แต่ไม่มีใครเข้าใช้ได้ ให้กำหนด Access:ApiKeys, Access:Jwt หรือ Access:AnonymousRole"
            );
            yield break;
        }
        if (options.AnonymousRole >= Role.Coordinator)
            yield return new(
                "Access:AnonymousRole may be Viewer or Researcher.",
                "Access:AnonymousRole เป็นได้เฉพาะ Viewer หรือ Researcher"
            );
        foreach (var fault in Keys(options.ApiKeys).Concat(Jwt(options.Jwt)))
            yield return fault;
    }

    private static IEnumerable<SettingFault> Keys(AccessOptions.KeyOptions[] keys)
    {
        for (var index = 0; index < keys.Length; index++)
        {
            if (keys[index].Name.Length == 0)
                yield return Missing($"Access:ApiKeys:{index}:Name");
            if (keys[index].Hash.Length == 0)
                yield return Missing($"Access:ApiKeys:{index}:Hash");
        }
        if (keys.DistinctBy(key => key.Hash.ToUpperInvariant()).Count() < keys.Length)
            yield return new("Access:ApiKeys has one hash twice.", "Access:ApiKeys มีค่า Hash ซ้ำกัน");
    }

    private static IEnumerable<SettingFault> Jwt(AccessOptions.JwtOptions jwt)
    {
        var (hasAuthority, hasKey) = (!string.IsNullOrEmpty(jwt.Authority), !string.IsNullOrEmpty(jwt.SigningKey));
        if (hasAuthority && hasKey)
            yield return new(
                "Access:Jwt takes an Authority or a SigningKey, not both.",
                "Access:Jwt ใช้ Authority หรือ SigningKey อย่างใดอย่างหนึ่ง"
            );
        if (!hasAuthority && !hasKey && (jwt.Issuer ?? jwt.Audience) is not null)
            yield return new("Access:Jwt needs an Authority or a SigningKey.", "Access:Jwt ต้องมี Authority หรือ SigningKey");
        if (hasKey && Encoding.UTF8.GetByteCount(jwt.SigningKey!) < LeastSecretBytes)
            yield return new("Access:Jwt:SigningKey must have at least 32 bytes.", "Access:Jwt:SigningKey ต้องยาวอย่างน้อย 32 ไบต์");
        if (jwt.IsSet && string.IsNullOrEmpty(jwt.Audience))
            yield return new(
                "Access:Jwt:Audience is missing: without it a token made for another service would be let in.",
                "ขาด Access:Jwt:Audience ถ้าไม่กำหนด โทเค็นที่ออกให้บริการอื่นจะใช้ที่นี่ได้"
            );
        if (hasKey && string.IsNullOrEmpty(jwt.Issuer))
            yield return Missing("Access:Jwt:Issuer");
    }

    private static SettingFault Missing(string path) => new($"{path} is missing.", $"ขาด {path}");
}
