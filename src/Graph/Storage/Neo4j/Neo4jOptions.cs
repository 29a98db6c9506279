namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Where a Neo4j database is and how to get in. A class, so that no record prints its password.</summary>
public sealed class Neo4jOptions
{
    /// <summary>
    /// The address of the HTTP interface: <c>http://host:7474</c>, <c>https://host:7473</c>, Aura's <c>https://ID.databases.neo4j.io</c>.
    /// </summary>
    public required Uri Uri { get; init; }
    public string Database { get; init; } = "neo4j";
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>A bearer token, instead of user and password.</summary>
    public string? Token { get; init; }

    /// <summary>A PEM file with the certificates of the authority that signed the server's, where the machine does not trust it.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>How long the server may be silent; a large write is given more.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it may take until a connection is made.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Records that a change may write: the server holds all of them in memory until it commits, about 20 KB of its heap each.
    /// </summary>
    public int MaxWriteSize { get; init; } = 50_000;

    /// <summary>What pauses are measured with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How often a statement that did not get through is sent again, with growing pauses from a tenth of a second.</summary>
    public int RetryCount { get; init; } = 4;
}
