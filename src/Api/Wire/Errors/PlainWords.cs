using System.Text.RegularExpressions;

namespace AntiCorruption.Api.Wire.Errors;

/// <summary>Messages of the engine in a caller's words: no names of types of the program, and never long, whatever was sent.</summary>
internal static partial class PlainWords
{
    /// <summary>Characters of a message at most.</summary>
    public const int MaxLength = 1000;

    /// <summary>A message of the engine, made fit to be shown.</summary>
    public static string Of(string message)
    {
        var cut = Cut(message);
        var plain = Cast().Replace(cut, match => $"{Wanted(match.Groups[2].Value)} is needed, not {Wanted(match.Groups[1].Value)}.");
        return TypeName().Replace(OfType().Replace(plain, ""), match => Wanted(match.Value.Trim('\'')));
    }

    /// <summary>The beginning of a message that is too long.</summary>
    public static string Cut(string message) => message.Length <= MaxLength ? message : Whole(message) + "…";

    private static string Whole(string message) => message[..(char.IsHighSurrogate(message[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    /// <summary>What a type of the program is to a caller.</summary>
    private static string Wanted(string type) =>
        type switch
        {
            _ when type.StartsWith("System.Collections", StringComparison.Ordinal) => type.Contains("Dictionary", StringComparison.Ordinal)
                ? "an object"
                : "a list",
            "System.String" or "System.Char" => "a text",
            "System.Boolean" => "true or false",
            "System.Double" or "System.Single" or "System.Decimal" => "a number",
            "System.Byte"
            or "System.Int16"
            or "System.Int32"
            or "System.Int64"
            or "System.UInt32"
            or "System.UInt64"
            or "System.Numerics.BigInteger" => "a whole number",
            "System.DateOnly" or "System.DateTime" or "System.DateTimeOffset" => "a date",
            _ => "a value of another type",
        };

    [GeneratedRegex(@"Unable to cast object of type '([^']+)' to type '([^']+)'\.?")]
    private static partial Regex Cast();

    [GeneratedRegex(@" of type '(?:System|GraphQL|GraphQLParser|Microsoft|AntiCorruption)\.[^']+'")]
    private static partial Regex OfType();

    [GeneratedRegex(@"'?\b(?:System|GraphQL|GraphQLParser|Microsoft|AntiCorruption)(?:\.\w+)+(?:`\d+(?:\[[^\]]*\]+)?)?'?")]
    private static partial Regex TypeName();
}
