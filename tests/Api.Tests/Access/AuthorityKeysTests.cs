using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Tests.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AntiCorruption.Api.Tests.Access;

/// <summary>Tokens of an OpenID provider whose keys come and go, at a time that the tests set.</summary>
public sealed class AuthorityKeysTests : IAsyncLifetime
{
    private const string Authority = "https://login.example";
    private static readonly (string, string)[] _settings =
    [
        ("Access:Jwt:Authority", Authority), ("Access:Jwt:Audience", "api"), ("Access:FailedLogins:Burst", "100"),
        ("Access:Jwt:KeyRefreshSeconds", "60"), ("Access:Jwt:KeyKeepSeconds", "600"),
    ];

    private readonly Provider _provider = new();
    private readonly SetTime _time = new();
    private WireHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WireHost.StartAsync(WireHost.TestSchema, services =>
    {
        services.AddAccess(AccessHost.Configuration(_settings));
        services.AddSingleton<TimeProvider>(_time);
        services.AddHttpClient(nameof(AuthorityKeys)).ConfigurePrimaryHttpMessageHandler(() => _provider);
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task AWithdrawnKeyIsRefusedWhenTheStatedTimeIsOver()
    {
        var old = _provider.AddKey("old");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(old)));
        _provider.Remove(old);
        _time.Pass(61);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(old)));
    }

    [Fact]
    public async Task ANewKeyIsTakenAtOnceAndUnknownOnesDoNotAskForEachToken()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(_provider.AddKey("first"))));
        _time.Pass(10);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(_provider.AddKey("second"))));
        _time.Pass(10);
        var before = _provider.RequestCount;
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(Provider.NewKey("stranger"))));
        Assert.Equal(before + 2, _provider.RequestCount);
    }

    [Fact]
    public async Task WhileTheProviderIsSilentItsLastWordHoldsForALimitedTime()
    {
        var key = _provider.AddKey("key");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(key)));
        _provider.IsSilent = true;
        _time.Pass(500);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(key)));
        _time.Pass(101);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(Token(key)));
        _provider.IsSilent = false;
        _time.Pass(6);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(key)));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("Anonymous")]
    [InlineData("ｓｔｏｒｅ")]
    [InlineData("two\nlines")]
    [InlineData("two\u2028lines")]
    [InlineData(" ")]
    public async Task ATokenMayNotTakeANameOfTheProgramOrForgeALine(string name)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(_provider.AddKey("key"), name)));
        var line = Assert.Single(_host.Log.Entries, entry => entry.Text.Contains("A log-in", StringComparison.Ordinal)).Text;
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\u2028', line);
    }

    [Theory]
    [InlineData("Viewer,Researcher")]
    [InlineData("+4")]
    [InlineData(" 4")]
    [InlineData("4")]
    [InlineData(" viewer")]
    [InlineData("viewer researcher")]
    public async Task WhatIsNoNameOfARoleGivesNone(string role) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(_provider.AddKey("key"), role: role)));

    private static string Token(RsaSecurityKey key, string name = "somchai", string role = "viewer") =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Authority,
        Audience = "api",
        Expires = DateTime.UtcNow.AddHours(1),
        Claims = new Dictionary<string, object> { ["sub"] = name, ["role"] = role },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
    });

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        _host.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (await GraphQLAnswer.QueryAsync(_host.Http, "{ hello }")).Status;
    }

    /// <summary>The two documents of an OpenID provider.</summary>
    private sealed class Provider : HttpMessageHandler
    {
        private readonly List<RsaSecurityKey> _keys = [];

        public bool IsSilent { get; set; }
        public int RequestCount { get; private set; }

        public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

        public RsaSecurityKey AddKey(string id)
        {
            _keys.Add(NewKey(id));
            return _keys[^1];
        }

        public void Remove(RsaSecurityKey key) => _keys.Remove(key);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            RequestCount++;
            if (IsSilent)
                throw new HttpRequestException("silent");
            object document = request.RequestUri!.AbsolutePath == "/keys"
                ? new { keys = _keys.Select(Published) }
                : new { issuer = Authority, jwks_uri = Authority + "/keys" };
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(JsonSerializer.Serialize(document)) });
        }

        private static object Published(RsaSecurityKey key) =>
            new { kty = "RSA", use = "sig", kid = key.KeyId, n = Part(key, rsa => rsa.Modulus), e = Part(key, rsa => rsa.Exponent) };

        private static string Part(RsaSecurityKey key, Func<RSAParameters, byte[]?> part) =>
            Base64UrlEncoder.Encode(part(key.Rsa.ExportParameters(false)));
    }

    private sealed class SetTime : TimeProvider
    {
        private long _seconds = 1_000;

        public override long TimestampFrequency => 1;

        public void Pass(int seconds) => _seconds += seconds;

        public override long GetTimestamp() => _seconds;
    }
}
