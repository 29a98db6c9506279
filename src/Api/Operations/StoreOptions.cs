using System.ComponentModel.DataAnnotations;
using AntiCorruption.Api.Settings;
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

        [Secret]
        public string? Password { get; set; }

        /// <summary>A file that holds the password, such as a container's secret.</summary>
        public string? PasswordFile { get; set; }

        /// <summary>A bearer token instead of user and password.</summary>
        [Secret]
        public string? Token { get; set; }

        /// <summary>PEM file of the authority that signed the server's certificate, where the machine does not know it.</summary>
        public string? CertificateFile { get; set; }

        /// <summary>How long the server may be silent.</summary>
        [Range(0.1, 3600)]
        public double TimeoutSeconds { get; set; } = 30;

        /// <summary>How often to look for what others wrote.</summary>
        [Range(0.05, 60)]
        public double FollowSeconds { get; set; } = 0.5;

        /// <summary>
        /// How often at least to look for edits made past this program, where others write all the time; without such writers they are
        /// found within seconds.
        /// </summary>
        [Range(0.01, 1440)]
        public double SweepMinutes { get; set; } = 10;

        /// <summary>Records that one change may write; more are refused, because the server holds a change in memory.</summary>
        [Range(5_000, 10_000_000)]
        public int MaxWriteSize { get; set; } = 50_000;
    }

    /// <summary>The settings of a start.</summary>
    /// <exception cref="OptionsValidationException">One of them is wrong; it is named.</exception>
    public static StoreOptions Of(IConfiguration configuration)
    {
        var faults = SettingsReader.FindFaults(configuration.GetSection(nameof(Neo4j)), typeof(Neo4jSettings)).ToList();
        SettingsReader.Member(configuration.GetSection(nameof(Store)), typeof(StoreOptions).GetProperty(nameof(Store))!, faults);
        SettingsReader.ThrowIfAny(faults, typeof(StoreOptions));
        return configuration.Get<StoreOptions>() ?? new();
    }

    /// <summary>What the store needs to open the database; the password is read from its file now.</summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong; it is named.</exception>
    public Neo4jOptions ToNeo4j() =>
        new()
        {
            Uri = Address(),
            Database = Neo4j.Database,
            User = Neo4j.User,
            Password = Secret(),
            Token = Neo4j.Token,
            CertificateFile =
                Neo4j.CertificateFile is not { } file || File.Exists(file)
                    ? Neo4j.CertificateFile
                    : throw Wrong($"Neo4j:CertificateFile: there is no file {file}.", $"Neo4j:CertificateFile: ไม่พบแฟ้ม {file}"),
            Timeout = TimeSpan.FromSeconds(Neo4j.TimeoutSeconds),
            MaxWriteSize = Neo4j.MaxWriteSize,
        };

    private Uri Address()
    {
        if (!Uri.TryCreate(Neo4j.Uri, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw Wrong(
                "Neo4j:Uri must be the HTTP address of the server, such as https://host:7473 (for Aura https://ID.databases.neo4j.io); "
                    + "neo4j:// and bolt:// are for drivers.",
                "Neo4j:Uri ต้องเป็นที่อยู่ HTTP ของเซิร์ฟเวอร์ เช่น https://host:7473 (ถ้าเป็น Aura คือ https://ID.databases.neo4j.io) "
                    + "ส่วน neo4j:// และ bolt:// ใช้กับไดรเวอร์เท่านั้น"
            );
        return uri.UserInfo.Length == 0
            ? uri
            : throw Wrong(
                "Neo4j:Uri must not hold credentials; they are Neo4j:User and Neo4j:Password or Neo4j:PasswordFile.",
                "Neo4j:Uri ต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน ให้กำหนดใน Neo4j:User และ Neo4j:Password หรือ Neo4j:PasswordFile"
            );
    }

    private string? Secret()
    {
        if (Neo4j.PasswordFile is not { } file)
            return Neo4j.Password;
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"Neo4j:PasswordFile: the file {file} cannot be read.", $"Neo4j:PasswordFile: อ่านแฟ้ม {file} ไม่ได้");
        }
    }

    private static OptionsValidationException Wrong(string fault, string faultTh) =>
        new("Store", typeof(StoreOptions), [new SettingFault(fault, faultTh).ToString()]);
}
