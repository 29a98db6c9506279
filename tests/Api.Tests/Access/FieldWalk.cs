using AntiCorruption.Api.Access;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Tests.Access;

/// <summary>
/// A smallest operation for every field, argument, input field and enum value of a schema, with the least role that all fields on the way
/// need by the table. Built by walking types from the roots, independently of how the rule walks documents.
/// </summary>
internal static class FieldWalk
{
    public sealed record Case(string Place, string Document, Role Needed);

    public static IEnumerable<Case> Of(ISchema schema)
    {
        schema.Initialize();
        foreach (
            var (root, word) in new (IObjectGraphType?, string)[]
            {
                (schema.Query, "query"),
                (schema.Mutation, "mutation"),
                (schema.Subscription, "subscription"),
            }
        )
            if (root is not null)
                foreach (var one in From(root, word, schema))
                    yield return one;
    }

    private static IEnumerable<Case> From(IObjectGraphType root, string word, ISchema schema)
    {
        var waiting = new Queue<(IComplexGraphType Type, string Before, string After, Role Role)>([
            (root, word + " { ", " }", Role.Viewer),
        ]);
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
                    : new Case(
                        $"{at.Type.Name}.{field.Name}",
                        at.Before + field.Name + " { __typename }" + at.After,
                        Max(needed, AccessTable.Of(schema.TypeNameMetaFieldType, type, schema))
                    );
                var selection = isLeaf ? "" : " { __typename }";
                var whole = isLeaf ? needed : Max(needed, AccessTable.Of(schema.TypeNameMetaFieldType, type, schema));
                foreach (var argument in field.Arguments ?? [])
                foreach (var (place, value, role) in Values(argument.ResolvedType!.GetNamedType(), AccessTable.Of(argument)))
                    yield return new Case(
                        $"{at.Type.Name}.{field.Name}({argument.Name}: {place})",
                        $"{at.Before}{field.Name}({argument.Name}: {value}){selection}{at.After}",
                        Max(whole, role)
                    );
                foreach (var next in Concrete(type))
                    if (seen.Add(next))
                        waiting.Enqueue((next, $"{at.Before}{field.Name} {{ ... on {next.Name} {{ ", " } }" + at.After, needed));
            }
        }
    }

    /// <summary>
    /// For an argument: any value, and one for each field and choice that can be named inside it, however deep, each type once.
    /// </summary>
    private static IEnumerable<(string Place, string Value, Role Needed)> Values(IGraphType type, Role role)
    {
        yield return ("", "null", role);
        var waiting = new Queue<(IGraphType Type, string Before, string After, Role Role)>([(type, "", "", role)]);
        var seen = new HashSet<IGraphType> { type };
        while (waiting.TryDequeue(out var at))
        {
            foreach (var choice in at.Type is EnumerationGraphType choices ? choices.Values : Enumerable.Empty<EnumValueDefinition>())
                yield return ($"{at.Type.Name}.{choice.Name}", at.Before + choice.Name + at.After, Max(at.Role, AccessTable.Of(choice)));
            foreach (var field in (at.Type as IInputObjectGraphType)?.Fields ?? [])
            {
                var needed = Max(at.Role, AccessTable.Of(field));
                yield return ($"{at.Type.Name}.{field.Name}", $"{at.Before}{{ {field.Name}: null }}{at.After}", needed);
                if (seen.Add(field.ResolvedType!.GetNamedType()))
                    waiting.Enqueue((field.ResolvedType!.GetNamedType(), $"{at.Before}{{ {field.Name}: ", " }" + at.After, needed));
            }
        }
    }

    private static IEnumerable<IComplexGraphType> Concrete(IGraphType type) =>
        type switch
        {
            IInterfaceGraphType many => many.PossibleTypes.Cast<IComplexGraphType>().Append(many),
            UnionGraphType union => union.PossibleTypes,
            IComplexGraphType one => [one],
            _ => [],
        };

    private static Role Max(Role one, Role other) => one > other ? one : other;
}
