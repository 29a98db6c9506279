using AntiCorruption.Api.Access;

namespace AntiCorruption.Api.Tests.Access;

public class ListenAddressTests
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("HTTP://127.0.0.1:0")]
    [InlineData("http://[::1]:5080/")]
    [InlineData("https://*:443")]
    [InlineData("http://+:80")]
    [InlineData("http://localhost")]
    [InlineData("http://unix:/run/api.sock")]
    public void AnAddressIsTaken(string address) => Assert.Null(ListenAddress.FindFault(address));

    [Theory]
    [InlineData("5653", "http://localhost:5653")]
    [InlineData("localhost:5653", "http://localhost:5653")]
    [InlineData("ftp://localhost", "begins with http://")]
    [InlineData("http:/localhost", "begins with http://")]
    [InlineData("http://", "host")]
    [InlineData("http://:80", "host")]
    [InlineData("http://a b:80", "host")]
    [InlineData("http://::1:80", "host")]
    [InlineData("http://127.0.0.1:99999", "port")]
    [InlineData("http://127.0.0.1:80a", "port")]
    [InlineData("http://127.0.0.1:", "port")]
    [InlineData("http://127.0.0.1:-1", "port")]
    [InlineData("http://[::1]5080", "port")]
    [InlineData("http://localhost:80/path", "nothing after")]
    [InlineData("http://user@localhost:80", "nothing after")]
    public void WhatIsNoneIsTold(string address, string why)
    {
        var fault = ListenAddress.FindFault(address);
        Assert.Contains(why, fault!.Message, StringComparison.Ordinal);
        Assert.Contains(address, fault.MessageTh, StringComparison.Ordinal);
    }
}
