using System.ComponentModel.DataAnnotations;

namespace AntiCorruption.Api.Exports;

/// <summary>Section <c>Exports</c> of the configuration.</summary>
public sealed class ExportSettings
{
    public const string Section = "Exports";

    /// <summary>Exports written at a time over HTTP.</summary>
    [Range(1, 1000)]
    public int MaxRunningCount { get; set; } = 4;

    /// <summary>Exports written at a time for one caller.</summary>
    [Range(1, 1000)]
    public int MaxRunningCountPerCaller { get; set; } = 2;

    /// <summary>How long one may take over HTTP, its reader's pace included, in seconds.</summary>
    [Range(1, 86_400)]
    public double TimeoutSeconds { get; set; } = 600;

    /// <summary>
    /// The file with the key from which pseudonyms of persons are made, at least 32 bytes, made when it is first needed. Null: one under
    /// the user's own data folder. Whoever has it can tell who is who.
    /// </summary>
    [StringLength(4096, MinimumLength = 1)]
    public string? PseudonymKeyFile { get; set; }
}
