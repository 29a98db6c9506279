using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// Adds what the GraphQL specification of October 2021 has and the engine's introspection lacks, without which the full
/// introspection query of graphql-js fails: <c>__Type.specifiedByURL</c> and <c>includeDeprecated</c> on <c>__Directive.args</c>.
/// </summary>
internal sealed class IntrospectionVisitor : BaseSchemaNodeVisitor
{
    public override void VisitObject(IObjectGraphType type, ISchema schema)
    {
        if (type.Name == "__Type" && type.Fields.Find("specifiedByURL") is null)
            type.AddField(
                new FieldType
                {
                    Name = "specifiedByURL",
                    ResolvedType = schema.AllTypes["String"],
                    // No scalar of this schema is specified elsewhere.
                    Resolver = new FuncFieldResolver<string?>(_ => null),
                }
            );
        if (type.Name == "__Directive" && type.Fields.Find("args") is { } args && args.Arguments?.Find("includeDeprecated") is null)
            args.Arguments = new QueryArguments(
                new QueryArgument(schema.AllTypes["Boolean"]!) { Name = "includeDeprecated", DefaultValue = false }
            );
    }
}
