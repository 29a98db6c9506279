using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AntiCorruption.Api.Tests.Wire;

/// <summary>An answer read for a test.</summary>
public sealed record GraphQLAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>The code of the first error; null when there is none.</summary>
    public string? Code => Error is { } error ? error.GetProperty("extensions").GetProperty("code").GetString() : null;

    public JsonElement? Error => Body.TryGetProperty("errors", out var errors) ? errors[0] : null;

    public JsonElement Data => Body.TryGetProperty("data", out var data) ? data : throw new InvalidOperationException(Body.ToString());

    /// <summary>Posts a request; members of <paramref name="request"/> are those of GraphQL over HTTP.</summary>
    public static async Task<GraphQLAnswer> PostAsync(HttpClient http, object request)
    {
        using var answer = await http.PostAsJsonAsync("/graphql", request);
        return new GraphQLAnswer(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public static Task<GraphQLAnswer> QueryAsync(HttpClient http, string query, object? variables = null) =>
        PostAsync(http, new { query, variables });
}
