using AntiCorruption.Graph.Storage.Neo4j;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>Where the network is kept.</summary>
public enum StoreKind
{
    /// <summary>One file, one process (<c>Data:Path</c>).</summary>
    Sqlite,

    /// <summary>A Neo4j database, for as many processes as like.</summary>
    Neo4j,
}

/// <summary>The settings <c>Store</c> and <c>Neo4j:*</c>.</summary>
public sealed class StoreOptions
{
    public StoreKind Store { get; set; }
    public Neo4jSettings Neo4j { get; set; } = new();

    public sealed class Neo4jSettings
    {
        /// <summary>The HTTP address of the server: <c>https://host:7473</c>.</summary>
        public string? Uri { get; set; }
        public string Database { get; set; } = "neo4j";
        public string? User { get; set; }
        public string? Password { get; set; }

        /// <summary>A file that holds the password, such as a container's secret.</summary>
        public string? PasswordFile { get; set; }

        /// <summary>A bearer token instead of user and password.</summary>
        public string? Token { get; set; }

        /// <summary>PEM file of the authority that signed the server's certificate, where the machine does not know it.</summary>
        public string? CertificateFile { get; set; }

        /// <summary>How long the server may be silent.</summary>
        public double TimeoutSeconds { get; set; } = 30;

        /// <summary>How often to look for what others wrote.</summary>
        public double FollowSeconds { get; set; } = 0.5;

        /// <summary>How often at least to look for edits made past this program, where others write all the time; without such writers they are found within seconds.</summary>
        public double SweepMinutes { get; set; } = 10;

        /// <summary>Records that one change may write; more are refused, because the server holds a change in memory.</summary>
        public int MaxWriteSize { get; set; } = 50_000;
    }

    /// <summary>The settings of a start.</summary>
    /// <exception cref="OptionsValidationException">One of them is wrong; it is named.</exception>
    public static StoreOptions Of(IConfiguration configuration)
    {
        StoreOptions options;
        try
        {
            options = configuration.Get<StoreOptions>() ?? new();
        }
        catch (InvalidOperationException fault)
        {
            throw Wrong(fault.Message);
        }
        if (options.Neo4j.TimeoutSeconds is not (>= 0.1 and <= 3600)) throw Wrong("Neo4j:TimeoutSeconds lies between 0.1 and 3600.");
        if (options.Neo4j.FollowSeconds is not (>= 0.05 and <= 60)) throw Wrong("Neo4j:FollowSeconds lies between 0.05 and 60.");
        if (options.Neo4j.SweepMinutes is not (>= 0.01 and <= 1440)) throw Wrong("Neo4j:SweepMinutes lies between 0.01 and 1440.");
        if (options.Neo4j.MaxWriteSize is not (>= 5_000 and <= 10_000_000)) throw Wrong("Neo4j:MaxWriteSize lies between 5000 and 10000000.");
        return options;
    }

    /// <summary>What the store needs to open the database; the password is read from its file now.</summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong; it is named.</exception>
    public Neo4jOptions ToNeo4j() => new()
    {
        Uri = Address(),
        Database = Neo4j.Database,
        User = Neo4j.User,
        Password = Secret(),
        Token = Neo4j.Token,
        CertificateFile = Neo4j.CertificateFile is not { } file || File.Exists(file) ? Neo4j.CertificateFile : throw Wrong($"Neo4j:CertificateFile: {file} is not there."),
        Timeout = TimeSpan.FromSeconds(Neo4j.TimeoutSeconds),
        MaxWriteSize = Neo4j.MaxWriteSize,
    };

    private Uri Address()
    {
        if (!Uri.TryCreate(Neo4j.Uri, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw Wrong("Neo4j:Uri is the HTTP address of the server, such as https://host:7473 (for Aura https://ID.databases.neo4j.io); neo4j:// and bolt:// are for drivers.");
        return uri.UserInfo.Length == 0 ? uri : throw Wrong("Neo4j:Uri holds no credentials; they are Neo4j:User and Neo4j:Password or Neo4j:PasswordFile.");
    }

    private string? Secret()
    {
        if (Neo4j.PasswordFile is not { } file) return Neo4j.Password;
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"Neo4j:PasswordFile: {file} cannot be read.");
        }
    }

    private static OptionsValidationException Wrong(string fault) => new("Store", typeof(StoreOptions), [fault]);
}
