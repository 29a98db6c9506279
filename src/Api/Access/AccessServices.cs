using System.Text;
using AntiCorruption.Api.Wire.Calls;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace AntiCorruption.Api.Access;

/// <summary>Registers who may do what.</summary>
public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsCheck>();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IOptions<AccessOptions>>((bearer, access) => Tokens(bearer, access.Value.Jwt));
        services.AddSingleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>();
        services.AddSingleton<KeyRing>().AddSingleton<TokenReader>().AddSingleton<ICallerSource, CallerSource>();
        services.AddSingleton<IWireRule, RoleRule>();
        services.AddHostedService<ListenGuard>();
        return services;
    }

    /// <summary>Guards every route of a server without authentication. Call it first.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseMiddleware<LocalGuard>();

    private static void Tokens(JwtBearerOptions bearer, AccessOptions.JwtOptions jwt)
    {
        if (!jwt.IsSet)
            return;
        bearer.MapInboundClaims = false;
        bearer.Audience = jwt.Audience;
        bearer.Authority = jwt.Authority;
        var checks = bearer.TokenValidationParameters;
        checks.ClockSkew = TimeSpan.FromSeconds(30);
        checks.ValidateIssuer = true;
        checks.RequireExpirationTime = true;
        if (!string.IsNullOrEmpty(jwt.Issuer))
            checks.ValidIssuer = jwt.Issuer;
        if (!string.IsNullOrEmpty(jwt.SigningKey))
        {
            checks.IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(jwt.SigningKey));
            checks.ValidAlgorithms = [SecurityAlgorithms.HmacSha256, SecurityAlgorithms.HmacSha384, SecurityAlgorithms.HmacSha512];
        }
        else
        {
            // Tokens of an authority are signed with its private key; a shared-secret algorithm would turn its public key into the secret.
            checks.ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
        }
    }
}
