using AntiCorruption.Api.Wire.Documents;

namespace AntiCorruption.Api.Tests.Wire.Documents;

public sealed class DocumentSourceTests
{
    [Fact]
    public async Task AHashIsUnknownUntilItsDocumentWasSent()
    {
        await using var host = await WireHost.StartAsync();
        var query = "{ hello(name: \"APQ\") }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = PersistedQuery.HashOf(query) } };
        var first = await GraphQLAnswer.PostAsync(host.Http, new { extensions });
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", first.Code);
        Assert.Equal("PersistedQueryNotFound", first.Error!.Value.GetProperty("message").GetString());
        var second = await GraphQLAnswer.PostAsync(host.Http, new { query, extensions });
        var third = await GraphQLAnswer.PostAsync(host.Http, new { extensions });
        Assert.Equal(second.Data.ToString(), third.Data.ToString());
        var byGet = await host.Http.GetStringAsync(
            "/graphql?extensions=" + Uri.EscapeDataString(System.Text.Json.JsonSerializer.Serialize(extensions)),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("สวัสดี APQ", byGet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHashCanBeSentForADocumentThatWasSentWithoutOneBefore()
    {
        await using var host = await WireHost.StartAsync();
        var query = "{ hello(name: \"plain\") }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = PersistedQuery.HashOf(query) } };
        await GraphQLAnswer.PostAsync(host.Http, new { query });
        await GraphQLAnswer.PostAsync(host.Http, new { query, extensions });
        Assert.Null((await GraphQLAnswer.PostAsync(host.Http, new { extensions })).Code);
    }

    [Fact]
    public async Task AHashThatDoesNotFitIsRefused()
    {
        await using var host = await WireHost.StartAsync();
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = PersistedQuery.HashOf("{ other }") } };
        Assert.Equal(
            "PERSISTED_QUERY_HASH_MISMATCH",
            (await GraphQLAnswer.PostAsync(host.Http, new { query = "{ hello }", extensions })).Code
        );
        Assert.Equal(
            "BAD_REQUEST",
            (await GraphQLAnswer.PostAsync(host.Http, new { extensions = new { persistedQuery = new { version = 2 } } })).Code
        );
    }

    [Fact]
    public async Task AnInvalidDocumentIsNotRemembered()
    {
        await using var host = await WireHost.StartAsync();
        var query = "{ nothing }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = PersistedQuery.HashOf(query) } };
        Assert.Equal("FIELDS_ON_CORRECT_TYPE", (await GraphQLAnswer.PostAsync(host.Http, new { query, extensions })).Code);
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", (await GraphQLAnswer.PostAsync(host.Http, new { extensions })).Code);
    }

    [Fact]
    public async Task ARepeatedDocumentIsStillCheckedAgainstItsVariables()
    {
        await using var host = await WireHost.StartAsync();
        const string query = "query($n: Int!) { items(first: $n) { index } }";
        Assert.Equal(2, (await GraphQLAnswer.QueryAsync(host.Http, query, new { n = 2 })).Data.GetProperty("items").GetArrayLength());
        Assert.Equal("INVALID_VALUE", (await GraphQLAnswer.QueryAsync(host.Http, query, new { n = "x" })).Code);
        Assert.Equal(3, (await GraphQLAnswer.QueryAsync(host.Http, query, new { n = 3 })).Data.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("type Fun { x: Int } query { hello }")]
    [InlineData("query { hello } extend type Query { x: Int }")]
    public async Task DefinitionsOfTypesAreRefused(string query)
    {
        await using var host = await WireHost.StartAsync();
        Assert.Equal("NOT_EXECUTABLE", (await GraphQLAnswer.QueryAsync(host.Http, query)).Code);
    }

    [Fact]
    public async Task OnlyTrustedDocumentsRunWhereTheyAreRequired()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "Greet.graphql"),
                "query Greet { hello }",
                TestContext.Current.CancellationToken
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "web.json"),
                """{"operations":[{"id":"sum1","name":"Sum","type":"query","body":"query Sum { sum(numbers: [1, 2]) }"}]}""",
                TestContext.Current.CancellationToken
            );
            await using var host = await WireHost.StartAsync(
                ("Wire:Documents:Trust", "require"),
                ("Wire:Documents:Folder", folder.FullName)
            );
            Assert.Equal(
                "สวัสดี ชาวไทย",
                (await GraphQLAnswer.PostAsync(host.Http, new { documentId = "Greet" })).Data.GetProperty("hello").GetString()
            );
            Assert.Equal(3, (await GraphQLAnswer.PostAsync(host.Http, new { documentId = "sum1" })).Data.GetProperty("sum").GetInt32());
            Assert.Equal(
                3,
                (
                    await GraphQLAnswer.PostAsync(
                        host.Http,
                        new { documentId = "sha256:" + PersistedQuery.HashOf("query Sum { sum(numbers: [1, 2]) }") }
                    )
                )
                    .Data.GetProperty("sum")
                    .GetInt32()
            );
            Assert.Null((await GraphQLAnswer.QueryAsync(host.Http, "query Greet { hello }")).Code);
            Assert.Equal("TRUSTED_DOCUMENTS_ONLY", (await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Code);
            Assert.Equal("DOCUMENT_NOT_FOUND", (await GraphQLAnswer.PostAsync(host.Http, new { documentId = "other" })).Code);
            var extensions = new { persistedQuery = new { version = 1, sha256Hash = PersistedQuery.HashOf("{ hello }") } };
            Assert.Equal("PERSISTED_QUERY_NOT_SUPPORTED", (await GraphQLAnswer.PostAsync(host.Http, new { extensions })).Code);
            Assert.Contains("TRUSTED_DOCUMENTS_ONLY", await TextAsync(host, "/graphql?sdl", "text/plain"), StringComparison.Ordinal);
            Assert.Contains("TRUSTED_DOCUMENTS_ONLY", await TextAsync(host, "/graphql", "text/html"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task ADocumentIdNeedsTrustedDocuments()
    {
        await using var host = await WireHost.StartAsync();
        Assert.Equal("DOCUMENT_ID_NOT_SUPPORTED", (await GraphQLAnswer.PostAsync(host.Http, new { documentId = "x" })).Code);
    }

    [Fact]
    public async Task TheServerDoesNotStartWithABrokenTrustedDocument()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Broken.graphql"), "query {", TestContext.Current.CancellationToken);
            var fault = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
                WireHost.StartAsync(("Wire:Documents:Trust", "allow"), ("Wire:Documents:Folder", folder.FullName))
            );
            Assert.Contains("Broken.graphql", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> TextAsync(WireHost host, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
