using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>What arguments and types are for that appear in many places and mean the same in all of them: said once.</summary>
internal static class StandardDescriptions
{
    private const string OrderDescription =
        "What to sort by, one field in each element, the first counting most; the list's own order when left out.";

    /// <summary>Of an argument that says nothing of its own; null where it has to.</summary>
    public static string? OfArgument(QueryArgument argument)
    {
        var type = argument.ResolvedType!.GetNamedType().Name;
        return argument.Name switch
        {
            "where" when type.EndsWith("FilterInput", StringComparison.Ordinal) =>
                "Only those that meet this condition; all when left out.",
            "order" when type.EndsWith("SortInput", StringComparison.Ordinal) => OrderDescription,
            "scope" => "Which part of the network is measured; all of it when left out.",
            "input" => "What to change, and into what.",
            "seed" => "Of every random choice, 0 or more: the same seed, the same answer.",
            "includeArchived" => "Whether those that are kept for their history only are listed too.",
            _ => null,
        };
    }

    /// <summary>Of a type that says nothing of its own: of the engine, or made from a generic class.</summary>
    public static string? OfType(IGraphType type) =>
        type.Name switch
        {
            "Long" => "A whole number of up to 64 bits.",
            _ when IsConnection(type) => "A page of a list, with the size of the whole list.",
            _ when IsEdge(type) => "One element of a page and its place in the list.",
            _ => null,
        };

    /// <summary>Of a field that says nothing of its own.</summary>
    public static string? OfField(IGraphType type, string field) =>
        field switch
        {
            "edges" when IsConnection(type) => "The elements of the page, each with its cursor.",
            "nodes" when IsConnection(type) => "The elements of the page.",
            "pageInfo" when IsConnection(type) => "Where the page lies in the list.",
            "totalCount" when IsConnection(type) => "The size of the whole list, whatever the page.",
            "cursor" when IsEdge(type) =>
                "The place of the element, for 'after' and 'before' of the same list with the same filter and order.",
            "node" when IsEdge(type) => "The element.",
            _ => null,
        };

    private static bool IsConnection(IGraphType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal);

    private static bool IsEdge(IGraphType type) => type.Name.EndsWith("Edge", StringComparison.Ordinal);
}
