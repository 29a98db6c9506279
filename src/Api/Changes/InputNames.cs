namespace AntiCorruption.Api.Changes;

/// <summary>Fields whose name in the API differs from the model's: the API's <c>name</c> is the Thai name.</summary>
internal static class InputNames
{
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nameTh"] = "name",
        ["titleTh"] = "name",
        ["titleEn"] = "nameEn",
        ["venueTh"] = "venue",
        ["partyKind"] = "kind",
        ["activityKind"] = "kind",
        ["participations"] = "participants",
        ["fromId"] = "from",
        ["toId"] = "to",
    };

    /// <summary>What inputs call a member of a record.</summary>
    public static string Of(string member) => Renamed.GetValueOrDefault(member) ?? Camel(member);

    /// <summary>
    /// The path within the arguments of what the model calls <c>participations[2].partyId</c>: input, participants, 2, partyId.
    /// </summary>
    public static string[] PathOf(string field) =>
        ["input", .. field.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.').Select(Of)];

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
