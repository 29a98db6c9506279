using GraphQL;

namespace AntiCorruption.Api.Wire.Requests;

/// <summary>One GraphQL request as it came over any transport, its shape checked, its document not yet read.</summary>
public sealed record WireRequest
{
    public string? Query { get; init; }

    /// <summary>The name of a trusted document, instead of <see cref="Query"/>.</summary>
    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }
    public Inputs? Variables { get; init; }
    public Inputs? Extensions { get; init; }
}
