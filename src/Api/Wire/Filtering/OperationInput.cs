using System.Text.Json;
using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Filtering;

/// <summary>The operations on one kind of value. Several in one input must all hold; an empty input holds always.</summary>
public abstract class OperationInput<TValue> : InputObjectGraphType<Operation<TValue>>
{
    private readonly Dictionary<string, Func<object?, Func<TValue?, bool>>> operations = [];

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        List<(string Text, Func<TValue?, bool> Matches)> parts = [];
        foreach (var (name, operand) in value.OrderBy(part => part.Key, StringComparer.Ordinal))
            parts.Add((name + ":" + Write(operand), operations[name](operand)));
        var matches = parts.Select(part => part.Matches).ToArray();
        return new Operation<TValue>("{" + string.Join(",", parts.Select(part => part.Text)) + "}", tested => Array.TrueForAll(matches, match => match(tested)));
    }

    /// <summary>An operation with one operand, which may be null.</summary>
    protected void Operation(string name, Type graphType, Func<TValue?, Func<TValue?, bool>> make)
    {
        Field(name, graphType);
        operations[name] = operand => make((TValue?)operand);
    }

    /// <summary>An operation with a list of operands.</summary>
    protected void ListOperation(string name, Type elementType, Func<HashSet<TValue>, Func<TValue?, bool>> make)
    {
        Field(name, typeof(ListGraphType<>).MakeGenericType(elementType));
        operations[name] = operand =>
        {
            if (operand is null) return _ => false;
            var items = ((System.Collections.IEnumerable)operand).Cast<object?>().ToArray();
            var holdsNull = items.Contains(null);
            var inner = make([.. items.Where(item => item is not null).Cast<TValue>()]);
            return name[0] == 'n'
                ? tested => tested is null ? !holdsNull : inner(tested)
                : tested => tested is null ? holdsNull : inner(tested);
        };
    }

    /// <summary>Alternatives: lists of the same input, of which one, or each, must hold.</summary>
    protected void Combinations(Type self)
    {
        Field("and", typeof(ListGraphType<>).MakeGenericType(typeof(NonNullGraphType<>).MakeGenericType(self)));
        Field("or", typeof(ListGraphType<>).MakeGenericType(typeof(NonNullGraphType<>).MakeGenericType(self)));
        operations["and"] = operand => Inner(operand) is var inner ? tested => Array.TrueForAll(inner, match => match(tested)) : null!;
        operations["or"] = operand => Inner(operand) is var inner ? tested => Array.Exists(inner, match => match(tested)) : null!;

        static Func<TValue?, bool>[] Inner(object? operand) =>
            [.. ((System.Collections.IEnumerable?)operand ?? Array.Empty<object>()).Cast<Operation<TValue>>().Select(operation => operation.Matches)];
    }

    private static string Write(object? operand) => operand switch
    {
        Operation<TValue> inner => inner.Text,
        string text => JsonSerializer.Serialize(text),
        System.Collections.IEnumerable items => "[" + string.Join(",", items.Cast<object?>().Select(Write)) + "]",
        _ => JsonSerializer.Serialize(operand),
    };
}
