using System.Security.Claims;
using System.Text;
using AntiCorruption.Api.Settings;
using AntiCorruption.Graph.Model;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AntiCorruption.Api.Access;

/// <summary>Checks a JSON web token and reads who its bearer is.</summary>
internal sealed class TokenReader(AuthorityKeys keys, IOptions<AccessOptions> options)
{
    private const int MaxTokenBytes = 16 * 1024;
    private readonly AccessOptions.JwtOptions jwt = options.Value.Jwt;
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenBytes };

    /// <summary>The bearer, or why there is none.</summary>
    /// <exception cref="Wire.Errors.WireException">The provider whose keys are needed does not answer.</exception>
    public async ValueTask<Login> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!jwt.IsSet)
            return Login.Refused("not a key, and no tokens are configured");
        var check = jwt.SigningKey is { Length: > 0 } secret ? BySecretAsync(token, secret) : ByAuthorityAsync(token, cancellationToken);
        var result = await check.ConfigureAwait(false);
        return result.IsValid ? BearerOf(result) : Login.Refused($"token: {result.Exception?.GetType().Name ?? "not valid"}");
    }

    private Task<TokenValidationResult> BySecretAsync(string token, string secret) =>
        handler.ValidateTokenAsync(
            token,
            Checks(
                [new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret))],
                jwt.Issuer,
                [SecurityAlgorithms.HmacSha256, SecurityAlgorithms.HmacSha384, SecurityAlgorithms.HmacSha512]
            )
        );

    private async Task<TokenValidationResult> ByAuthorityAsync(string token, CancellationToken cancellationToken)
    {
        var known = await keys.GetAsync(cancellationToken).ConfigureAwait(false);
        var result = await handler.ValidateTokenAsync(token, ChecksOf(known)).ConfigureAwait(false);
        if (result.Exception is not SecurityTokenSignatureKeyNotFoundException)
            return result;
        var newer = await keys.GetNewerAsync(known, cancellationToken).ConfigureAwait(false);
        return ReferenceEquals(newer, known) ? result : await handler.ValidateTokenAsync(token, ChecksOf(newer)).ConfigureAwait(false);
    }

    // Tokens of an authority are signed with its private key; a shared-secret algorithm would turn its public key into the secret.
    private TokenValidationParameters ChecksOf(OpenIdConnectConfiguration authority) =>
        Checks(
            authority.SigningKeys,
            string.IsNullOrEmpty(jwt.Issuer) ? authority.Issuer : jwt.Issuer,
            ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
        );

    private TokenValidationParameters Checks(IEnumerable<SecurityKey> signingKeys, string? issuer, string[] algorithms) =>
        new()
        {
            IssuerSigningKeys = signingKeys,
            ValidateIssuerSigningKey = true,
            ValidIssuer = issuer,
            ValidAudience = jwt.Audience,
            ValidAlgorithms = algorithms,
            ClockSkew = TimeSpan.FromSeconds(30),
            RequireExpirationTime = true,
        };

    private Login BearerOf(TokenValidationResult result)
    {
        var name = result.ClaimsIdentity.FindFirst(jwt.NameClaim)?.Value ?? "";
        if (!CallerName.IsAllowed(name))
            return Login.Refused($"token: the name '{OneLine.Of(name)}' is none that a caller may have");
        return RoleOf(result.ClaimsIdentity) is { } role
            ? new Caller(name, role, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero))
            : Login.Refused($"token: '{OneLine.Of(name)}' has no role here");
    }

    /// <summary>The highest of the roles the token names; other names are other systems' roles.</summary>
    private Role? RoleOf(ClaimsIdentity identity)
    {
        Role? highest = null;
        foreach (var claim in identity.FindAll(jwt.RoleClaim))
            if (EnumNames.TryParse<Role>(claim.Value, out var role) && !(highest >= role))
                highest = role;
        return highest;
    }
}
