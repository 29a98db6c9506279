using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace AntiCorruption.Api.Changes;

/// <summary>How far a subscriber has got: every change up to a record of a version.</summary>
/// <param name="Version">The version, from 0.</param>
/// <param name="Id">The last record told of in it; <see cref="int.MaxValue"/>: the version was told whole.</param>
internal readonly record struct ChangePosition(long Version, int Id)
{
    /// <summary>The last version of which nothing is left to tell.</summary>
    public long SeenVersion => Id == int.MaxValue ? Version : Version - 1;

    /// <summary>Whether a change was told before.</summary>
    public bool Covers(long version, int id) => version < Version || version == Version && id <= Id;

    /// <summary>As a cursor.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Version}.{Id}")));

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ChangePosition? Read(string cursor)
    {
        if (cursor.Length > 64 || !Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version > 0
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ChangePosition(version, id)
            : null;
    }
}

/// <summary>Where a subscriber wants to go on, by the arguments of a subscription.</summary>
/// <param name="Start">The changes it knows; null: tell from now on.</param>
internal readonly record struct Resumption(ChangePosition? Start)
{
    /// <exception cref="Wire.Errors.WireException">Both are given, or one is nothing that this server gave out.</exception>
    public static Resumption Of(long? after, string? afterCursor)
    {
        if (after is not null && afterCursor is not null)
            throw ResumptionFaults.Both();
        if (after is { } version)
            return new(version >= 0 ? new ChangePosition(version, int.MaxValue) : throw ResumptionFaults.InvalidVersion());
        return new(afterCursor is null ? null : ChangePosition.Read(afterCursor) ?? throw ResumptionFaults.InvalidCursor());
    }
}
