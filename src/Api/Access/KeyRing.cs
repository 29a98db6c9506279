using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>The API keys that are let in, as hashes. Every lookup compares with all of them in the same time.</summary>
internal sealed class KeyRing(IOptions<AccessOptions> options)
{
    private readonly (byte[] Hash, Caller Caller)[] keys =
    [
        .. options.Value.ApiKeys.Select(key => (Convert.FromHexString(key.Hash), new Caller(key.Name, key.Role))),
    ];

    public Login Find(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        Caller? found = null;
        foreach (var (known, caller) in this.keys)
            if (CryptographicOperations.FixedTimeEquals(known, hash))
                found = caller;
        return found is null ? Login.Refused("unknown key") : found;
    }
}
