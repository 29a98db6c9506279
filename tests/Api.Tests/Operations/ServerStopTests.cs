using System.Net;
using AntiCorruption.Api.Tests.Conformance;
using AntiCorruption.Api.Tests.Wire.WebSockets;

namespace AntiCorruption.Api.Tests.Operations;

/// <summary>How the program ends when it is told to.</summary>
public sealed class ServerStopTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task EachSignalClosesSocketsAndStreamsAndEndsWellWithoutATrace(string signal)
    {
        await using var program = await StartAsync();
        using var socket = await TestSocket.OpenAsync(program.GraphQL);
        await socket.SubscribeAsync("1", "subscription { partyChanged { kind } }");
        using var http = new HttpClient { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription{partyChanged{kind}}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        program.Signal(signal);
        Assert.Equal(1001, await socket.ReadCloseAsync());
        await socket.CloseAsync();
        var events = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("complete", events, StringComparison.Ordinal);
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task WhatRunsLongerThanTheTimeToDrainIsCutAndTold()
    {
        await using var program = await StartAsync(("Wire__DrainSeconds", "0.5"));
        using var unfinished = await UnfinishedAsync(program.Address);
        program.Signal("TERM");
        var (exit, errors) = await program.EndAsync();
        Assert.Equal(0, exit);
        Assert.Contains("1 requests that still ran were cut", errors, StringComparison.Ordinal);
        Assert.Contains("ตัดคำขอที่ยังไม่เสร็จ 1 รายการ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatRunsWhenTheSignalComesIsAnsweredAlsoAfterSeconds()
    {
        await using var program = await StartAsync();
        using var unfinished = await UnfinishedAsync(program.Address);
        program.Signal("TERM");
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await unfinished.GetStream().WriteAsync("{__typename}\"}"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(unfinished.GetStream());
        Assert.Contains(
            "{\"data\":{\"__typename\":\"Query\"}}",
            await reader.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal((0, ""), await program.EndAsync());
    }

    [Fact]
    public async Task AStartThatIsInterruptedLeavesNoTrace()
    {
        foreach (var wait in new[] { 100, 300, 500, 700, 1000, 1400, 2000 })
        {
            await using var program = Unstarted();
            program.Begin();
            await Task.Delay(wait, TestContext.Current.CancellationToken);
            program.Signal("TERM");
            var (exit, errors) = await program.EndAsync();
            // Before the runtime listens to signals the system's own end applies.
            Assert.Contains(exit, new[] { 0, 143 });
            Assert.Equal("", errors);
        }
    }

    private static async Task<RunningProgram> StartAsync(params (string Key, string Value)[] settings)
    {
        var program = Unstarted();
        foreach (var (key, value) in settings)
            program.Settings[key] = value;
        await program.InitializeAsync();
        return program;
    }

    /// <summary>An empty network: it is there at once.</summary>
    private static RunningProgram Unstarted()
    {
        var program = new RunningProgram();
        program.Settings["Data__LoadBundled"] = "false";
        return program;
    }

    /// <summary>A request whose body is begun and not finished, known to run.</summary>
    private static async Task<System.Net.Sockets.TcpClient> UnfinishedAsync(Uri address)
    {
        var client = new System.Net.Sockets.TcpClient(address.Host, address.Port);
        await client
            .GetStream()
            .WriteAsync(
                (
                    "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "u8
                    + "24\r\nExpect: 100-continue\r\n\r\n"u8
                ).ToArray()
            );
        // The server says "100 Continue" when the request reads its body.
        var answer = new byte[64];
        Assert.True(await client.GetStream().ReadAsync(answer) > 0);
        await client.GetStream().WriteAsync("{\"query\":\""u8.ToArray());
        return client;
    }
}
