using System.Collections;
using System.Text.Json;
using GraphQL.Types;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>
/// The operations on one kind of value. Several in one input must all hold; an empty input holds always. An operation whose name begins
/// with
/// <c>n</c> holds exactly where the one without does not. Of nulls: a value that is null equals null (<c>eq</c>, <c>in</c>) and meets
/// nothing else; an operand that is null equals a missing value (<c>eq</c>) and is met by nothing else; <c>and</c> and <c>or</c> that are
/// null state nothing.
/// </summary>
public abstract class OperationInput<TValue> : InputObjectGraphType<Operation<TValue>>
{
    private const string OneOfThese = "is one of these; a null among them stands for a missing value, and nothing is one of null";

    private readonly Dictionary<string, Func<object?, Predicate<TValue?>>> operations = [];

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        List<string> texts = [];
        List<Predicate<TValue?>> parts = [];
        var size = FilterSize.One;
        foreach (var (name, operand) in value.OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            texts.Add(name + ":" + Write(operand));
            parts.Add(operations[name](operand));
            size += SizeOf(operand);
        }
        Predicate<TValue?>[] all = [.. parts];
        return new Operation<TValue>(FilterText.Join('{', texts, '}'), size, tested => Array.TrueForAll(all, part => part(tested)));
    }

    /// <summary>An operation with one operand, which may be null, and its negation.</summary>
    /// <param name="what">What a value has to do, to complete "The value … .".</param>
    protected void Pair(string name, Type graphType, string what, Func<TValue?, Predicate<TValue?>> make) =>
        PairOf(name, graphType, what, operand => make((TValue?)operand));

    /// <summary>Whether a value is one of a list, and the negation.</summary>
    protected void OneOf(Type elementType, Func<IEnumerable<TValue>, Predicate<TValue>> make) =>
        PairOf("in", typeof(ListGraphType<>).MakeGenericType(elementType), OneOfThese, operand =>
        {
            if (operand is null)
                return _ => false;
            object?[] items = [.. ((IEnumerable)operand).Cast<object?>()];
            var holdsNull = items.Contains(null);
            var isOneOf = make(items.Where(item => item is not null).Cast<TValue>());
            return tested => tested is null ? holdsNull : isOneOf(tested);
        });

    /// <summary>Alternatives: lists of the same input, of which one, or each, must hold.</summary>
    protected void Combinations()
    {
        var list = typeof(ListGraphType<>).MakeGenericType(typeof(NonNullGraphType<>).MakeGenericType(GetType()));
        Field("and", list).Description("All of these hold of the value, as they do when there are none.");
        Field("or", list).Description("At least one of these holds of the value, as none does when there are none.");
        operations["and"] = operand => Of(operand, (all, tested) => Array.TrueForAll(all, part => part.Matches(tested)));
        operations["or"] = operand => Of(operand, (all, tested) => Array.Exists(all, part => part.Matches(tested)));

        static Predicate<TValue?> Of(object? operand, Func<Operation<TValue>[], TValue?, bool> matches)
        {
            if (operand is null)
                return _ => true;
            Operation<TValue>[] all = [.. ((IEnumerable)operand).Cast<Operation<TValue>>()];
            return tested => matches(all, tested);
        }
    }

    private void PairOf(string name, Type graphType, string what, Func<object?, Predicate<TValue?>> make)
    {
        Field(name, graphType).Description($"The value {what}.");
        Field("n" + name, graphType).Description($"The opposite of '{name}', of values that are null too.");
        operations[name] = make;
        operations["n" + name] = operand =>
        {
            var holds = make(operand);
            return tested => !holds(tested);
        };
    }

    private static FilterSize SizeOf(object? operand) =>
        operand switch
        {
            Operation<TValue> inner => inner.Size,
            string => FilterSize.One,
            IEnumerable items => FilterSize.Sum(
                items.Cast<object?>().Select(item => (item as Operation<TValue>)?.Size ?? FilterSize.OneValue)
            ),
            _ => FilterSize.One,
        };

    private static string Write(object? operand) =>
        operand switch
        {
            Operation<TValue> inner => inner.Text,
            string text => JsonSerializer.Serialize(text),
            IEnumerable items => FilterText.Join('[', items.Cast<object?>().Select(Write), ']'),
            _ => JsonSerializer.Serialize(operand),
        };
}
