using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>Finds in the schema what the names of a document stand for.</summary>
internal static class SchemaLookup
{
    /// <summary>The type whose fields an operation selects.</summary>
    public static IGraphType? Root(ISchema schema, OperationType operation) =>
        operation switch
        {
            OperationType.Mutation => schema.Mutation,
            OperationType.Subscription => schema.Subscription,
            _ => schema.Query,
        };

    /// <summary>A field of a type, those of introspection included; null when there is none.</summary>
    public static FieldType? Field(ISchema schema, IGraphType? parent, ROM name)
    {
        if (name == schema.TypeNameMetaFieldType.Name)
            return schema.TypeNameMetaFieldType;
        if (parent == schema.Query && name == schema.SchemaMetaFieldType.Name)
            return schema.SchemaMetaFieldType;
        if (parent == schema.Query && name == schema.TypeMetaFieldType.Name)
            return schema.TypeMetaFieldType;
        return (parent as IComplexGraphType)?.Fields.Find(name);
    }

    /// <summary>The type a fragment is on; null without a condition.</summary>
    public static IGraphType? TypeOf(ISchema schema, GraphQLTypeCondition? condition) =>
        condition is null ? null : schema.AllTypes[condition.Type.Name.Value];

    /// <summary>The named type under the lists and non-nulls of a type as written.</summary>
    public static IGraphType? TypeOf(ISchema schema, GraphQLType written) =>
        written switch
        {
            GraphQLNonNullType required => TypeOf(schema, required.Type),
            GraphQLListType list => TypeOf(schema, list.Type),
            GraphQLNamedType named => schema.AllTypes[named.Name.Value],
            _ => null,
        };
}
