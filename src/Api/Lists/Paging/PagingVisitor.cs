using GraphQL.Types;
using GraphQL.Utilities;

namespace AntiCorruption.Api.Lists.Paging;

/// <summary>
/// Gives every field with a <see cref="PagedAttribute"/> parameter the arguments <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>.
/// </summary>
public sealed class PagingVisitor : BaseSchemaNodeVisitor
{
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema) => AddArguments(field, schema);

    public override void VisitInterfaceFieldDefinition(FieldType field, IInterfaceGraphType type, ISchema schema) =>
        AddArguments(field, schema);

    private static void AddArguments(FieldType field, ISchema schema)
    {
        if (!field.GetMetadata(PagedAttribute.Metadata, false))
            return;
        QueryArgument Argument(string name, IGraphType type, string description) => new(type) { Name = name, Description = description };
        IGraphType number = schema.AllTypes["Int"]!,
            text = schema.AllTypes["String"]!;
        field.Arguments = new QueryArguments([
            Argument(
                "first",
                number,
                $"Returns the first _n_ elements, at most {Page.MaxCount}; {Page.DefaultCount} when neither 'first' nor 'last' is given."
            ),
            Argument("after", text, "Returns the elements that come after the given cursor."),
            Argument("last", number, $"Returns the last _n_ elements, at most {Page.MaxCount}."),
            Argument("before", text, "Returns the elements that come before the given cursor."),
            .. field.Arguments ?? [],
        ]);
    }
}
