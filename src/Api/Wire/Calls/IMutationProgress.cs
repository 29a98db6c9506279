using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>How far the mutations of one request are; registered as a service of a request by who makes changes.</summary>
public interface IMutationProgress
{
    /// <summary>What a caller is told whose time runs out after so many seconds: which changes were made.</summary>
    WireException Timeout(double seconds);
}
