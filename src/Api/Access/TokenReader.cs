using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace AntiCorruption.Api.Access;

/// <summary>Checks a JSON web token and reads who its bearer is.</summary>
internal sealed partial class TokenReader(IOptionsMonitor<JwtBearerOptions> bearer, IOptions<AccessOptions> options, ILogger<TokenReader> log)
{
    private readonly AccessOptions.JwtOptions _jwt = options.Value.Jwt;

    /// <summary>The bearer, or null when the token is not valid or names no role.</summary>
    public async ValueTask<Caller?> FindAsync(string token)
    {
        if (!_jwt.IsSet)
            return null;
        var checks = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = checks.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = checks.ConfigurationManager as BaseConfigurationManager;
        var result = await checks.TokenHandlers[0].ValidateTokenAsync(token, parameters).ConfigureAwait(false);
        if (!result.IsValid)
        {
            LogRefused(log, result.Exception?.GetType().Name ?? "unknown");
            return null;
        }
        var role = RoleOf(result.ClaimsIdentity);
        var name = result.ClaimsIdentity.FindFirst(_jwt.NameClaim)?.Value;
        return role is null || string.IsNullOrEmpty(name) ? null : new Caller(name, role.Value, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero));
    }

    /// <summary>The highest of the roles the token names; other names are other systems' roles.</summary>
    private Role? RoleOf(ClaimsIdentity identity)
    {
        Role? highest = null;
        foreach (var claim in identity.FindAll(_jwt.RoleClaim))
            if (Enum.TryParse<Role>(claim.Value, ignoreCase: true, out var role) && Enum.IsDefined(role) && !char.IsAsciiDigit(claim.Value[0]) && !(highest >= role))
                highest = role;
        return highest;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A token was refused: {Reason}")]
    private static partial void LogRefused(ILogger log, string reason);
}
