using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>Stops the start on settings that would let nobody in, or somebody too easily.</summary>
internal sealed class AccessOptionsCheck : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var faults = Keys(options.ApiKeys).Concat(Jwt(options.Jwt)).ToList();
        if (options.AnonymousRole is { } anonymous && (anonymous >= Role.Coordinator || !Enum.IsDefined(anonymous)))
            faults.Add("Access:AnonymousRole may be Viewer or Researcher.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Keys(AccessOptions.KeyOptions[] keys)
    {
        for (var index = 0; index < keys.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(keys[index].Name))
                yield return $"Access:ApiKeys:{index}:Name is missing.";
            if (!Enum.IsDefined(keys[index].Role))
                yield return $"Access:ApiKeys:{index}:Role is none of Viewer, Researcher, Coordinator, Administrator.";
            if (keys[index].Hash.Length != 64 || !keys[index].Hash.All(char.IsAsciiHexDigit))
                yield return $"Access:ApiKeys:{index}:Hash must be 64 hex digits, as the command 'key NAME ROLE' prints.";
        }
        if (keys.DistinctBy(key => key.Hash.ToUpperInvariant()).Count() < keys.Length)
            yield return "Access:ApiKeys has one hash twice.";
    }

    private static IEnumerable<string> Jwt(AccessOptions.JwtOptions jwt)
    {
        if (!jwt.IsSet)
            yield break;
        if (!string.IsNullOrEmpty(jwt.SigningKey) && System.Text.Encoding.UTF8.GetByteCount(jwt.SigningKey) < 32)
            yield return "Access:Jwt:SigningKey must have at least 32 bytes.";
        if (string.IsNullOrEmpty(jwt.Audience))
            yield return "Access:Jwt:Audience is missing: without it a token made for another service would be let in.";
        if (!string.IsNullOrEmpty(jwt.SigningKey) && string.IsNullOrEmpty(jwt.Issuer))
            yield return "Access:Jwt:Issuer is missing.";
    }
}
