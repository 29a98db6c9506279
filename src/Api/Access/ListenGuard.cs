using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Keeps a server that asks nobody who they are on its own machine. Before it listens, the configured addresses are
/// checked; after, the ones it got, whatever way they came.
/// </summary>
public sealed class ListenGuard(
    IServer server,
    IConfiguration configuration,
    IOptions<AccessOptions> options,
    IHostApplicationLifetime lifetime
) : IHostedLifecycleService
{
    /// <summary>
    /// What to tell before a start that must not be; null when all is well. For the program, which prints it and ends with 1.
    /// </summary>
    public static string? Problem(IConfiguration configuration)
    {
        if (!AccessOptions.IsOpenBy(configuration))
            return null;
        return ListenAddress.AllOf(configuration).FirstOrDefault(address => !ListenAddress.IsLocal(address)) is { } foreign
            ? Message(foreign)
            : null;
    }

    /// <summary>What to tell at a start without authentication; null when it is configured.</summary>
    public static string? Notice(IConfiguration configuration)
    {
        return !AccessOptions.IsOpenBy(configuration)
            ? null
            : "No authentication is configured: everyone on this machine is administrator, and no other machine is served."
                + " (Access:ApiKeys, Access:Jwt)\n"
                + "ไม่ได้ตั้งค่าการยืนยันตัวตน: ทุกคนบนเครื่องนี้เป็นผู้ดูแลระบบ และไม่ให้บริการเครื่องอื่น (Access:ApiKeys, Access:Jwt)";
    }

    public Task StartingAsync(CancellationToken cancellationToken) =>
        Problem(configuration) is { } problem ? throw new InvalidOperationException(problem) : Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (options.Value.IsOpen && addresses.FirstOrDefault(address => !ListenAddress.IsLocal(address)) is { } foreign)
        {
            Console.Error.WriteLine(Message(foreign));
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string Message(string address) =>
        $"""
            Refusing to listen at {address}: no authentication is configured, so only this machine may be served.
            Configure Access:ApiKeys (make a key with the command 'key NAME ROLE') or Access:Jwt, or listen at http://localhost:5080.
            ไม่เปิดรับที่ {address}: ยังไม่ได้ตั้งค่าการยืนยันตัวตน จึงให้บริการได้เฉพาะเครื่องนี้
            กรุณาตั้งค่า Access:ApiKeys (สร้างคีย์ด้วยคำสั่ง 'key NAME ROLE') หรือ Access:Jwt หรือใช้ http://localhost:5080
            """;
}
