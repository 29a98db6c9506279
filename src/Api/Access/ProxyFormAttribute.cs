using System.Net;
using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Access;

/// <summary>A proxy that is believed, or a network of such; not everybody.</summary>
public sealed class ProxyFormAttribute()
    : SettingFormAttribute(
        "an address such as 10.0.0.5 or a network such as 10.0.0.0/24",
        "ที่อยู่ เช่น 10.0.0.5 หรือเครือข่าย เช่น 10.0.0.0/24"
    )
{
    public override bool Fits(string value) => NetworkOf(value) is { PrefixLength: > 0 };

    /// <summary>The network that a text names; one address is a network of its own.</summary>
    public static IPNetwork? NetworkOf(string value)
    {
        if (IPAddress.TryParse(value, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return IPNetwork.TryParse(value, out var network) ? network : null;
    }
}
