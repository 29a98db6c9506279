using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>The schema as text (SDL): the same bytes wherever it is served, written or compared.</summary>
public static class SchemaText
{
    private static readonly PrintOptions options = new()
    {
        StringComparison = StringComparison.Ordinal,
        IncludeDescriptions = true,
        IncludeDeprecationReasons = true,
    };

    /// <summary>Types in the order of their names, ends with a line feed.</summary>
    public static string Of(ISchema schema)
    {
        schema.Initialize();
        return schema.Print(options).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }
}
