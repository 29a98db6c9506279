namespace AntiCorruption.Api.Access;

/// <summary>Who may come in: section <c>Access</c> of the configuration. Empty: nobody has to say who they are, and only this machine is served.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    public KeyOptions[] ApiKeys { get; set; } = [];
    public JwtOptions Jwt { get; set; } = new();

    /// <summary>The role of callers without credentials where others have them; null: they are refused.</summary>
    public Role? AnonymousRole { get; set; }

    /// <summary>Whether callers need credentials at all.</summary>
    public bool IsOpen => ApiKeys.Length == 0 && !Jwt.IsSet;

    public sealed class KeyOptions
    {
        public string Name { get; set; } = "";
        public Role Role { get; set; } = Role.Viewer;

        /// <summary>SHA-256 of the key as 64 hex digits, as the <c>key</c> command prints it.</summary>
        public string Hash { get; set; } = "";
    }

    public sealed class JwtOptions
    {
        /// <summary>The OpenID provider whose keys sign the tokens.</summary>
        public string? Authority { get; set; }

        /// <summary>Or a shared secret (HS256) of at least 32 bytes.</summary>
        public string? SigningKey { get; set; }

        public string? Issuer { get; set; }
        public string? Audience { get; set; }

        /// <summary>The claim that holds a role's name, or several.</summary>
        public string RoleClaim { get; set; } = "role";

        /// <summary>The claim that names the caller.</summary>
        public string NameClaim { get; set; } = "sub";

        public bool IsSet => !string.IsNullOrEmpty(Authority) || !string.IsNullOrEmpty(SigningKey);
    }
}
