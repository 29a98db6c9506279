using System.ComponentModel.DataAnnotations;
using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Who may come in: section <c>Access</c> of the configuration. Where nothing at all is set, nobody has to say who they are, and only
/// this machine is served; any setting ends that, a wrong one too.
/// </summary>
public sealed class AccessOptions : ICheckedSettings
{
    public const string Section = "Access";

    public KeyOptions[] ApiKeys { get; set; } = [];
    public JwtOptions Jwt { get; set; } = new();

    /// <summary>The role of callers without credentials; null: they are refused.</summary>
    public Role? AnonymousRole { get; set; }

    /// <summary>
    /// Proxies whose word on who asks (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>) is taken: addresses and networks.
    /// </summary>
    [ProxyForm]
    public string[] TrustedProxies { get; set; } = [];

    public FailedLoginOptions FailedLogins { get; set; } = new();

    /// <summary>Whether this machine's callers need no credentials.</summary>
    public bool IsOpen => ApiKeys.Length == 0 && !Jwt.IsSet && AnonymousRole is null;

    /// <summary>Whether nothing about access is configured, not even wrongly.</summary>
    public static bool IsOpenBy(IConfiguration configuration)
    {
        var access = configuration.GetSection(Section);
        return string.IsNullOrEmpty(access.Value) && !access.GetChildren().Any();
    }

    public IEnumerable<SettingFault> FindFaults() => AccessOptionsCheck.FindFaults(this);

    public sealed class KeyOptions
    {
        [CallerNameForm]
        public string Name { get; set; } = "";

        public Role Role { get; set; } = Role.Viewer;

        /// <summary>SHA-256 of the key as 64 hex digits, as the <c>key</c> command prints it.</summary>
        [KeyHashForm, Secret]
        public string Hash { get; set; } = "";
    }

    public sealed class JwtOptions
    {
        /// <summary>The OpenID provider whose keys sign the tokens.</summary>
        [AuthorityForm]
        public string? Authority { get; set; }

        /// <summary>Or a shared secret (HS256) of at least 32 bytes.</summary>
        [Secret]
        public string? SigningKey { get; set; }

        public string? Issuer { get; set; }
        public string? Audience { get; set; }

        /// <summary>The claim that holds a role's name, or several.</summary>
        [StringLength(200, MinimumLength = 1)]
        public string RoleClaim { get; set; } = "role";

        /// <summary>The claim that names the caller.</summary>
        [StringLength(200, MinimumLength = 1)]
        public string NameClaim { get; set; } = "sub";

        /// <summary>The provider's keys are read again after so many seconds: so long at most a withdrawn one is taken.</summary>
        [Range(10, 3600)]
        public int KeyRefreshSeconds { get; set; } = 60;

        /// <summary>So long the keys last read are used while the provider does not answer; then every token is refused.</summary>
        [Range(10, 86_400)]
        public int KeyKeepSeconds { get; set; } = 600;

        public bool IsSet => !string.IsNullOrEmpty(Authority) || !string.IsNullOrEmpty(SigningKey);
    }

    public sealed class FailedLoginOptions
    {
        /// <summary>Wrong keys and tokens that one address may send in a minute.</summary>
        [Range(1, 100_000)]
        public int PerMinute { get; set; } = 10;

        /// <summary>And at once after a pause.</summary>
        [Range(1, 100_000)]
        public int Burst { get; set; } = 20;
    }
}
