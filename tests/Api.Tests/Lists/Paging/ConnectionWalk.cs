using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Tests.Lists.Paging;

/// <summary>A way to every connection field of a schema, found by walking types from the query root.</summary>
internal static class ConnectionWalk
{
    /// <param name="Name">Type and field.</param>
    /// <param name="Before">The operation up to the field's arguments, <c>{ a { b(</c>; what follows them is <paramref
    /// name="After"/>.</param>
    /// <param name="Path">Where its value lies in an answer; of lists the first element.</param>
    /// <param name="Node">What to ask of a row so that rows can be told apart.</param>
    /// <param name="SortFields">What it can be sorted by.</param>
    public sealed record Place(string Name, string Before, string Arguments, string After, string[] Path, string Node, string[] SortFields);

    /// <summary>Every connection once, by the shortest way.</summary>
    /// <param name="arguments">For fields that need arguments: by type and field, as <c>Query.party</c>.</param>
    public static IEnumerable<Place> Of(ISchema schema, IReadOnlyDictionary<string, string> arguments)
    {
        var waiting = new Queue<(IComplexGraphType Type, string Before, string After, string[] Path)>([(schema.Query, "{ ", " }", [])]);
        var seen = new HashSet<IGraphType> { schema.Query };
        while (waiting.TryDequeue(out var at))
            foreach (var field in at.Type.Fields)
            {
                if (field.ResolvedType!.GetNamedType() is not IComplexGraphType type)
                    continue;
                var place = $"{at.Type.Name}.{field.Name}";
                var given = arguments.GetValueOrDefault(place, "");
                Assert.True(given.Length > 0 || !NeedsArguments(field), $"{place} needs arguments.");
                var isConnection = IsConnection(type);
                if (isConnection)
                    yield return new(
                        place,
                        $"{at.Before}{field.Name}(",
                        given,
                        at.After,
                        [.. at.Path, field.Name],
                        Tell(NodeOf(type)),
                        SortFieldsOf(field)
                    );
                if (!seen.Add(type))
                    continue;
                var all = string.Join(' ', (string[])[given, isConnection ? "first: 1" : ""]).Trim();
                waiting.Enqueue(
                    (type, $"{at.Before}{field.Name}{(all.Length > 0 ? $"({all})" : "")} {{ ", " }" + at.After, [.. at.Path, field.Name])
                );
            }
    }

    private static bool IsConnection(IGraphType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal);

    private static IComplexGraphType NodeOf(IComplexGraphType connection) =>
        (IComplexGraphType)connection.Fields.Find("nodes")!.ResolvedType!.GetNamedType();

    private static bool NeedsArguments(FieldType field) =>
        field.Arguments?.Any(argument => argument is { ResolvedType: NonNullGraphType, DefaultValue: null }) == true;

    private static string[] SortFieldsOf(FieldType field) =>
        field.Arguments?.Find("order")?.ResolvedType!.GetNamedType() is IInputObjectGraphType input
            ? [.. input.Fields.Select(one => one.Name)]
            : [];

    /// <summary>All plain fields of a row, and the ids, keys and codes of what it refers to.</summary>
    private static string Tell(IComplexGraphType type)
    {
        var fields = type.Fields.Where(field => !NeedsArguments(field)).ToList();
        var plain = fields.Where(field => IsLeaf(field.ResolvedType!.GetNamedType())).Select(field => field.Name);
        var others = fields
            .Where(field => field.ResolvedType!.GetNamedType() is IComplexGraphType other && !IsConnection(other))
            .Select(field => (field.Name, Names: Names(field)));
        return string.Join(
            ' ',
            plain
                .Concat(others.Where(other => other.Names.Length > 0).Select(other => $"{other.Name} {{ {other.Names} }}"))
                .Prepend("__typename")
        );
    }

    private static string Names(FieldType field) =>
        field.ResolvedType!.GetNamedType() is IComplexGraphType type
            ? string.Join(' ', type.Fields.Select(one => one.Name).Where(name => name is "id" or "key" or "code" or "areaCode"))
            : "";

    private static bool IsLeaf(IGraphType type) => type is ScalarGraphType;
}
