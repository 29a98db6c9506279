using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Graph.Storage.Neo4j;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>Answers as they come, in pieces of any size, against the same read as a whole document.</summary>
public sealed class QueryAnswerTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Of("", "]", "[[", "}{", "\"", "\\", "\\\"", "ป.ป.ท. \"เขต\" [6]", "ก้าวหน้า 😀", new string('x', 300)),
        Gen.String[Of('[', ']', '{', '}', '"', '\\', ',', 'a', 'ก', '\n'), 0, 70]
    );

    private static readonly Gen<object?> Value = Gen.OneOf(
        Text.Select(text => (object?)text),
        Gen.Int.Select(number => (object?)number),
        Gen.Const((object?)null),
        Text.Array[0, 4].Select(texts => (object?)texts),
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 5], Text)[0, 4].Select(map => (object?)map)
    );

    private static readonly Gen<JsonSerializerOptions> Format = Gen.Select(Gen.Bool, Gen.Bool, (isIndented, isRelaxed) =>
        new JsonSerializerOptions
        {
            WriteIndented = isIndented,
            Encoder = isRelaxed ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default,
        }
    );

    [Fact]
    public async Task RowsAreTheSameInWhateverPiecesTheyCome() =>
        await Gen.Select(Value.Array[0, 6].Array[0, 12], Format, Gen.Int[1, 200])
            .SampleAsync(
                async (rows, format, pieceSize) =>
                {
                    var document = JsonSerializer.Serialize(
                        new
                        {
                            data = new { fields = new[] { "]", "a" }, values = rows },
                            bookmarks = new[] { "FB:1" },
                            errors = Array.Empty<object>(),
                        },
                        format
                    );
                    var answer = await ReadAsync(document, pieceSize);
                    Assert.True(answer.IsWhole);
                    Assert.Equal(["FB:1"], answer.Bookmarks);
                    Assert.Equal(rows.Select(row => JsonSerializer.Serialize(row)), answer.Rows);
                },
                iter: 2_000
            );

    [Fact]
    public async Task AnAnswerThatEndsEarlyIsNeverWhole()
    {
        var document =
            """{"data":{"fields":["a"],"values":[["]"],["\\"],[[1,{"b":[2]}]]]},"errors":"""
            + """[{"code":"Neo.X","message":"m"}],"bookmarks":["FB:1"]}""";
        for (var length = 0; length < document.Length; length++)
            Assert.False((await ReadAsync(document[..length], 7)).IsWhole);
        var whole = await ReadAsync(document, 7);
        Assert.True(whole.IsWhole);
        Assert.Equal([new("Neo.X", "m")], whole.Errors);
        Assert.Equal(["[\"]\"]", "[\"\\\\\"]", "[[1,{\"b\":[2]}]]"], whole.Rows);
    }

    [Theory]
    [InlineData("""{"data":{"values":[1]}}""")]
    [InlineData("""{"data":{"values":[[1,}]]}}""")]
    [InlineData("<html>")]
    public async Task WhatIsNoAnswerIsRefused(string document) =>
        await Assert.ThrowsAnyAsync<JsonException>(() => ReadAsync(document, 100));

    private static Gen<T> Of<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(at => items[at]);

    private static async Task<QueryAnswer<string>> ReadAsync(string document, int pieceSize)
    {
        var answer = new QueryAnswer<string>(
            static (ref row) => JsonElement.ParseValue(ref row) is var value ? JsonSerializer.Serialize(value) : ""
        );
        using var body = new PieceStream(Encoding.UTF8.GetBytes(document), pieceSize);
        await answer.ReadAsync(body, () => { }, CancellationToken.None);
        return answer;
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class PieceStream(byte[] bytes, int pieceSize) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(pieceSize, buffer.Length)], cancellationToken);
    }
}
