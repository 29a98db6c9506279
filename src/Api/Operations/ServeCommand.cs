using AntiCorruption.Api.Access;
using AntiCorruption.Graph.Snapshots.Versions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AntiCorruption.Api.Operations;

/// <summary><c>serve</c>, the default: opens the network and answers until it is told to stop.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args, string? dataPath, CancellationToken cancellation)
    {
        LossyWriter.Install();
        var configuration = Server.Configure(args).Configuration;
        if (ListenGuard.Problem(configuration) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }
        try
        {
            await using var network = await WaitingServer.OpenNetworkAsync(
                args,
                token => NetworkStore.OpenAsync(configuration, dataPath, token),
                cancellation
            );
            await using var app = Server.Build(args, network);
            // Not interrupted: a start takes a moment, and one that is cut short is logged as a failure.
            await app.StartAsync(CancellationToken.None);
            Announce(app, network.StoreLocation, ListenGuard.Notice(configuration));
            // The first search would wait for the index of all names; it is made now, beside the first requests.
            var names = app.Services.GetRequiredService<NetworkNames>();
            _ = Task.Run(() => names.Find(network.Current, "ก", null, CancellationToken.None), CancellationToken.None);
            await ServerStop.WaitAsync(app, cancellation);
            return Environment.ExitCode;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static void Announce(WebApplication app, string location, string? notice)
    {
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            Console.WriteLine($"Listening at / เปิดให้บริการที่ {address} (GraphQL: {address}/graphql)");
        Console.WriteLine($"Data / ข้อมูล: {location}");
        if (notice is not null)
            Console.WriteLine(notice);
    }
}
