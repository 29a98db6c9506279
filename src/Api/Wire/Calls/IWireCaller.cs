namespace AntiCorruption.Api.Wire.Calls;

/// <summary>Who asks, as far as the transport needs to know: a name to log and to count requests by.</summary>
public interface IWireCaller
{
    string Name { get; }
}
