using System.Text.RegularExpressions;
using GraphQL.Types;
using GraphQL.Utilities;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// Descriptions come from comments in the code, whose lines break where the code is full: in the schema each is one line again.
/// What means the same wherever it stands is said by <see cref="StandardDescriptions"/>.
/// </summary>
public sealed partial class DescriptionVisitor : BaseSchemaNodeVisitor
{
    public override void VisitObject(IObjectGraphType type, ISchema schema) => Mend(type, type.Fields);

    public override void VisitInterface(IInterfaceGraphType type, ISchema schema) => Mend(type, type.Fields);

    public override void VisitInputObject(IInputObjectGraphType type, ISchema schema) => Mend(type, type.Fields);

    public override void VisitUnion(UnionGraphType type, ISchema schema) => Mend(type, []);

    public override void VisitScalar(ScalarGraphType type, ISchema schema) => Mend(type, []);

    public override void VisitEnum(EnumerationGraphType type, ISchema schema)
    {
        Mend(type, []);
        foreach (var value in type.Values)
            value.Description = OneLine(value.Description);
    }

    private static void Mend(IGraphType type, IEnumerable<FieldType> fields)
    {
        type.Description = OneLine(type.Description ?? StandardDescriptions.OfType(type));
        foreach (var field in fields)
        {
            field.Description = OneLine(field.Description ?? StandardDescriptions.OfField(type, field.Name));
            foreach (var argument in field.Arguments ?? [])
                argument.Description = OneLine(argument.Description ?? StandardDescriptions.OfArgument(argument));
        }
    }

    private static string? OneLine(string? text) => text is null ? null : Break().Replace(text, " ");

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Break();
}
