using System.Reflection;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Exports;
using AntiCorruption.Api.Search;
using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Api.Operations;

/// <summary>
/// Every setting of the program as one tree, and the check that each command begins with: what is mistyped, of a wrong form or out of
/// range ends the start, because a setting that is passed over may be the one that keeps somebody out.
/// </summary>
internal static class ProgramSettings
{
    /// <summary>Those of the web server and its log, which the framework reads.</summary>
    private static readonly string[] framework =
    [
        "urls",
        "http_ports",
        "https_ports",
        "Kestrel",
        "Logging",
        "environment",
        "contentRoot",
        "AllowedHosts",
    ];

    /// <summary>What would leave the server open if it were passed over for a missing underscore.</summary>
    private static readonly string[] doors = ["Access:ApiKeys:", "Access:Jwt:", "Access:AnonymousRole", "Access:TrustedProxies:"];

    private static readonly PropertyInfo[] own = SettingNames.Of(typeof(Tree));

    /// <summary>All names that a command line may give, as <c>Wire:Limits:MaxCost</c>.</summary>
    public static IEnumerable<string> Names => SettingNames.PathsOf(typeof(Tree)).Concat(ProgramSettings.framework);

    /// <summary>Whether the first part of a setting's name is known.</summary>
    public static bool IsKnownRoot(string name) =>
        FindRoot(name) is not null || ProgramSettings.framework.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is that of a whole group, which takes no value.</summary>
    public static bool IsGroup(string name) => FindRoot(name) is { } property && SettingNames.IsGroup(property.PropertyType);

    /// <summary>All that is wrong in the settings of a start.</summary>
    public static List<SettingFault> FindFaults(IConfiguration configuration)
    {
        List<SettingFault> faults = [];
        foreach (var property in own)
            Own(configuration.GetSection(property.Name), property, faults);
        faults.AddRange(configuration.GetChildren().Where(root => !IsKnownRoot(root.Key)).Select(Stranger).OfType<SettingFault>());
        faults.AddRange(LogLevels(configuration.GetSection("Logging")));
        faults.AddRange(Access(configuration));
        faults.AddRange(ListenAddress.AllOf(configuration).Select(ListenAddress.FindFault).OfType<SettingFault>());
        return faults;
    }

    private static PropertyInfo? FindRoot(string name) =>
        Array.Find(own, property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static void Own(IConfigurationSection section, PropertyInfo property, List<SettingFault> faults)
    {
        if (SettingNames.IsGroup(property.PropertyType))
            faults.AddRange(SettingsReader.FindFaults(section, property.PropertyType));
        else
            SettingsReader.Member(section, property, faults);
    }

    /// <summary>The environment is full of other programs' names; one that looks like a mistyped name of ours is told.</summary>
    private static SettingFault? Stranger(IConfigurationSection root)
    {
        if (root.Value is null)
            return NearestWord.Of(root.Key, own.Select(property => property.Name)) is { } nearest
                ? SettingFaults.Unknown(root.Key, nearest, [])
                : null;
        var path = root.Key.Replace('_', ':');
        return Array.Exists(doors, door => path.StartsWith(door, StringComparison.OrdinalIgnoreCase))
            ? SettingFaults.Unknown(root.Key, root.Key.Replace("_", "__", StringComparison.Ordinal), [])
            : null;
    }

    private static IEnumerable<SettingFault> Access(IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration[AccessOptions.Section]))
            yield return SettingFaults.Group(AccessOptions.Section, SettingNames.Of(typeof(AccessOptions)).Select(one => one.Name));
        if (configuration["FORWARDEDHEADERS_ENABLED"] is { Length: > 0 } all && !all.Equals("false", StringComparison.OrdinalIgnoreCase))
            yield return new(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED would believe every proxy: name yours in Access:TrustedProxies instead.",
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED ทำให้เชื่อพร็อกซีทุกตัว ให้ระบุเฉพาะพร็อกซีของคุณใน Access:TrustedProxies แทน"
            );
    }

    private static IEnumerable<SettingFault> LogLevels(IConfigurationSection logging)
    {
        var form = SettingForm.OfEnum<LogLevel>();
        foreach (var levels in logging.GetChildren().Select(child => child.GetSection("LogLevel")).Prepend(logging.GetSection("LogLevel")))
        foreach (var level in levels.GetChildren())
            if (level.Value is { } value && !form.Fits(value))
                yield return SettingFaults.Wrong(level.Path, value, form);
    }

    /// <summary>What stands at the root.</summary>
    private sealed class Tree
    {
        public StoreKind Store { get; set; }
        public StoreOptions.Neo4jSettings Neo4j { get; set; } = new();
        public DataOptions Data { get; set; } = new();
        public AccessOptions Access { get; set; } = new();
        public WireOptions Wire { get; set; } = new();
        public AnalysisLimits Analyses { get; set; } = new();
        public SearchOptions Search { get; set; } = new();
        public ExportSettings Exports { get; set; } = new();
        public MapperOptions AutoMapper { get; set; } = new();
    }

    private sealed class MapperOptions
    {
        [Secret]
        public string? LicenseKey { get; set; }
    }
}
