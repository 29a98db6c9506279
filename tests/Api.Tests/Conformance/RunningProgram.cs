using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AntiCorruption.Api.Tests.Conformance;

/// <summary>The program itself as a process of its own, on a free port, with the bundled data in a file of its own.</summary>
public sealed class RunningProgram : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Settings that the program is started with.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public string DataPath => Path.Combine(folder.FullName, "network.db");
    public string GraphQL => new Uri(Address, "/graphql").ToString();

    public async ValueTask InitializeAsync()
    {
        await StartAsync();
    }

    /// <summary>Starts it and waits until it is ready; with <paramref name="whenReady"/> false, until it can be reached.</summary>
    public async Task StartAsync(bool whenReady = true)
    {
        var process = Begin();
        using var http = new HttpClient { BaseAddress = Address };
        var patience = Stopwatch.StartNew();
        while (!await AnswersAsync(http, whenReady ? "/health/ready" : "/health/live"))
        {
            Assert.False(
                process.HasExited,
                $"The program ended with {(process.HasExited ? process.ExitCode : 0)}: "
                    + $"{(process.HasExited ? await process.StandardError.ReadToEndAsync() : "")}"
            );
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), "The program was not ready within a minute.");
            await Task.Delay(100);
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public Process Begin() =>
        this.process = Start(
            Settings.ContainsKey("Store") ? ["--urls", Address.ToString()] : ["--urls", Address.ToString(), "--data", DataPath],
            Settings
        );

    /// <summary>Sends it a signal (<c>TERM</c>).</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, this.process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself; its code, and what it said on its error output.</summary>
    public async Task<(int Exit, string Errors)> EndAsync()
    {
        var errors = this.process!.StandardError.ReadToEndAsync();
        await this.process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (this.process.ExitCode, await errors);
    }

    /// <summary>What it has said on its error output, once it has ended.</summary>
    public Task<string> ReadErrorsAsync() => this.process!.StandardError.ReadToEndAsync();

    /// <summary>Ends the program as a power cut would: without a word.</summary>
    public void Kill()
    {
        this.process!.Kill();
        this.process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        this.process?.Kill(entireProcessTree: true);
        if (this.process is not null)
            await this.process.WaitForExitAsync();
        this.process?.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Runs the program until it ends by itself.</summary>
    public static Task<(int Exit, string Output)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <inheritdoc cref="RunAsync(string[])"/>
    public static async Task<(int Exit, string Output)> RunAsync(Dictionary<string, string?> settings, params string[] arguments)
    {
        using var process = Start(arguments, settings);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The program did not end within a minute.");
        }
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(string[] arguments, Dictionary<string, string?> settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "AntiCorruption.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<bool> AnswersAsync(HttpClient http, string path)
    {
        try
        {
            using var answer = await http.GetAsync(path);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
