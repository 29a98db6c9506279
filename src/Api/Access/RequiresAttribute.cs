using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Says the least role that may ask for a field, give an argument, name a field of an input (to filter or sort by it) or use
/// a value of an enum. On a class: for every field of the type. Held by <see cref="RoleRule"/>, before anything runs.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class
)]
public sealed class RequiresAttribute(Role role) : GraphQLAttribute
{
    internal const string MetadataKey = "Access.Role";

    public Role Role { get; } = role;

    public override void Modify(FieldType fieldType, bool isInputType) => fieldType.WithMetadata(MetadataKey, Role);

    public override void Modify(QueryArgument queryArgument) => queryArgument.WithMetadata(MetadataKey, Role);

    public override void Modify(EnumValueDefinition enumValueDefinition) => enumValueDefinition.WithMetadata(MetadataKey, Role);

    public override void Modify(IGraphType graphType) => graphType.WithMetadata(MetadataKey, Role);
}
