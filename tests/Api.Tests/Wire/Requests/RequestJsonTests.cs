using System.Numerics;
using System.Text;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Api.Wire.WebSockets;
using CsCheck;

namespace AntiCorruption.Api.Tests.Wire.Requests;

public class RequestJsonTests
{
    [Fact]
    public void NumbersKeepTheirValue()
    {
        var variables = RequestJson
            .Parse(
                """
                {"query":"x","variables":{"a":1,"b":2147483648,"c":123456789012345678901234567890,"d":1.5,"e":1e3,
                "f":[true,false,null],"g":{"h":"ก"}}}
                """u8
            )
            .Variables!;
        Assert.Equal(1, variables["a"]);
        Assert.Equal(2147483648L, variables["b"]);
        Assert.Equal(BigInteger.Parse("123456789012345678901234567890", System.Globalization.CultureInfo.InvariantCulture), variables["c"]);
        Assert.Equal(1.5, variables["d"]);
        Assert.Equal(1000.0, variables["e"]);
        Assert.Equal(new object?[] { true, false, null }, (IEnumerable<object?>)variables["f"]!);
        Assert.Equal("ก", ((IDictionary<string, object?>)variables["g"]!)["h"]);
    }

    [Fact]
    public void AnyBytesAreARequestOrAClearError()
    {
        var whole =
            """
            {"query":"{ hello }","operationName":null,"variables":{"a":[1,2.5,"ก",{"b":null}]},
            "extensions":{"x":true},"documentId":"d","other":[{}]}
            """u8.ToArray();
        var damaged = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3], (at, with, how) => how switch
            {
                0 => whole[..at],
                1 => [.. whole[..at], with, .. whole[at..]],
                2 => [.. whole[..at], .. whole[(at + 1)..]],
                _ => [.. whole[..at], with, .. whole[(at + 1)..]],
            });
        Gen.OneOf(damaged, Gen.Byte.Array[0, 40])
            .Sample(
                bytes =>
                {
                    try
                    {
                        _ = RequestJson.Parse(bytes);
                    }
                    catch (WireException fault)
                    {
                        Assert.Equal(400, fault.Status);
                    }
                },
                iter: 20_000
            );
    }

    [Fact]
    public void AnyBytesAreAMessageOrNone()
    {
        var whole =
            """{"id":"ก","type":"subscribe","payload":{"query":"{ hello }","variables":{"a":[1]}},"more":[1,{"x":"y"}]}"""u8.ToArray();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, (at, with) => (byte[])[.. whole[..at], with, .. whole[(at + 1)..]])
            .Sample(
                bytes =>
                {
                    if (SocketMessage.Read(bytes) is { Type: "connection_init" } message)
                        _ = message.Authorization();
                },
                iter: 20_000
            );
        Assert.Equal(
            """{"query":"{ hello }","variables":{"a":[1]}}""",
            Encoding.UTF8.GetString(SocketMessage.Read(whole)!.Value.Payload.Span)
        );
    }
}
