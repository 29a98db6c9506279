using AntiCorruption.Graph.Snapshots;
using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Filtering;

/// <summary>
/// A <c>where</c> input for one kind of record: a subclass names the fields and says where their values come from. All that
/// is stated must hold; <c>and</c>, <c>or</c> and <c>not</c> combine.
/// </summary>
public abstract class FilterInput<T> : InputObjectGraphType<Filter<T>>
{
    private readonly RecordKinds own;
    private readonly Dictionary<string, Func<object, Filter<T>>> fields = [];

    protected FilterInput(string name, RecordKinds own)
    {
        Name = name;
        this.own = own;
        var list = typeof(ListGraphType<>).MakeGenericType(typeof(NonNullGraphType<>).MakeGenericType(GetType()));
        Field("and", list);
        Field("or", list);
        Field("not", GetType());
        fields["and"] = value => Combine("and", value, (all, network, row) => Array.TrueForAll(all, one => one.Matches(network, row)));
        fields["or"] = value => Combine("or", value, (all, network, row) => Array.Exists(all, one => one.Matches(network, row)));
        fields["not"] = value => (Filter<T>)value is var inner ? new("not" + inner.Text, inner.DependsOn, (network, row) => !inner.Matches(network, row)) : null!;
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        // A field that is given as null states nothing.
        Filter<T>[] parts = [.. value.Where(field => field.Value is not null).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => fields[field.Key](field.Value!))];
        return parts is [var only]
            ? only
            : new Filter<T>("{" + string.Join(",", parts.Select(part => part.Text)) + "}", parts.Aggregate(own, (kinds, part) => kinds | part.DependsOn),
                (network, row) => Array.TrueForAll(parts, part => part.Matches(network, row)));
    }

    protected void Id(string name, Func<T, string?> value, string description) =>
        Value<string, IdOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Text(string name, Func<T, string?> value, string description) =>
        Value<string, StringOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Number(string name, Func<NetworkSnapshot, T, int?> value, string description, RecordKinds dependsOn = RecordKinds.None) =>
        Value<int?, IntOperationFilterInput>(name, value, description, dependsOn);

    protected void Real(string name, Func<T, double?> value, string description) =>
        Value<double?, FloatOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Flag(string name, Func<T, bool?> value, string description) =>
        Value<bool?, BooleanOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Date(string name, Func<T, Graph.Model.PartialDate?> value, string description) =>
        Value<Graph.Model.PartialDate?, PartialDateOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Enum<TEnum>(string name, Func<T, TEnum?> value, string description)
        where TEnum : struct, Enum =>
        Value<TEnum?, EnumOperationFilterInput<TEnum>>(name, (_, row) => value(row), description);

    /// <summary>A condition that at least one of several values must meet.</summary>
    protected void AnyOf<TValue, TInput>(string name, Func<T, IEnumerable<TValue?>> values, string description)
        where TInput : OperationInput<TValue>
    {
        Field(name, typeof(TInput)).Description(description);
        fields[name] = given =>
        {
            var operation = (Operation<TValue>)given;
            return new(name + operation.Text, own, (_, row) => values(row).Any(operation.Matches));
        };
    }

    /// <summary>A condition on one record that this one refers to; false where it refers to none.</summary>
    protected void One<TOther, TInput>(string name, Func<NetworkSnapshot, T, TOther?> other, RecordKinds dependsOn, string description)
        where TOther : class
        where TInput : FilterInput<TOther>
    {
        Field(name, typeof(TInput)).Description(description);
        fields[name] = value =>
        {
            var inner = (Filter<TOther>)value;
            return new(name + inner.Text, own | dependsOn | inner.DependsOn, (network, row) => other(network, row) is { } found && inner.Matches(network, found));
        };
    }

    /// <summary>A condition on the many records that this one is linked to: some, all or none of them, or whether there are any.</summary>
    protected void Many<TOther, TInput>(string name, Func<NetworkSnapshot, T, IEnumerable<TOther>> others, RecordKinds dependsOn, string description)
        where TInput : FilterInput<TOther>
    {
        Field(name, typeof(ListFilterInput<TOther, TInput>)).Description(description);
        fields[name] = value =>
        {
            var inner = (ListFilter<TOther>)value;
            return new(name + inner.Text, own | dependsOn | inner.DependsOn, (network, row) => inner.Matches(network, others(network, row)));
        };
    }

    private void Value<TValue, TInput>(string name, Func<NetworkSnapshot, T, TValue?> value, string description, RecordKinds dependsOn = RecordKinds.None)
        where TInput : OperationInput<TValue>
    {
        Field(name, typeof(TInput)).Description(description);
        fields[name] = given =>
        {
            var operation = (Operation<TValue>)given;
            return new(name + operation.Text, own | dependsOn, (network, row) => operation.Matches(value(network, row)));
        };
    }

    private Filter<T> Combine(string name, object value, Func<Filter<T>[], NetworkSnapshot, T, bool> matches)
    {
        Filter<T>[] all = [.. ((System.Collections.IEnumerable)value).Cast<Filter<T>>()];
        return new(name + "[" + string.Join(",", all.Select(one => one.Text)) + "]", all.Aggregate(own, (kinds, one) => kinds | one.DependsOn),
            (network, row) => matches(all, network, row));
    }
}

/// <summary>A condition on many records at once.</summary>
public sealed record ListFilter<T>(string Text, RecordKinds DependsOn, Func<NetworkSnapshot, IEnumerable<T>, bool> Matches);

/// <summary>The four conditions on a list: <c>some</c>, <c>all</c>, <c>none</c> of its elements, or <c>any</c> element at all.</summary>
public sealed class ListFilterInput<T, TInput> : InputObjectGraphType<ListFilter<T>>
    where TInput : FilterInput<T>
{
    public ListFilterInput()
    {
        Name = "ListFilterInputTypeOf" + typeof(TInput).Name;
        Field<TInput>("some").Description("At least one element meets the condition.");
        Field<TInput>("all").Description("Every element meets the condition, as it does when there is none.");
        Field<TInput>("none").Description("No element meets the condition.");
        Field<BooleanGraphType>("any").Description("There is an element (true), or none (false).");
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        ListFilter<T>[] parts = [.. value.Where(part => part.Value is not null).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => Part(part.Key, part.Value!))];
        return new ListFilter<T>("{" + string.Join(",", parts.Select(part => part.Text)) + "}", parts.Aggregate(RecordKinds.None, (kinds, part) => kinds | part.DependsOn),
            (network, rows) => Array.TrueForAll(parts, part => part.Matches(network, rows)));
    }

    private static ListFilter<T> Part(string name, object value)
    {
        if (value is bool any) return new($"any:{any}", RecordKinds.None, (_, rows) => rows.Any() == any);
        var inner = (Filter<T>)value;
        return new(name + inner.Text, inner.DependsOn, name switch
        {
            "some" => (network, rows) => rows.Any(row => inner.Matches(network, row)),
            "all" => (network, rows) => rows.All(row => inner.Matches(network, row)),
            _ => (network, rows) => !rows.Any(row => inner.Matches(network, row)),
        });
    }
}
