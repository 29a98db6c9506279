namespace AntiCorruption.Api.Wire.Responses;

/// <summary>
/// The <c>data</c> of a result (or a part of it) that an executor has already written as JSON. It is copied into the answer as
/// it is and then disposed of, once, so it may stand on rented memory.
/// </summary>
public interface IWrittenJson : IDisposable
{
    /// <summary>One whole JSON value in UTF-8.</summary>
    ReadOnlySpan<byte> Utf8 { get; }
}
