using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL.Types;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>A condition on many records at once.</summary>
public sealed record ListFilter<T>(
    string Text,
    RecordKinds DependsOn,
    FilterSize Size,
    Func<FilterPass, Predicate<IEnumerable<T>>> Prepare
);

/// <summary>The four conditions on a list: <c>some</c>, <c>all</c>, <c>none</c> of its elements, or <c>any</c> element at all.</summary>
public sealed class ListFilterInput<T, TInput> : InputObjectGraphType<ListFilter<T>>
    where TInput : FilterInput<T>
{
    public ListFilterInput()
    {
        Name = "ListFilterInputTypeOf" + typeof(TInput).Name;
        Description = "Conditions on a list of records; all that are given must hold, and what is null states nothing.";
        Field<TInput>("some").Description("At least one element meets the condition.");
        Field<TInput>("all").Description("Every element meets the condition, as it does when there is none.");
        Field<TInput>("none").Description("No element meets the condition.");
        Field<BooleanGraphType>("any").Description("There is an element (true), or none (false).");
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var stated = value.Where(part => part.Value is not null).OrderBy(part => part.Key, StringComparer.Ordinal);
        ListFilter<T>[] parts = [.. stated.Select(part => Part(part.Key, part.Value!))];
        var dependsOn = parts.Aggregate(RecordKinds.None, (kinds, part) => kinds | part.DependsOn);
        var text = FilterText.Join('{', parts.Select(part => part.Text), '}');
        return new ListFilter<T>(text, dependsOn, FilterSize.Sum(parts.Select(part => part.Size)), pass =>
        {
            Predicate<IEnumerable<T>>[] all = [.. parts.Select(part => part.Prepare(pass))];
            return rows => Array.TrueForAll(all, matches => matches(rows));
        });
    }

    private static ListFilter<T> Part(string name, object value)
    {
        if (value is bool any)
            return new($"any:{any}", RecordKinds.None, FilterSize.One, _ => rows => rows.Any() == any);
        var inner = (Filter<T>)value;
        return new(name + inner.Text, inner.DependsOn, inner.Size, pass => OfElements(name, inner.Prepare(pass), pass));
    }

    private static Predicate<IEnumerable<T>> OfElements(string name, Predicate<T> matches, FilterPass pass)
    {
        bool Meets(T row)
        {
            pass.Step();
            return matches(row);
        }

        return name switch
        {
            "some" => rows => rows.Any(Meets),
            "all" => rows => rows.All(Meets),
            _ => rows => !rows.Any(Meets),
        };
    }
}
