using GraphQL.Validation;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>A rule that every request has to pass before it is executed; registered as a service.</summary>
public interface IWireRule : IValidationRule
{
    /// <summary>True: looks at the caller or the variables, so it runs on cached documents too. False: depends on the document only.</summary>
    bool EachTime { get; }
}
