using System.ComponentModel.DataAnnotations;

namespace AntiCorruption.Api.Operations;

/// <summary>The settings <c>Data:*</c>: the file that holds an embedded network.</summary>
public sealed class DataOptions
{
    /// <summary>The file; null: one under the user's own data folder.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public string? Path { get; set; }

    /// <summary>Whether a new network begins with the bundled data.</summary>
    public bool LoadBundled { get; set; } = true;
}
