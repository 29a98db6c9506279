using System.Collections;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Access;

/// <summary>Finds the restricted fields and enum values in inputs, whether written in the document or sent as variables.</summary>
internal static class RoleInputs
{
    /// <summary>Whether anything in an input of this type, however deep, needs more than the least role.</summary>
    public static bool IsRestricted(IGraphType type)
    {
        // Filters hold themselves and each other ("and", "some"), so each type is looked at once and nothing is concluded on the way.
        var waiting = new Queue<IGraphType>([type.GetNamedType()]);
        var seen = new HashSet<IGraphType>(waiting);
        while (waiting.TryDequeue(out var next))
        {
            if (next is EnumerationGraphType choices && choices.Values.Any(value => AccessTable.Of(value) > AccessTable.Queries))
                return true;
            foreach (var field in (next as IInputObjectGraphType)?.Fields ?? [])
            {
                if (AccessTable.Of(field) > AccessTable.Queries)
                    return true;
                if (seen.Add(field.ResolvedType!.GetNamedType()))
                    waiting.Enqueue(field.ResolvedType!.GetNamedType());
            }
        }
        return false;
    }

    /// <summary>Notes what a value written in the document needs.</summary>
    public static void Literal(GraphQLValue? value, IGraphType type, List<RoleNeed> needs)
    {
        var named = type.GetNamedType();
        switch (value)
        {
            case GraphQLListValue list:
                foreach (var item in list.Values ?? [])
                    Literal(item, named, needs);
                break;
            case GraphQLEnumValue choice
                when named is EnumerationGraphType choices && choices.Values.FindByName(choice.Name.Value) is { } known:
                Note(known, $"{named.Name}.{known.Name}", choice, needs);
                break;
            case GraphQLObjectValue members when named is IInputObjectGraphType input:
                foreach (var member in members.Fields ?? [])
                    if (input.Fields.Find(member.Name.Value) is { } field)
                    {
                        Note(field, $"{named.Name}.{field.Name}", member, needs);
                        Literal(member.Value, field.ResolvedType!, needs);
                    }
                break;
        }
    }

    /// <summary>Notes what a value sent as a variable needs; it stands at <paramref name="place"/>.</summary>
    public static void Value(object? value, IGraphType type, ASTNode place, List<RoleNeed> needs)
    {
        var named = type.GetNamedType();
        switch (value)
        {
            case string name when named is EnumerationGraphType choices && choices.Values.FindByName(name) is { } known:
                Note(known, $"{named.Name}.{known.Name}", place, needs);
                break;
            case IDictionary<string, object?> members when named is IInputObjectGraphType input:
                foreach (var (name, member) in members)
                    if (input.Fields.Find(name) is { } field)
                    {
                        Note(field, $"{named.Name}.{field.Name}", place, needs);
                        Value(member, field.ResolvedType!, place, needs);
                    }
                break;
            case IEnumerable list and not string:
                foreach (var item in list)
                    Value(item, named, place, needs);
                break;
        }
    }

    private static void Note(IProvideMetadata part, string name, ASTNode place, List<RoleNeed> needs)
    {
        if (AccessTable.Of(part) is var role and > AccessTable.Queries)
            needs.Add(new RoleNeed(role, name, place));
    }
}
