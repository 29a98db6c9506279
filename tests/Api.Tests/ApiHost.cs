using System.Text.Json;
using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Tests.Wire;
using AntiCorruption.Graph.Snapshots.Writing;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AntiCorruption.Api.Tests;

/// <summary>The real server in this process, on a free port, with the bundled data in a file of its own.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anticorruption-");
    private WebApplication? app;

    public HttpClient Http { get; private set; } = null!;
    public LiveNetwork Network { get; private set; } = null!;

    public IServiceProvider Services => app!.Services;

    public ISchema Schema => Services.GetRequiredService<ISchema>();

    /// <summary>Settings for the next start.</summary>
    public List<string> Settings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Network = await NetworkFile.OpenAsync(
            Path.Combine(folder.FullName, "network.db"),
            loadBundled: true,
            TestContext.Current.CancellationToken
        );
        app = Server.Build(["--urls", "http://127.0.0.1:0", .. Settings], Network);
        await app.StartAsync();
        Http = new()
        {
            BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Stops, and starts again with what was stored.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    /// <summary>The data of an answer that must have no errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var answer = await GraphQLAnswer.QueryAsync(Http, query, variables);
        Assert.True(answer.Error is null, answer.Body.ToString());
        return answer.Data;
    }

    /// <summary>The code of the first error of an answer.</summary>
    public async Task<string?> CodeAsync(string query, object? variables = null) =>
        (await GraphQLAnswer.QueryAsync(Http, query, variables)).Code;

    /// <summary>The payload of a mutation that must have been made; it asks for <c>errors</c> itself.</summary>
    public async Task<JsonElement> ChangeAsync(string mutation, object? variables = null)
    {
        var payload = (await DataAsync(mutation, variables)).EnumerateObject().Single().Value;
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return payload;
    }

    /// <summary>The code of the typed error with which a mutation is refused, told in Thai too; it must have changed nothing.</summary>
    public async Task<string?> RefusalAsync(string mutation)
    {
        var before = Network.Current.Version;
        var data = await DataAsync($"mutation {{ {mutation} {{ errors {{ ... on Error {{ code messageTh }} }} }} }}");
        var error = data.EnumerateObject().Single().Value.GetProperty("errors")[0];
        Assert.Matches("[ก-๙]", error.GetProperty("messageTh").GetString()!);
        Assert.Equal(before, Network.Current.Version);
        return error.GetProperty("code").GetString();
    }

    private async Task StopAsync()
    {
        Http?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        await Network.DisposeAsync();
    }
}
