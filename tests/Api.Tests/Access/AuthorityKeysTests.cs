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
    private static readonly (string, string)[] settings =
    [
        ("Access:Jwt:Authority", Authority),
        ("Access:Jwt:Audience", "api"),
        ("Access:FailedLogins:Burst", "100"),
        ("Access:Jwt:KeyRefreshSeconds", "60"),
        ("Access:Jwt:KeyKeepSeconds", "600"),
    ];

    private readonly Provider provider = new();
    private readonly SetTime time = new();
    private WireHost host = null!;

    public async ValueTask InitializeAsync() => host = await WireHost.StartAsync(WireHost.TestSchema, services =>
        {
            services.AddAccess(AccessHost.Configuration(settings));
            services.AddSingleton<TimeProvider>(this.time);
            services.AddHttpClient(nameof(AuthorityKeys)).ConfigurePrimaryHttpMessageHandler(() => this.provider);
        });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AWithdrawnKeyIsRefusedWhenTheStatedTimeIsOver()
    {
        var old = this.provider.AddKey("old");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(old)));
        this.provider.Remove(old);
        this.time.Pass(61);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(old)));
    }

    [Fact]
    public async Task ANewKeyIsTakenAtOnceAndUnknownOnesDoNotAskForEachToken()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(this.provider.AddKey("first"))));
        this.time.Pass(10);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(this.provider.AddKey("second"))));
        this.time.Pass(10);
        var before = this.provider.RequestCount;
        for (var i = 0; i < 10; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(Provider.NewKey("stranger"))));
        Assert.Equal(before + 2, this.provider.RequestCount);
    }

    [Fact]
    public async Task WhileTheProviderIsSilentItsLastWordHoldsForALimitedTime()
    {
        var key = this.provider.AddKey("key");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(key)));
        this.provider.IsSilent = true;
        this.time.Pass(500);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Token(key)));
        this.time.Pass(101);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(Token(key)));
        this.provider.IsSilent = false;
        this.time.Pass(6);
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
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(this.provider.AddKey("key"), name)));
        var line = Assert.Single(host.Log.Entries, entry => entry.Text.Contains("A log-in", StringComparison.Ordinal)).Text;
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
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Token(this.provider.AddKey("key"), role: role)));

    private static string Token(RsaSecurityKey key, string name = "somchai", string role = "viewer") =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Authority,
                Audience = "api",
                Expires = DateTime.UtcNow.AddHours(1),
                Claims = new Dictionary<string, object> { ["sub"] = name, ["role"] = role },
                SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            }
        );

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Status;
    }

    /// <summary>The two documents of an OpenID provider.</summary>
    private sealed class Provider : HttpMessageHandler
    {
        private readonly List<RsaSecurityKey> keys = [];

        public bool IsSilent { get; set; }
        public int RequestCount { get; private set; }

        public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

        public RsaSecurityKey AddKey(string id)
        {
            this.keys.Add(NewKey(id));
            return this.keys[^1];
        }

        public void Remove(RsaSecurityKey key) => this.keys.Remove(key);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            RequestCount++;
            if (IsSilent)
                throw new HttpRequestException("silent");
            object document =
                request.RequestUri!.AbsolutePath == "/keys"
                    ? new { keys = this.keys.Select(Published) }
                    : new { issuer = Authority, jwks_uri = Authority + "/keys" };
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(JsonSerializer.Serialize(document)) });
        }

        private static object Published(RsaSecurityKey key) =>
            new
            {
                kty = "RSA",
                use = "sig",
                kid = key.KeyId,
                n = Part(key, rsa => rsa.Modulus),
                e = Part(key, rsa => rsa.Exponent),
            };

        private static string Part(RsaSecurityKey key, Func<RSAParameters, byte[]?> part) =>
            Base64UrlEncoder.Encode(part(key.Rsa.ExportParameters(false)));
    }

    private sealed class SetTime : TimeProvider
    {
        private long seconds = 1_000;

        public override long TimestampFrequency => 1;

        public void Pass(int seconds) => this.seconds += seconds;

        public override long GetTimestamp() => this.seconds;
    }
}
