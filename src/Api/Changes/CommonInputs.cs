using GraphQL;

namespace AntiCorruption.Api.Changes;

/// <summary>Which record to archive, or to bring back.</summary>
[Name("ArchiveInput")]
public sealed class ArchiveInput : IRecordInput
{
    /// <summary>Which one.</summary>
    [Id]
    public required string Id { get; set; }

    /// <summary>True to archive, false to bring back.</summary>
    [System.ComponentModel.DefaultValue(true)]
    public bool IsArchived { get; set; } = true;

    /// <summary>The revision that the change rests on.</summary>
    public string? IfRevision { get; set; }

    /// <summary>
    /// An id of the caller's own for this change, 1 to 200 characters without spaces: asked for again under it, the change is not made
    /// twice but answered as at first.
    /// </summary>
    public string? ClientMutationId { get; set; }
}

/// <summary>Which record to delete.</summary>
[Name("DeleteInput")]
public sealed class DeleteInput : IRecordInput
{
    /// <summary>Which one.</summary>
    [Id]
    public required string Id { get; set; }

    /// <summary>The revision that the deletion rests on.</summary>
    public string? IfRevision { get; set; }

    /// <summary>
    /// An id of the caller's own for this change, 1 to 200 characters without spaces: asked for again under it, the change is not made
    /// twice but answered as at first.
    /// </summary>
    public string? ClientMutationId { get; set; }
}
