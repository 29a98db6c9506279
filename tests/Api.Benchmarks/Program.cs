using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Api.Benchmarks;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage.Sqlite;

// The baseline beside which the GraphQL server is measured: minimal-API endpoints over the same network that answer the
// same questions with the same JSON, written by the serializer from plain records.
if (args is not [var data, var url])
{
    Console.WriteLine("Api.Benchmarks DATA URL   serves /lookup, /list, /neighbourhood over the network in the file DATA");
    return 2;
}
await using var network = await LiveNetwork.OpenAsync(await SqliteGraphStore.OpenAsync(new() { Path = data }));
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, AnswerJson.Default);
    json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
});
var app = builder.Build();
app.MapPost("/lookup", (Request request) => Answers.Lookup(network.Current, request.Variables.GetProperty("id").GetString()!));
app.MapPost("/list", (Request request) => Answers.List(network.Current, request.Variables.GetProperty("province").GetString()!));
app.MapPost("/neighbourhood", (Request request) =>
    Answers.Neighbourhood(network.Current, request.Variables.GetProperty("id").GetString()!)
);
app.Run(url);
return 0;

internal sealed record Request(string? Query, JsonElement Variables);
