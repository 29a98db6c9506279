using System.Globalization;
using System.Numerics;
using System.Text;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Responses;
using GraphQL;

namespace AntiCorruption.Api.Tests.Wire.Responses;

public class ResultWriterTests
{
    [Fact]
    public void WhatIsWrittenAlreadyIsCopiedAndGivenBackOnce()
    {
        var data = new Written("""{"ชื่อ":"ก"}"""u8.ToArray());
        Assert.Equal("""{"data":{"ชื่อ":"ก"}}""", Text(new ExecutionResult { Executed = true, Data = data }));
        Assert.Equal(1, data.Returned);
    }

    [Fact]
    public void ErrorsComeBeforeDataAndExtensionsAfter()
    {
        var result = new ExecutionResult
        {
            Executed = true,
            Data = null,
            Extensions = new() { ["version"] = 7L },
        };
        result.AddError(new WireException("NO", "no", "ไม่") { Path = ["a", 0, "b"] });
        Assert.Equal(
            """{"errors":[{"message":"no","path":["a",0,"b"],"extensions":{"code":"NO","messageTh":"ไม่"}}],"data":"""
                + """null,"extensions":{"version":7}}""",
            Text(result)
        );
    }

    [Fact]
    public void WhatWasNotExecutedHasNoData() =>
        Assert.Equal(
            """{"errors":[{"message":"no","extensions":{"code":"NO","messageTh":"ไม่"}}]}""",
            Text(new ExecutionResult(new WireException("NO", "no", "ไม่")))
        );

    [Fact]
    public void ValuesFollowNoCulture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            var data = new Dictionary<string, object?>
            {
                ["double"] = 1.5,
                ["decimal"] = -2.50m,
                ["long"] = long.MaxValue,
                ["big"] = BigInteger.Pow(10, 30),
                ["day"] = new DateOnly(2026, 11, 24),
                ["at"] = new DateTimeOffset(2026, 11, 24, 20, 5, 0, TimeSpan.FromHours(7)),
                ["none"] = double.NaN,
                ["bool"] = true,
                ["list"] = new object?[] { 1, null, "x" },
                ["text"] = "<ก> \"\\\n😀",
                ["byte"] = (byte)7,
            };
            Assert.Equal(
                """{"data":{"double":1.5,"decimal":-2.50,"long":9223372036854775807,"big":"""
                    + """1000000000000000000000000000000,"day":"2026-11-24","at":"2026-11-24T20:05:00+07:00","none":"""
                    + """null,"bool":true,"list":[1,null,"x"],"text":"<ก> \"\\\n😀","byte":7}}""",
                Text(new ExecutionResult { Executed = true, Data = data })
                    .Replace("\\uD83D\\uDE00", "😀", StringComparison.OrdinalIgnoreCase)
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Text(ExecutionResult result)
    {
        using var bytes = new PooledBuffer();
        new ResultWriter(new WireErrorInfoProvider()).Write(bytes, result);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private sealed class Written(byte[] json) : IWrittenJson
    {
        public int Returned { get; private set; }
        public ReadOnlySpan<byte> Utf8 => json;

        public void Dispose() => Returned++;
    }
}
