using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Lists.Ids;

/// <summary>
/// The opaque ids of the API: URL-safe base64 of kind and number. A party keeps its id when its kind is corrected. A link
/// that follows from activities has no number; its id is that of its two parties.
/// </summary>
public static class GlobalId
{
    private const string Derived = "CoParticipation";
    private static readonly string[] Names = Enum.GetNames<RecordKind>();
    private static readonly IdCache[] Caches = [.. Names.Select(name => new IdCache(name))];

    public static string Of(RecordKind kind, int id) => Caches[(int)kind][id];

    public static string Of(GraphRecord record) =>
        record is Collaboration { IsDerived: true } link
            ? Encode(string.Create(CultureInfo.InvariantCulture, $"{Derived}:{link.FromId}-{link.ToId}"))
            : Of(record.Kind, record.Id);

    /// <summary>Reads an id of any kind; false when it is none of ours.</summary>
    public static bool TryRead(string text, out NodeRef node)
    {
        node = default;
        if (text.Length > 64 || !Base64Url.IsValid(text))
            return false;
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return false;
        var (name, number) = (plain[..colon], plain[(colon + 1)..]);
        if (name == Derived && number.Split('-') is [var low, var high] && IsNumber(low, out var a) && IsNumber(high, out var b) && a < b)
            node = new(RecordKind.Collaboration, a, b);
        else if (Array.IndexOf(Names, name) is >= 0 and var kind && IsNumber(number, out var id))
            node = new((RecordKind)kind, id, null);
        return node != default;
    }

    /// <summary>Reads an id that must be of one kind.</summary>
    /// <exception cref="WireException">INVALID_ID for what is no id, WRONG_KIND_OF_ID for another kind's.</exception>
    public static int Read(RecordKind kind, string text, string argument)
    {
        if (!TryRead(text, out var node))
            throw new WireException(
                "INVALID_ID",
                $"'{Shorten(text)}' in '{argument}' is not an id of this server.",
                $"'{Shorten(text)}' ใน '{argument}' ไม่ใช่รหัส id ของระบบนี้"
            );
        if (node.Kind != kind || node.OtherPartyId is not null)
            throw new WireException(
                "WRONG_KIND_OF_ID",
                $"'{argument}' needs the id of a {kind}, not of a {node.Kind}.",
                $"'{argument}' ต้องเป็น id ของ {kind} ไม่ใช่ของ {node.Kind}"
            );
        return node.Id;
    }

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0 && text[0] != '0';

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Encode(string plain) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(plain));

    /// <summary>Ids are asked for in every answer, the same ones again and again: each is made once.</summary>
    private sealed class IdCache(string name)
    {
        private const int MaxCachedId = 4_000_000;
        private string?[] made = new string?[1024];

        public string this[int id]
        {
            get
            {
                var array = made;
                if ((uint)id < (uint)array.Length)
                    return array[id] ??= Make(id);
                if (id > MaxCachedId)
                    return Make(id);
                Grow(id);
                return Make(id);
            }
        }

        private string Make(int id) => Encode(string.Create(CultureInfo.InvariantCulture, $"{name}:{id}"));

        private void Grow(int id)
        {
            lock (this)
            {
                if (id < made.Length)
                    return;
                var larger = made;
                Array.Resize(ref larger, Math.Max(id + 1, made.Length * 2));
                made = larger;
            }
        }
    }
}

/// <summary>What an id stands for: a record of a kind, or, with <see cref="OtherPartyId"/>, the derived link of two parties.</summary>
public readonly record struct NodeRef(RecordKind Kind, int Id, int? OtherPartyId);
