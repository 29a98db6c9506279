using System.Reflection;
using System.Text.RegularExpressions;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Brings a database to the newest schema: the scripts of <c>schema/neo4j</c> that it does not have yet.</summary>
internal static partial class Neo4jSchema
{
    /// <summary>The first server whose Cypher has all that the statements use.</summary>
    public static readonly Version Oldest = new(5, 26);

    public static async Task PrepareAsync(QueryClient client, CancellationToken cancellationToken)
    {
        await CheckServerAsync(client, cancellationToken).ConfigureAwait(false);
        var scripts = Scripts();
        var (schema, isUsed) = (await client.RunAsync(Statement.Of("read-schema"), ReadState, cancellationToken).ConfigureAwait(false))[0];
        if (schema is null && isUsed)
            throw new StoreUnavailableException(
                StoreFailure.NotReadable,
                $"{client.Place} holds the data of another program; choose an empty database."
            );
        if (schema > scripts.Count)
            throw new StoreUnavailableException(
                StoreFailure.NotReadable,
                $"{client.Place} was written by a newer version of this program (schema {schema}, known up to {scripts.Count})."
            );
        if (schema == scripts.Count)
            return;
        // Every statement can be run again, so two programs that start at once do no harm to each other.
        foreach (var text in scripts.Skip(schema ?? 0).SelectMany(Statements))
            await RunAsync(new Statement(text, (_, _) => Task.CompletedTask)).ConfigureAwait(false);
        await RunAsync(Statement.Of("await-indexes")).ConfigureAwait(false);
        await RunAsync(Statement.Of("write-schema", json => json.WriteNumber("schema", scripts.Count))).ConfigureAwait(false);

        Task RunAsync(Statement statement) =>
            client.RunAsync(statement with { IsWrite = true }, (ref row) => row.TokenType, cancellationToken);
    }

    private static async Task CheckServerAsync(QueryClient client, CancellationToken cancellationToken)
    {
        var stated = await client.ReadServerVersionAsync(cancellationToken).ConfigureAwait(false);
        if (Version.TryParse(FirstNumbers().Match(stated).Value, out var version) && version >= Oldest)
            return;
        throw new StoreUnavailableException(StoreFailure.OtherServer, $"{client.Place} is Neo4j {stated}; {Oldest} or newer is needed.");
    }

    private static (int? Schema, bool IsUsed) ReadState(ref System.Text.Json.Utf8JsonReader row)
    {
        row.Read();
        int? schema = row.TokenType == System.Text.Json.JsonTokenType.Null ? null : row.GetInt32();
        row.Read();
        return (schema, row.GetBoolean());
    }

    private static List<string> Scripts() =>
        [
            .. Assembly
                .GetExecutingAssembly()
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("neo4j/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(Statement.Resource),
        ];

    /// <summary>A script's statements; each ends with a semicolon at the end of a line.</summary>
    private static IEnumerable<string> Statements(string script) =>
        script.ReplaceLineEndings("\n").Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^\d+\.\d+")]
    private static partial Regex FirstNumbers();
}
