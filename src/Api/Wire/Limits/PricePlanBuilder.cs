using System.Runtime.CompilerServices;
using AntiCorruption.Api.Wire.Documents;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>Lays out an operation for pricing: finds each field's definition and puts fragments in their places.</summary>
internal sealed class PricePlanBuilder(GraphQLDocument document, ISchema schema, WireOptions.LimitOptions limits)
{
    private static readonly string[] usualSizes = ["first", "last", "limit", "ids", "keys", "codes"];

    /// <summary>Introspection reads what is in memory anyway.</summary>
    private const double IntrospectionWeight = 0.1;

    private static readonly ConditionalWeakTable<ISchema, StrongBox<int>> fieldsPerType = [];

    private int laidOut;

    public int Deepest { get; private set; }

    public PricedField[] Fields(GraphQLSelectionSet? set, IGraphType? parent, int depth)
    {
        if (set is null)
            return [];
        var fields = new List<PricedField>();
        Collect(set, parent, depth, fields);
        return [.. fields];
    }

    private void Collect(GraphQLSelectionSet set, IGraphType? parent, int depth, List<PricedField> into)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field when SchemaLookup.Field(schema, parent, field.Name.Value) is { } definition:
                    into.Add(Field(field, definition, parent, depth));
                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, SchemaLookup.TypeOf(schema, inline.TypeCondition) ?? parent, depth, into);
                    break;
                case GraphQLFragmentSpread spread when document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment:
                    Collect(fragment.SelectionSet, SchemaLookup.TypeOf(schema, fragment.TypeCondition), depth, into);
                    break;
            }
        }
    }

    private PricedField Field(GraphQLField syntax, FieldType definition, IGraphType? parent, int depth)
    {
        if (++laidOut > limits.MaxFields * 4)
            throw CostFaults.Unfolds(limits.MaxFields * 4);
        Deepest = Math.Max(Deepest, depth);
        if (depth > limits.MaxDepth)
            throw CostFaults.TooDeep(limits.MaxDepth);
        var cost = definition.GetMetadata<CostAttribute?>(CostAttribute.MetadataKey);
        var type = definition.ResolvedType!.GetNamedType();
        var size = SizeOf(definition, parent, cost);
        var expected = cost is { ListSize: > 0 } ? cost.ListSize : Expected(definition, parent, size);
        var sizedBy = cost is { SizedBy.Length: > 0 } ? cost.SizedBy : usualSizes;
        var weight = cost?.Weight ?? (IsIntrospection(parent) ? IntrospectionWeight : 1);
        return new PricedField(
            syntax,
            weight,
            size,
            sizedBy,
            DefaultOf(definition, sizedBy) ?? expected,
            UnitsOf(definition),
            Fields(syntax.SelectionSet, type, depth + 1)
        );
    }

    private static PricedArgument[] UnitsOf(FieldType definition) =>
        [
            .. from argument in definition.Arguments ?? []
            let weight = argument.GetMetadata<double?>(CostPerUnitAttribute.MetadataKey)
            where weight is not null
            select new PricedArgument(argument.Name, weight.Value, argument.DefaultValue is int units ? units : 0),
        ];

    private static SizeKind SizeOf(FieldType definition, IGraphType? parent, CostAttribute? cost)
    {
        if (cost is { SizedByParent: true })
            return SizeKind.OfPage;
        var type = definition.ResolvedType is NonNullGraphType required ? required.ResolvedType : definition.ResolvedType;
        if (type is ListGraphType)
            return definition.Name is "edges" or "nodes" && IsConnection(parent) && !(definition.Arguments?.Count > 0)
                ? SizeKind.OfPage
                : SizeKind.Own;
        return IsConnection(type) || cost is { SizedBy.Length: > 0 } ? SizeKind.Page : SizeKind.One;
    }

    private static bool IsConnection(IGraphType? type) =>
        type is IComplexGraphType complex
        && complex.Name.EndsWith("Connection", StringComparison.Ordinal)
        && (complex.Fields.Find("edges") ?? complex.Fields.Find("nodes")) is not null;

    private int Expected(FieldType definition, IGraphType? parent, SizeKind size)
    {
        if (IsIntrospection(parent))
            return definition.Name switch
            {
                "types" => schema.AllTypes.Count,
                "fields" or "inputFields" or "enumValues" => fieldsPerType.GetValue(schema, FieldsPerType).Value,
                _ => 2,
            };
        return size == SizeKind.Page ? limits.DefaultPageSize : limits.DefaultListSize;
    }

    private static bool IsIntrospection(IGraphType? type) => type?.Name.StartsWith("__", StringComparison.Ordinal) == true;

    /// <summary>How many fields the types of a schema have on average, so that introspection that nests costs what it would give.</summary>
    private static StrongBox<int> FieldsPerType(ISchema schema)
    {
        var types = schema.AllTypes.OfType<IComplexGraphType>().Where(type => !IsIntrospection(type)).ToList();
        return new(types.Count == 0 ? 1 : Math.Max(2, types.Sum(type => type.Fields.Count) / types.Count));
    }

    /// <summary>
    /// The default of an argument that says the size; its value does not appear among the arguments of a field that names none.
    /// </summary>
    private static int? DefaultOf(FieldType definition, IReadOnlyList<string> sizedBy)
    {
        if (definition.Arguments is not { Count: > 0 } arguments)
            return null;
        foreach (var name in sizedBy)
            if (arguments.Find(name)?.DefaultValue is int size)
                return size;
        return null;
    }
}
