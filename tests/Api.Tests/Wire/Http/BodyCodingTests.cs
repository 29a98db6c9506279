using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace AntiCorruption.Api.Tests.Wire.Http;

public sealed class BodyCodingTests : IAsyncLifetime
{
    private const int MaxBytes = 100_000;
    private WireHost host = null!;

    public async ValueTask InitializeAsync() => host = await WireHost.StartAsync(("Wire:MaxBodyBytes", $"{MaxBytes}"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task ACompressedBodyIsRead(string coding)
    {
        using var answer = await PostAsync(Pack("{\"query\":\"{ hello }\"}"u8.ToArray(), coding), coding);
        Assert.Contains("สวัสดี", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [InlineData("aes128gcm")]
    public async Task ACodingThatIsNotReadIs415AndSaysWhichAre(string coding)
    {
        using var answer = await PostAsync("{}"u8.ToArray(), coding);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("gzip, deflate, br", string.Join(", ", answer.Headers.GetValues("Accept-Encoding")));
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", await CodeAsync(answer));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task WhatUnpacksToMoreThanABodyMayHoldIsRefused(string coding)
    {
        var bomb = Pack(new byte[50_000_000], coding);
        Assert.InRange(bomb.Length, 1, MaxBytes);
        using var answer = await PostAsync(bomb, coding);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("BODY_TOO_LARGE", await CodeAsync(answer));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task WhatIsNotInItsCodingIs400(string coding)
    {
        using var answer = await PostAsync("{\"query\":\"{ hello }\"}"u8.ToArray(), coding);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("BAD_REQUEST", await CodeAsync(answer));
    }

    private static byte[] Pack(byte[] bytes, string coding)
    {
        if (coding == "identity")
            return bytes;
        using var packed = new MemoryStream();
        using (
            Stream packer = coding switch
            {
                "deflate" => new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
                "br" => new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
                _ => new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
            }
        )
        {
            packer.Write(bytes);
        }
        return packed.ToArray();
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body, string coding)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return await host.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
    }

    private static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return JsonDocument.Parse(text).RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
    }
}
