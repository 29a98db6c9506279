namespace AntiCorruption.Api.Wire.Calls;

/// <summary>Who asks, as far as the transport needs to know: a name to log and to count requests by.</summary>
public interface IWireCaller
{
    string Name { get; }

    /// <summary>When the credentials end and with them what stays open on them; null: not known to end.</summary>
    DateTimeOffset? Until { get; }
}
