using GraphQL.Types;

namespace AntiCorruption.Api.Access;

/// <summary>What is needed where nothing is said, and what is said: the one place that knows.</summary>
public static class AccessTable
{
    public const Role Queries = Role.Viewer;
    public const Role Subscriptions = Role.Viewer;
    public const Role Mutations = Role.Coordinator;

    /// <summary>
    /// The least role for a field of a type: its own word, else that of its type, else that of its operation. Through an
    /// interface a field needs what it needs in the strictest of the types that may stand behind it.
    /// </summary>
    public static Role Of(FieldType field, IGraphType parent, ISchema schema)
    {
        var role = Said(field)
            ?? Said(parent)
            ?? (
                parent == schema.Mutation ? Mutations
                : parent == schema.Subscription ? Subscriptions
                : Queries
            );
        if (parent is IInterfaceGraphType many)
            foreach (var type in many.PossibleTypes)
                if (type.Fields.Find(field.Name) is { } same && Said(same) is { } needed && needed > role)
                    role = needed;
        return role;
    }

    /// <summary>The least role for an argument, a field of an input or a value of an enum.</summary>
    public static Role Of(IProvideMetadata input) => Said(input) ?? Queries;

    private static Role? Said(IProvideMetadata part) => part.GetMetadata<object?>(RequiresAttribute.MetadataKey) as Role?;
}
