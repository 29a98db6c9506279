using System.Net;
using System.Net.WebSockets;
using System.Text;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Tests.Wire;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AntiCorruption.Api.Tests.Access;

public class CallerSourceTests
{
    private const string Secret = "a secret of the tests, at least 32 bytes";
    private static readonly (string, string)[] jwt =
    [
        ("Access:Jwt:SigningKey", Secret),
        ("Access:Jwt:Issuer", "tests"),
        ("Access:Jwt:Audience", "api"),
    ];

    [Fact]
    public async Task WithoutAuthenticationThisMachineIsServed()
    {
        await using var host = await AccessHost.StartAsync();
        Assert.Null((await GraphQLAnswer.QueryAsync(host.Http, "mutation { increment }")).Code);
    }

    [Fact]
    public async Task AKeyIsTakenFromEitherHeaderAndAWrongOneIs401()
    {
        var key = ApiKey.New();
        await using var host = await AccessHost.StartAsync(
            ("Access:ApiKeys:0:Name", "web"),
            ("Access:ApiKeys:0:Role", "viewer"),
            ("Access:ApiKeys:0:Hash", ApiKey.HashOf(key))
        );
        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), await AskAsync(host, null, null));
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(host, "Authorization", "Bearer " + key));
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(host, "Authorization", "ApiKey " + key));
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(host, "X-Api-Key", key));
        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), await AskAsync(host, "Authorization", "Bearer " + ApiKey.New()));
        Assert.Equal(
            (HttpStatusCode.Unauthorized, "UNAUTHENTICATED"),
            await AskAsync(host, "Authorization", "Bearer " + ApiKey.HashOf(key))
        );
        Assert.Equal("FORBIDDEN", (await GraphQLAnswer.QueryAsync(With(host, key), "mutation { increment }")).Code);
        Assert.Contains(host.Log.Entries, entry =>
            entry.Text.Contains("web (Viewer) was refused Mutation.increment", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AnonymousCallersHaveTheRoleTheyAreGiven()
    {
        await using var host = await AccessHost.StartAsync([.. jwt, ("Access:AnonymousRole", "Viewer")]);
        Assert.Null((await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Code);
        Assert.Equal("FORBIDDEN", (await GraphQLAnswer.QueryAsync(host.Http, "mutation { increment }")).Code);
    }

    [Theory]
    [InlineData("coordinator", "tests", "api", 60, Secret, true)]
    [InlineData("Coordinator", "tests", "api", 60, Secret, true)]
    [InlineData("coordinator", "others", "api", 60, Secret, false)]
    [InlineData("coordinator", "tests", "other", 60, Secret, false)]
    [InlineData("coordinator", "tests", "api", -60, Secret, false)]
    [InlineData("coordinator", "tests", "api", 60, "another secret, just as long as it", false)]
    [InlineData("king", "tests", "api", 60, Secret, false)]
    [InlineData("3", "tests", "api", 60, Secret, false)]
    public async Task ATokenIsCheckedInEveryPart(string role, string issuer, string audience, int seconds, string secret, bool valid)
    {
        await using var host = await AccessHost.StartAsync(jwt);
        var answer = await GraphQLAnswer.QueryAsync(With(host, Token(role, issuer, audience, seconds, secret)), "mutation { increment }");
        Assert.Equal(valid ? null : "UNAUTHENTICATED", answer.Code);
    }

    [Fact]
    public async Task AnUnsignedTokenIsRefused()
    {
        await using var host = await AccessHost.StartAsync(jwt);
        var token =
            Base64UrlEncoder.Encode("{\"alg\":\"none\"}")
            + "."
            + Base64UrlEncoder.Encode(
                $"{{\"iss\":\"tests\",\"aud\":\"api\",\"sub\":\"x\",\"role\":\"administrator\","
                    + $"\"exp\":{DateTimeOffset.UtcNow.AddMinutes(5).ToUnixTimeSeconds()}}}"
            )
            + ".";
        Assert.Equal("UNAUTHENTICATED", (await GraphQLAnswer.QueryAsync(With(host, token), "{ hello }")).Code);
    }

    [Fact]
    public async Task ASocketTakesItsTokenFromTheInitialisationAndEndsWithIt()
    {
        await using var host = await AccessHost.StartAsync([.. jwt]);
        Assert.Equal(4403, await CloseCodeAsync(host, "{}"));
        Assert.Equal(4403, await CloseCodeAsync(host, "{\"Authorization\":\"Bearer nonsense\"}"));
        Assert.Equal(
            4403,
            await CloseCodeAsync(host, $"{{\"authorization\":\"Bearer {Token("viewer", "tests", "api", 1, Secret)}\"}}", acknowledged: true)
        );
    }

    [Fact]
    public async Task ASubscriptionNeedsItsRoleOnASocketToo()
    {
        await using var host = await AccessHost.StartAsync([.. jwt]);
        using var socket = await SocketAsync(host);
        await SendAsync(
            socket,
            $"{{\"type\":\"connection_init\",\"payload\":{{\"Authorization\":\"Bearer {Token("viewer", "tests", "api", 60, Secret)}\"}}}}"
        );
        Assert.Contains("connection_ack", await ReadAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"mutation { increment }\"}}");
        Assert.Contains("FORBIDDEN", await ReadAsync(socket), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Access:ApiKeys:0:Name", "x", "Access:ApiKeys:0:Hash is missing")]
    [InlineData("Access:Jwt:SigningKey", "short", "at least 32")]
    [InlineData("Access:Jwt:Authority", "https://login.example", "Audience is missing")]
    [InlineData("Access:AnonymousRole", "Administrator", "AnonymousRole")]
    public async Task WrongSettingsStopTheStart(string key, string value, string message)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => AccessHost.StartAsync((key, value)));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANewKeyIsPrintedWithTheHashThatLetsItIn()
    {
        var output = new StringWriter();
        Assert.Equal(0, ApiKey.Print("web", "coordinator", output));
        var text = output.ToString();
        var key = text.Split('\n')[0].Split(": ")[1].Trim();
        Assert.StartsWith(ApiKey.Prefix, key, StringComparison.Ordinal);
        Assert.Contains(ApiKey.HashOf(key), text, StringComparison.Ordinal);
        Assert.Contains("\"Coordinator\"", text, StringComparison.Ordinal);
        foreach (var role in new[] { "king", "3", "+4", "Viewer,Researcher", " viewer", "" })
            Assert.Equal(1, ApiKey.Print("web", role, output));
        foreach (var name in new[] { "local", "Store", "anonymous", "", " ", "a\nb" })
            Assert.Equal(1, ApiKey.Print(name, "viewer", output));
    }

    private static string Token(string role, string issuer, string audience, int seconds, string secret) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                IssuedAt = DateTime.UtcNow.AddMinutes(-10),
                NotBefore = DateTime.UtcNow.AddMinutes(-10),
                Expires = DateTime.UtcNow.AddSeconds(seconds),
                Claims = new Dictionary<string, object> { ["sub"] = "somchai", ["role"] = new[] { "unrelated", role } },
                SigningCredentials = new SigningCredentials(
                    new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)),
                    SecurityAlgorithms.HmacSha256
                ),
            }
        );

    private static HttpClient With(WireHost host, string token)
    {
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return host.Http;
    }

    private static async Task<(HttpStatusCode, string?)> AskAsync(WireHost host, string? header, string? value)
    {
        host.Http.DefaultRequestHeaders.Clear();
        if (header is not null)
            host.Http.DefaultRequestHeaders.Add(header, value);
        var answer = await GraphQLAnswer.QueryAsync(host.Http, "{ hello }");
        return (answer.Status, answer.Code);
    }

    private static async Task<ClientWebSocket> SocketAsync(WireHost host)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host.GraphQL) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private static async Task<int> CloseCodeAsync(WireHost host, string payload, bool acknowledged = false)
    {
        using var socket = await SocketAsync(host);
        await SendAsync(socket, $"{{\"type\":\"connection_init\",\"payload\":{payload}}}");
        if (acknowledged)
            Assert.Contains("connection_ack", await ReadAsync(socket), StringComparison.Ordinal);
        await ReadAsync(socket);
        return (int)socket.CloseStatus!.Value;
    }
}
