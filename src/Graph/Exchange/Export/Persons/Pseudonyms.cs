using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export.Persons;

/// <summary>
/// Names of persons and of their links that are made for one version and scope: the same each time that it is exported, and others in every
/// other export, so that two cannot be joined. Without the secret nobody can tell who is who.
/// </summary>
internal sealed class Pseudonyms
{
    /// <summary>60 bits: among a million names two are the same once in two million exports.</summary>
    private const int Length = 12;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly Lazy<byte[]> key;

    /// <param name="secret">Gives at least 32 bytes.</param>
    public Pseudonyms(ScopedNetwork scoped, Func<ReadOnlyMemory<byte>> secret)
    {
        var snapshot = scoped.Snapshot;
        var about = string.Create(
            CultureInfo.InvariantCulture,
            $"{snapshot.Version}|{snapshot.UpToFiscalYear}|{ScopeText.Of(scoped.Scope)}"
        );
        key = new(() => HMACSHA256.HashData(secret().Span, Encoding.UTF8.GetBytes(about)));
    }

    public string OfParty(int partyId) => "GA-" + Name($"party {partyId}");

    /// <param name="link">The number of a stored link, or those of the two parties of a derived one.</param>
    public string OfLink(string link) => "GL-" + Name($"link {link}");

    private string Name(FormattableString what)
    {
        var hash = HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(what.ToString(CultureInfo.InvariantCulture)));
        return string.Create(Length, hash, (name, bytes) =>
        {
            for (var i = 0; i < name.Length; i++)
            {
                name[i] = Letters[bytes[i] & 31];
            }
        });
    }
}
