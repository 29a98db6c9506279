using AntiCorruption.Api.Wire.Documents;
using AntiCorruption.Api.Wire.Errors;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser.AST;
using Arguments = System.Collections.Generic.IReadOnlyDictionary<
    GraphQLParser.AST.GraphQLField,
    System.Collections.Generic.IDictionary<string, GraphQL.Execution.ArgumentValue>
>;

namespace AntiCorruption.Api.Wire.Limits;

/// <summary>
/// An operation laid out for pricing, built once per document. A field costs its weight; a list costs its entries times
/// (weight + what is asked of one); a connection's <c>first</c> or <c>last</c> counts for its <c>edges</c> and its <c>nodes</c>. A
/// <c>where</c> adds what it asks, an argument that says how much is to be computed its price (<see cref="CostPerUnitAttribute"/>).
/// <c>@skip</c> and <c>@include</c> do not lower a price, and all branches of an interface or union are added.
/// </summary>
internal sealed class PricePlan
{
    private readonly PricedField[] fields;

    private PricePlan(PricedField[] fields, int depth) => (this.fields, Depth) = (fields, depth);

    /// <summary>Fields one under the other, the leaf counted.</summary>
    public int Depth { get; }

    /// <summary>The price with the values the request has; infinite rather than overflowing. Cost: O(fields).</summary>
    public double Price(Arguments? arguments) => Sum(this.fields, arguments, page: 1);

    /// <exception cref="WireException">COST_LIMIT: fragments unfold to more fields than may be asked for.</exception>
    public static PricePlan Of(
        GraphQLOperationDefinition operation,
        GraphQLDocument document,
        ISchema schema,
        WireOptions.LimitOptions limits
    )
    {
        var root = SchemaLookup.Root(schema, operation.Operation);
        var builder = new PricePlanBuilder(document, schema, limits);
        return new PricePlan(builder.Fields(operation.SelectionSet, root, depth: 1), builder.Deepest);
    }

    private static double Sum(PricedField[] fields, Arguments? arguments, double page)
    {
        var sum = 0.0;
        foreach (var field in fields)
            sum += Of(field, arguments, page);
        return sum;
    }

    private static double Of(PricedField field, Arguments? arguments, double page) =>
        Units(field, arguments)
        + field.Size switch
        {
            SizeKind.One => WeightOf(field, arguments) + Sum(field.Fields, arguments, page: 1),
            SizeKind.Own => WeightOf(field, arguments) + (Asked(field, arguments) * (field.Entry + Sum(field.Fields, arguments, page: 1))),
            SizeKind.Page => WeightOf(field, arguments) + Sum(field.Fields, arguments, Asked(field, arguments)),
            _ => field.Weight + (page * (field.Entry + Sum(field.Fields, arguments, page: 1))),
        };

    /// <summary>The price of a field and of the filters that it is given.</summary>
    private static double WeightOf(PricedField field, Arguments? arguments)
    {
        if (arguments is null || !arguments.TryGetValue(field.Syntax, out var values))
            return field.Weight;
        var weight = field.Weight;
        foreach (var argument in values.Values)
            if (argument.Value is IPricedArgument priced)
                weight += priced.Price;
        return weight;
    }

    /// <summary>The entries asked for by any of the arguments; the largest when several say so.</summary>
    private static double Asked(PricedField field, Arguments? arguments)
    {
        if (arguments is null || !arguments.TryGetValue(field.Syntax, out var values))
            return field.Expected;
        double asked = -1;
        foreach (var name in field.SizedBy)
            if (values.TryGetValue(name, out var argument))
                asked = Math.Max(asked, Number(argument.Value));
        return asked < 0 ? field.Expected : asked;
    }

    /// <summary>What the arguments add that say how much is to be done.</summary>
    private static double Units(PricedField field, Arguments? arguments)
    {
        if (field.Units.Length == 0)
            return 0;
        IDictionary<string, ArgumentValue>? values = null;
        arguments?.TryGetValue(field.Syntax, out values);
        var sum = 0.0;
        foreach (var unit in field.Units)
            sum +=
                unit.Weight
                * (values is not null && values.TryGetValue(unit.Name, out var given) ? Math.Max(0, Number(given.Value)) : unit.Expected);
        return sum;
    }

    private static double Number(object? value) =>
        value switch
        {
            int number => Math.Max(number, 0),
            long number => Math.Max(number, 0),
            IPricedInput input => input.Units,
            IEnumerable<IPricedInput> inputs => inputs.Sum(input => 1 + input.Units),
            System.Collections.ICollection list => list.Count,
            IEnumerable<object> list => list.Count(),
            _ => -1,
        };
}
