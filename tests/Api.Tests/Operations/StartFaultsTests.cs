using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AntiCorruption.Api.Tests.Conformance;

namespace AntiCorruption.Api.Tests.Operations;

/// <summary>Bad surroundings: the program itself ends with a sentence in both languages and an exit code, never with a trace.</summary>
public sealed class StartFaultsTests
{
    public static TheoryData<string, string, string> Surroundings =>
        new()
        {
            { "", "improt folder", "did you mean 'import'?" },
            { "", "--urls 5653", "no address to listen at" },
            { "", "--urls http://127.0.0.1:99999", "its port" },
            { "", "--urls http://127.0.0.1:0 --Wire:MaxBodyBytes 1MB", "Wire:MaxBodyBytes is '1MB'" },
            { "", "--urls http://127.0.0.1:0 --Analyses:MaxRunningCount 0", "Analyses:MaxRunningCount is '0'" },
            { "", "--urls http://203.0.113.1:0 --Access:AnonymousRole Viewer", "does not have the address" },
            { "", "--urls https://127.0.0.1:0 --Kestrel:Certificates:Default:Path nowhere.pfx", "nowhere.pfx" },
            { "Access__ApiKeys__0__Role=Viewr", "--urls http://127.0.0.1:0", "Access:ApiKeys:0:Role is 'Viewr'" },
            { "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", "check", "without ICU" },
            { "Data__Path=", "check", "Data:Path" },
        };

    [Theory]
    [MemberData(nameof(Surroundings))]
    public async Task AStartThatCannotBeEndsWithASentence(string environment, string arguments, string message)
    {
        Dictionary<string, string?> settings = [];
        if (environment.Split('=') is [var name, var value])
            settings.Add(name, value);
        settings.TryAdd("Data__Path", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "network.db"));
        settings.Add("Data__LoadBundled", "false");
        var (exit, output) = await RunningProgram.RunAsync(settings, arguments.Split(' '));
        Assert.Equal(1, exit);
        Assert.Contains(message, output, StringComparison.Ordinal);
        IsASentence(output);
    }

    [Fact]
    public async Task APortInUseIsToldOnce()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://{other.LocalEndpoint}");
        var folder = Directory.CreateTempSubdirectory();
        Dictionary<string, string?> settings = new() { ["Data__LoadBundled"] = "false" };
        var (exit, output) = await RunningProgram.RunAsync(
            settings,
            "--urls",
            address,
            "--data",
            Path.Combine(folder.FullName, "network.db")
        );
        var left = folder.GetFiles().Select(file => file.Name);
        folder.Delete(recursive: true);
        // The network was open: all of it is in its file, as after an orderly stop.
        Assert.Equal(["network.db"], left);
        Assert.Equal(1, exit);
        Assert.Contains($"{address}: address already in use", output, StringComparison.Ordinal);
        IsASentence(output);
    }

    private static void IsASentence(string output)
    {
        Assert.Matches("[ก-๙]", output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.InRange(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 6);
    }
}
