using AntiCorruption.Api.Wire.Documents;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Access;

/// <summary>Walks one operation and the fragments it uses, each once, and notes every place that needs a role.</summary>
internal sealed class RolePlanBuilder(GraphQLDocument document, ISchema schema)
{
    private readonly List<RoleNeed> needs = [];
    private readonly HashSet<ROM> fragments = [];

    public RolePlan Build(GraphQLOperationDefinition operation)
    {
        Selections(operation.SelectionSet, SchemaLookup.Root(schema, operation.Operation));
        var variables = new List<RestrictedVariable>();
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            if (SchemaLookup.TypeOf(schema, variable.Type) is not { } type)
                continue;
            RoleInputs.Literal(variable.DefaultValue, type, this.needs);
            if (RoleInputs.IsRestricted(type))
                variables.Add(new RestrictedVariable(variable.Variable.Name.StringValue, type, variable));
        }
        return new RolePlan(this.needs, variables);
    }

    private void Selections(GraphQLSelectionSet? set, IGraphType? parent)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    Field(field, parent);
                    break;
                case GraphQLInlineFragment inline:
                    Selections(inline.SelectionSet, SchemaLookup.TypeOf(schema, inline.TypeCondition) ?? parent);
                    break;
                case GraphQLFragmentSpread spread:
                    Fragment(spread.FragmentName.Name.Value);
                    break;
            }
        }
    }

    private void Fragment(ROM name)
    {
        if (this.fragments.Add(name) && document.FindFragmentDefinition(name) is { } fragment)
            Selections(fragment.SelectionSet, SchemaLookup.TypeOf(schema, fragment.TypeCondition));
    }

    private void Field(GraphQLField syntax, IGraphType? parent)
    {
        if (parent is null || SchemaLookup.Field(schema, parent, syntax.Name.Value) is not { } field)
            return;
        Note(AccessTable.Of(field, parent, schema), $"{parent.Name}.{field.Name}", syntax);
        foreach (var given in syntax.Arguments?.Items ?? [])
        {
            if (field.Arguments?.Find(given.Name.Value) is not { } argument)
                continue;
            Note(AccessTable.Of(argument), $"{parent.Name}.{field.Name}({argument.Name}:)", given);
            RoleInputs.Literal(given.Value, argument.ResolvedType!, this.needs);
        }
        Selections(syntax.SelectionSet, field.ResolvedType!.GetNamedType());
    }

    private void Note(Role role, string place, ASTNode syntax)
    {
        if (role > AccessTable.Queries)
            this.needs.Add(new RoleNeed(role, place, syntax));
    }
}
