using System.Collections;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL.Types;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>
/// A <c>where</c> input for one kind of record: a subclass names the fields and says where their values come from. All that
/// is stated must hold; <c>and</c>, <c>or</c> and <c>not</c> combine; what is null states nothing.
/// </summary>
public abstract class FilterInput<T> : InputObjectGraphType<Filter<T>>
{
    private readonly RecordKinds own;
    private readonly Func<T, long> number;
    private readonly Dictionary<string, Func<object, Filter<T>>> fields = [];

    /// <param name="own">The tables that decide whether a record is there.</param>
    /// <param name="number">A number that no two records share: what links say of a record is remembered by it.</param>
    protected FilterInput(string name, RecordKinds own, Func<T, long> number)
    {
        Name = name;
        (this.own, this.number) = (own, number);
        var list = typeof(ListGraphType<>).MakeGenericType(typeof(NonNullGraphType<>).MakeGenericType(GetType()));
        Field("and", list).Description("All of these must hold, as they do when there are none.");
        Field("or", list).Description("At least one of these must hold, as none does when there are none.");
        Field("not", GetType()).Description("This must not hold.");
        fields["and"] = value => Combine("and", value, (all, row) => Array.TrueForAll(all, one => one(row)));
        fields["or"] = value => Combine("or", value, (all, row) => Array.Exists(all, one => one(row)));
        fields["not"] = value => Not((Filter<T>)value);
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var stated = value.Where(field => field.Value is not null).OrderBy(field => field.Key, StringComparer.Ordinal);
        Filter<T>[] parts = [.. stated.Select(field => fields[field.Key](field.Value!))];
        return parts is [var only] ? only : All('{', parts, '}', (all, row) => Array.TrueForAll(all, one => one(row)));
    }

    protected void Id(string name, Func<T, string?> value, string description) =>
        Value<string, IdOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Text(string name, Func<T, string?> value, string description) =>
        Value<string, StringOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Number(
        string name,
        Func<NetworkSnapshot, T, int?> value,
        string description,
        RecordKinds dependsOn = RecordKinds.None
    ) => Value<int?, IntOperationFilterInput>(name, value, description, dependsOn);

    protected void Real(string name, Func<T, double?> value, string description) =>
        Value<double?, FloatOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Flag(string name, Func<T, bool?> value, string description) =>
        Value<bool?, BooleanOperationFilterInput>(name, (_, row) => value(row), description);

    protected void Date(string name, Func<T, PartialDate?> value, string description) =>
        Date(name, (_, row) => value(row), description, RecordKinds.None);

    protected void Date(string name, Func<NetworkSnapshot, T, PartialDate?> value, string description, RecordKinds dependsOn) =>
        Value<PartialDate?, PartialDateOperationFilterInput>(name, value, description, dependsOn);

    protected void Enum<TEnum>(string name, Func<T, TEnum?> value, string description)
        where TEnum : struct, Enum => Value<TEnum?, EnumOperationFilterInput<TEnum>>(name, (_, row) => value(row), description);

    /// <summary>A condition that at least one of several values must meet.</summary>
    protected void AnyOf<TValue, TInput>(string name, Func<T, IEnumerable<TValue?>> values, string description)
        where TInput : OperationInput<TValue>
    {
        Field(name, typeof(TInput)).Description(description);
        fields[name] = given =>
        {
            var operation = (Operation<TValue>)given;
            return new(name + operation.Text, own, operation.Size, _ => row => values(row).Any(operation.Matches));
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
            return new(name + inner.Text, own | dependsOn | inner.DependsOn, inner.Size, pass =>
            {
                var matches = inner.Prepare(pass);
                return pass.Remembering<T>(row => other(pass.Network, row) is { } found && matches(found), number);
            });
        };
    }

    /// <summary>A condition on the many records that this one is linked to: some, all or none of them, or whether there are any.</summary>
    protected void Many<TOther, TInput>(
        string name,
        Func<NetworkSnapshot, T, IEnumerable<TOther>> others,
        RecordKinds dependsOn,
        string description
    )
        where TInput : FilterInput<TOther>
    {
        Field(name, typeof(ListFilterInput<TOther, TInput>)).Description(description);
        fields[name] = value =>
        {
            var inner = (ListFilter<TOther>)value;
            return new(name + inner.Text, own | dependsOn | inner.DependsOn, inner.Size.OverAHop(), pass =>
            {
                var matches = inner.Prepare(pass);
                return pass.Remembering<T>(row => matches(others(pass.Network, row)), number);
            });
        };
    }

    private void Value<TValue, TInput>(
        string name,
        Func<NetworkSnapshot, T, TValue?> value,
        string description,
        RecordKinds dependsOn = RecordKinds.None
    )
        where TInput : OperationInput<TValue>
    {
        Field(name, typeof(TInput)).Description(description);
        fields[name] = given =>
        {
            var operation = (Operation<TValue>)given;
            return new(name + operation.Text, own | dependsOn, operation.Size, pass => row => operation.Matches(value(pass.Network, row)));
        };
    }

    private static Filter<T> Not(Filter<T> inner) => new("not" + inner.Text, inner.DependsOn, inner.Size + FilterSize.One, pass =>
        {
            var matches = inner.Prepare(pass);
            return row => !matches(row);
        });

    private Filter<T> Combine(string name, object value, Func<Predicate<T>[], T, bool> matches)
    {
        var all = All('[', [.. ((IEnumerable)value).Cast<Filter<T>>()], ']', matches);
        return new(name + all.Text, all.DependsOn, all.Size, all.Prepare);
    }

    private Filter<T> All(char open, Filter<T>[] parts, char close, Func<Predicate<T>[], T, bool> matches)
    {
        var text = FilterText.Join(open, parts.Select(part => part.Text), close);
        var dependsOn = parts.Aggregate(own, (kinds, part) => kinds | part.DependsOn);
        return new(text, dependsOn, FilterSize.Sum(parts.Select(part => part.Size)), pass =>
        {
            Predicate<T>[] all = [.. parts.Select(part => part.Prepare(pass))];
            return row => matches(all, row);
        });
    }
}
