using AntiCorruption.Api.Access;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Tests.Access;

/// <summary>
/// A smallest operation for every field of a schema, with the least role that all fields on the way need by the table. Built by
/// walking types from the roots, independently of how the rule walks documents.
/// </summary>
internal static class FieldWalk
{
    public sealed record Case(string Place, string Document, Role Needed);

    public static IEnumerable<Case> Of(ISchema schema)
    {
        schema.Initialize();
        foreach (var (root, word) in new (IObjectGraphType?, string)[] { (schema.Query, "query"), (schema.Mutation, "mutation"), (schema.Subscription, "subscription") })
            if (root is not null)
                foreach (var one in From(root, word, schema))
                    yield return one;
    }

    private static IEnumerable<Case> From(IObjectGraphType root, string word, ISchema schema)
    {
        var waiting = new Queue<(IComplexGraphType Type, string Before, string After, Role Role)>([(root, word + " { ", " }", Role.Viewer)]);
        var seen = new HashSet<IGraphType> { root };
        while (waiting.TryDequeue(out var at))
        {
            foreach (var field in at.Type.Fields)
            {
                var needed = Max(at.Role, AccessTable.Of(field, at.Type, schema));
                var type = field.ResolvedType!.GetNamedType();
                var isLeaf = type is not (IComplexGraphType or UnionGraphType);
                yield return isLeaf
                    ? new Case($"{at.Type.Name}.{field.Name}", at.Before + field.Name + at.After, needed)
                    : new Case($"{at.Type.Name}.{field.Name}", at.Before + field.Name + " { __typename }" + at.After, Max(needed, AccessTable.Of(schema.TypeNameMetaFieldType, type, schema)));
                foreach (var next in Concrete(type))
                    if (seen.Add(next))
                        waiting.Enqueue((next, $"{at.Before}{field.Name} {{ ... on {next.Name} {{ ", " } }" + at.After, needed));
            }
        }
    }

    private static IEnumerable<IComplexGraphType> Concrete(IGraphType type) => type switch
    {
        IInterfaceGraphType many => many.PossibleTypes.Cast<IComplexGraphType>().Append(many),
        UnionGraphType union => union.PossibleTypes,
        IComplexGraphType one => [one],
        _ => [],
    };

    private static Role Max(Role one, Role other) => one > other ? one : other;
}
