using System.Net;
using System.Text;
using System.Text.Json;

namespace AntiCorruption.Api.Tests.Wire.Http;

public sealed class GraphQLEndpointTests : IAsyncLifetime
{
    private WireHost host = null!;

    public async ValueTask InitializeAsync() =>
        host = await WireHost.StartAsync(("Wire:TimeoutSeconds", "0.3"), ("Wire:MaxBodyBytes", "100000"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task ThaiTravelsAsThai()
    {
        var (status, body) = await PostAsync("""{"query":"{ hello }"}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"data":{"hello":"สวัสดี ชาวไทย"}}""", body);
    }

    [Theory]
    [InlineData("", "INVALID_JSON")]
    [InlineData("{", "INVALID_JSON")]
    [InlineData("7", "BAD_REQUEST")]
    [InlineData("[]", "BATCHING_NOT_SUPPORTED")]
    [InlineData("""[{"query":"{hello}"}]""", "BATCHING_NOT_SUPPORTED")]
    [InlineData("{}", "BAD_REQUEST")]
    [InlineData("""{"query":7}""", "BAD_REQUEST")]
    [InlineData("""{"query":null}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{hello}","operationName":7}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{hello}","variables":"x"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{hello}","variables":[]}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{hello}","extensions":1}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{hello}"} x""", "INVALID_JSON")]
    [InlineData("""{"query":"\ud800"}""", "INVALID_JSON")]
    public async Task AMisshapenRequestIs400WithACode(string body, string code)
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
        {
            var (status, answer) = await PostAsync(body, accept);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal(code, Code(answer));
        }
    }

    /// <summary>As many fields as a document may have, each of which needs a search for what was meant.</summary>
    [Fact]
    public async Task ErrorsBeyondANumberAreNotSoughtAndNotShown()
    {
        var document = $"{{ {string.Join(' ', Enumerable.Range(0, 1990).Select(i => $"nowhere{i}"))} }}";
        var (_, body) = await PostAsync(JsonSerializer.Serialize(new { query = document }));
        var errors = JsonDocument.Parse(body).RootElement.GetProperty("errors");
        Assert.Equal(101, errors.GetArrayLength());
        Assert.Equal("TOO_MANY_ERRORS", errors[100].GetProperty("extensions").GetProperty("code").GetString());
        Assert.InRange(body.Length, 0, 64_000);
    }

    [Fact]
    public async Task ErrorsOfFieldsBeyondANumberAreNotShown()
    {
        var document = $"{{ {string.Join(' ', Enumerable.Range(0, 150).Select(i => $"f{i}: refused"))} }}";
        var (status, body) = await PostAsync(JsonSerializer.Serialize(new { query = document }));
        var answer = JsonDocument.Parse(body).RootElement;
        Assert.Equal((HttpStatusCode.OK, 101), (status, answer.GetProperty("errors").GetArrayLength()));
        Assert.Equal(150, answer.GetProperty("data").EnumerateObject().Count());
    }

    [Fact]
    public async Task MemoryThatIsShortIsSaidAsWhatItIs()
    {
        var (status, body) = await PostAsync("""{"query":"{ exhausted }"}""");
        Assert.Equal((HttpStatusCode.OK, "MEMORY_SHORT"), (status, Code(body)));
    }

    [Fact]
    public async Task BrokenUtf8Is400()
    {
        using var content = new ByteArrayContent([.. "{\"query\":\"{ echo(text: \\\""u8, 0xE0, 0xB8, .. "\\\") }\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var answer = await host.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("INVALID_UTF8", Code(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task AByteOrderMarkBeforeABodyIsPasOver()
    {
        var (_, body) = await PostAsync("\uFEFF{\"query\":\"{ hello }\"}");
        Assert.Equal("""{"data":{"hello":"สวัสดี ชาวไทย"}}""", body);
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("5\r\n{\"query\"}")]
    [InlineData("-1\r\n\r\n")]
    public async Task ABadChunkIs400(string chunks)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + chunks), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("BAD_REQUEST", answer, StringComparison.Ordinal);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task AnErrorStaysShortWhateverWasSent()
    {
        foreach (
            var query in new[]
            {
                $"{{ items(first: {new string('9', 90_000)}) {{ index }} }}",
                $"{{ items(first: \"{new string('ก', 20_000)}\") {{ index }} }}",
                $"{{ {new string('x', 400)}(a: 1) }}",
                $"query($x: {new string('X', 300)}) {{ hello(name: $x) }}",
            }
        )
        {
            var (_, body) = await PostAsync(JsonSerializer.Serialize(new { query }));
            Assert.InRange(body.Length, 1, 4000);
        }
        var (_, large) = await PostAsync(
            $$"""{"query":"query($n: Int) { items(first: $n) { index } }","variables":{"n":{{new string('9', 90_000)}}} }"""
        );
        Assert.InRange(large.Length, 1, 4000);
    }

    [Theory]
    [InlineData("query($x: String) { echo(text: $x) }", "5000000000")]
    [InlineData("query($x: String) { echo(text: $x) }", "1.5")]
    [InlineData("query($x: String) { echo(text: $x) }", "[1]")]
    [InlineData("query($x: String) { echo(text: $x) }", "{\"a\":1}")]
    [InlineData("query($x: String) { echo(text: $x) }", "123456789012345678901234567890")]
    [InlineData("query($x: Int) { items(first: $x) { index } }", "5000000000")]
    [InlineData("query($x: Int) { items(first: $x) { index } }", "1.5")]
    [InlineData("query($x: Int) { items(first: $x) { index } }", "\"1\"")]
    [InlineData("query($x: Int) { items(first: $x) { index } }", "1e999")]
    [InlineData("query($x: Int) { items(first: $x) { index } }", "true")]
    [InlineData("query($x: Int) { items(first: $x) { index } }", "[[1]]")]
    [InlineData("query($x: [Int!]!) { sum(numbers: $x) }", "[1,null]")]
    [InlineData("query($x: [Int!]!) { sum(numbers: $x) }", "{\"a\":[]}")]
    [InlineData("query($x: Boolean!) { hello @include(if: $x) }", "5000000000")]
    public async Task AValueOfTheWrongTypeIsRefuInTheCallersWords(string query, string value)
    {
        var (_, body) = await PostAsync($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{"x":{{value}}} }""");
        Assert.Equal("INVALID_VALUE", Code(body));
        Assert.DoesNotMatch("System|GraphQL|Exception|object of", body);
        Assert.Contains("$x", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeeplyNestedVariablesAreRefu()
    {
        var (status, answer) = await PostAsync(
            $$"""{"query":"{hello}","variables":{"x":{{new string('[', 40_000)}}{{new string(']', 40_000)}}} }"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("INVALID_JSON", Code(answer));
    }

    [Theory]
    [InlineData("{ nothing }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("{", "SYNTAX_ERROR")]
    [InlineData("query($x: Int!) { sum(numbers: [$x]) }", "INVALID_VALUE")]
    public async Task AnInvalidDocumentIs200AsJsonAnd400AsGraphQLResponse(string query, string code)
    {
        var body = JsonSerializer.Serialize(new { query });
        var (asJson, first) = await PostAsync(body);
        var (asResponse, second) = await PostAsync(body, "application/graphql-response+json");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (asJson, asResponse));
        Assert.Equal((code, code), (Code(first), Code(second)));
        Assert.DoesNotContain("\"data\"", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultInAFieldHidesItsExceptionAndIsLogged()
    {
        var (status, body) = await PostAsync("""{"query":"{ hello broken }"}""", "application/graphql-response+json");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("INTERNAL_ERROR", Code(body));
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", body, StringComparison.OrdinalIgnoreCase);
        var error = JsonDocument.Parse(body).RootElement.GetProperty("errors")[0].GetProperty("extensions");
        var id = error.GetProperty("traceId").GetString()!;
        Assert.Contains(host.Log.Errors, text =>
            text.Contains("secret", StringComparison.Ordinal) && text.Contains(id, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task EveryErrorHasThaiBesideEnglish()
    {
        foreach (
            var query in new[]
            {
                "{",
                "{ nothing }",
                "query($x: Int!) { sum(numbers: [$x]) }",
                "{ broken }",
                "{ refused }",
                "query A { hello } query B { hello }",
                "{ slow(milliseconds: 60000) }",
                "type X { y: Int }",
                "",
            }
        )
        {
            var (_, body) = await PostAsync(JsonSerializer.Serialize(new { query }));
            var error = JsonDocument.Parse(body).RootElement.GetProperty("errors")[0];
            Assert.NotEmpty(error.GetProperty("message").GetString()!);
            Assert.Matches("[\u0E00-\u0E7F]", error.GetProperty("extensions").GetProperty("messageTh").GetString());
            Assert.Matches("^[A-Z0-9_]+$", error.GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task AnErrorOfAFeatureCarriesThaiAndItsPath()
    {
        var (_, body) = await PostAsync("""{"query":"{ refused }"}""");
        Assert.Equal(
            """{"errors":[{"message":"There is no such thing.","locations":[{"line":1,"column":3}],"path":"""
                + """["refused"],"extensions":{"code":"NOT_FOUND","messageTh":"ไม่พบ"}}],"data":{"refused":null}}""",
            body
        );
    }

    [Theory]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json; charset=utf-8")]
    [InlineData("text/html, application/json;q=0.5", "application/json; charset=utf-8")]
    public async Task TheAnswerHasTheTypeAskedFor(string accept, string type)
    {
        using var request = Post("""{"query":"{ hello }"}""", accept);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task WhatCannotBeServedIsRefuWithItsStatus()
    {
        Assert.Equal(HttpStatusCode.NotAcceptable, (await PostAsync("""{"query":"{ hello }"}""", "image/png")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync("""{"query":"{ hello }"}""", contentType: "text/plain")).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await PostAsync("""{"query":"subscription { countUp(to: 1) }"}""")).Status);
        using var put = await host.Http.PutAsync("/graphql", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        using var get = await host.Http.GetAsync("/graphql?query=mutation{increment}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        Assert.Equal("POST", Assert.Single(get.Content.Headers.Allow));
    }

    [Fact]
    public async Task GetTakesVariables()
    {
        var answer = await host.Http.GetStringAsync(
            "/graphql?query=query($t:String){echo(text:$t)}&variables=" + Uri.EscapeDataString("""{"t":"ทุจริต"}"""),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("""{"data":{"echo":"ทุจริต"}}""", answer);
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(100_000_000)]
    public async Task ALargeBodyIsRefuWithAnAnswer(int bytes)
    {
        foreach (var chunked in new[] { true, false })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StreamContent(new Blanks(bytes)) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.TransferEncodingChunked = chunked;
            if (!chunked)
                request.Content.Headers.ContentLength = bytes;
            using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Equal("BODY_TOO_LARGE", Code(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
    }

    [Theory]
    [InlineData("Content-Length: 100000000", "")]
    [InlineData("Transfer-Encoding: chunked", "30d40\r\n")]
    public async Task TheAnswerDoesNotWaitForTheRestOfALargeBody(string header, string chunk)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var head =
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + $"application/json\r\n{header}\r\n\r\n{chunk}{(chunk.Length > 0 ? new string(' ', 200_000) : "")}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 413", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestThatTakesTooLongEndsWithTimeout()
    {
        var (_, body) = await PostAsync("""{"query":"{ slow(milliseconds: 60000) }"}""");
        Assert.Equal("TIMEOUT", Code(body));
    }

    [Fact]
    public async Task WorkEndsWhenTheCallerLeavesAndNothingIsLogged()
    {
        await using var patient = await WireHost.StartAsync();
        var before = TestCounts.Cancelled;
        using var leave = new CancellationTokenSource(200);
        using var request = Post("""{"query":"{ slow(milliseconds: 60000) }"}""");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => patient.Http.SendAsync(request, leave.Token));
        Assert.True(SpinWait.SpinUntil(() => TestCounts.Cancelled > before, TimeSpan.FromSeconds(10)));
        Assert.Empty(patient.Log.Errors);
    }

    private static string Code(string body) =>
        JsonDocument.Parse(body).RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(
        string body,
        string accept = "application/json",
        string contentType = "application/json"
    )
    {
        using var request = Post(body, accept, contentType);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static HttpRequestMessage Post(string body, string accept = "application/json", string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return request;
    }

    /// <summary>A stream of blanks that is never in memory as a whole.</summary>
    private sealed class Blanks(int length) : Stream
    {
        private int left = length;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var part = Math.Min(count, left);
            buffer.AsSpan(offset, part).Fill((byte)' ');
            left -= part;
            return part;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
