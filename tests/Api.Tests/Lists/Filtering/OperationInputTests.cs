using System.Collections;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Lists.Filtering;

/// <summary>Every operation on every value, nulls among them, against what its description says.</summary>
public sealed class OperationInputTests
{
    private static readonly string?[] Texts = [null, "", "ก", "กก", "ขก", "ก\u0E48", "b"];
    private static readonly int?[] Numbers = [null, -1, 0, 1, 7];
    private static readonly PartialDate?[] Dates = [null, new(2020), new(2020, 1), new(2020, 1, 1), new(2021)];
    private static readonly bool?[] Flags = [null, true, false];
    private static readonly PartyKind?[] Kinds = [null, PartyKind.GoodActor, PartyKind.Mechanism];

    [Fact]
    public void OperationsOnTextsAreThoseOfTheOracle()
    {
        Check(
            new StringOperationFilterInput(),
            Texts,
            new()
            {
                ["eq"] = (value, operand) => value == operand,
                ["contains"] = (value, operand) =>
                    value is not null && operand is not null && value.Contains(operand, StringComparison.Ordinal),
                ["startsWith"] = (value, operand) =>
                    value is not null && operand is not null && value.StartsWith(operand, StringComparison.Ordinal),
                ["endsWith"] = (value, operand) =>
                    value is not null && operand is not null && value.EndsWith(operand, StringComparison.Ordinal),
            }
        );
        Check(new IdOperationFilterInput(), Texts, new() { ["eq"] = (value, operand) => value == operand });
    }

    [Fact]
    public void OperationsOnOrderedValuesAreThoseOfTheOracle()
    {
        Check(new IntOperationFilterInput(), Numbers, Ordered<int?>());
        Check(new FloatOperationFilterInput(), Numbers.Select(number => (double?)number).ToArray(), Ordered<double?>());
        Check(new PartialDateOperationFilterInput(), Dates, Ordered<PartialDate?>());
    }

    [Fact]
    public void OperationsOnOtherValuesAreThoseOfTheOracle()
    {
        Check(new BooleanOperationFilterInput(), Flags, new() { ["eq"] = (value, operand) => value == operand });
        Check(new EnumOperationFilterInput<PartyKind>(), Kinds, new() { ["eq"] = (value, operand) => value == operand });
    }

    /// <summary>Of a record, <c>or: null</c> states nothing; so it does of a value.</summary>
    [Fact]
    public void AlternativesThatAreNullStateNothingAndEmptyOnesAreNone()
    {
        var input = new StringOperationFilterInput();
        Operation<string> empty = Parse(input, []),
            isB = Parse(input, new() { ["eq"] = "b" }),
            isA = Parse(input, new() { ["eq"] = "a" });
        foreach (var value in Texts)
        {
            Assert.True(Parse(input, new() { ["or"] = null }).Matches(value));
            Assert.True(Parse(input, new() { ["and"] = null }).Matches(value));
            Assert.True(empty.Matches(value));
            Assert.True(Parse(input, new() { ["and"] = Array.Empty<object>() }).Matches(value));
            Assert.False(Parse(input, new() { ["or"] = Array.Empty<object>() }).Matches(value));
            Assert.Equal(value == "b", Parse(input, new() { ["or"] = new object[] { isA, isB } }).Matches(value));
            Assert.Equal(value == "b", Parse(input, new() { ["and"] = new object[] { empty, isB } }).Matches(value));
        }
    }

    [Fact]
    public void EqualTextsMeanEqualConditionsAndLongOnesStayShort()
    {
        var input = new StringOperationFilterInput();
        Assert.Equal(Parse(input, new() { ["eq"] = "a", ["neq"] = null }).Text, Parse(input, new() { ["neq"] = null, ["eq"] = "a" }).Text);
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => Parse(input, new() { ["eq"] = new string('a', 100_000 + i) }).Text)];
        Assert.Equal(50, texts.Distinct().Count());
        Assert.All(texts, text => Assert.InRange(text.Length, 1, 128));
        Assert.NotEqual(
            Parse(new IntOperationFilterInput(), new() { ["in"] = new object?[] { 1, 2 } }).Text,
            Parse(new IntOperationFilterInput(), new() { ["in"] = new object?[] { 12 } }).Text
        );
        Assert.Equal(
            Dates.Length,
            Dates.Select(date => Parse(new PartialDateOperationFilterInput(), new() { ["eq"] = date }).Text).Distinct().Count()
        );
    }

    private static Dictionary<string, Func<TValue, TValue, bool>> Ordered<TValue>()
    {
        bool Both(TValue value, TValue operand, Predicate<int> holds) =>
            value is not null && operand is not null && holds(Comparer<TValue>.Default.Compare(value, operand));
        return new()
        {
            ["eq"] = (value, operand) => Equals(value, operand),
            ["gt"] = (value, operand) => Both(value, operand, order => order > 0),
            ["gte"] = (value, operand) => Both(value, operand, order => order >= 0),
            ["lt"] = (value, operand) => Both(value, operand, order => order < 0),
            ["lte"] = (value, operand) => Both(value, operand, order => order <= 0),
        };
    }

    private static void Check<TValue>(
        OperationInput<TValue> input,
        TValue?[] values,
        Dictionary<string, Func<TValue?, TValue?, bool>> oracle
    )
    {
        string[] names = [.. oracle.Keys, "in"];
        var offered = input.Fields.Select(field => field.Name).Except(["and", "or"]).ToHashSet();
        Assert.Subset(names.Concat(names.Select(name => "n" + name)).ToHashSet(), offered);
        foreach (var (name, holds) in oracle)
        foreach (var operand in values)
            CheckPair(input, name, operand, values, value => holds(value, operand));
        if (!offered.Contains("in"))
            return;
        for (var chosen = 0; chosen < 1 << values.Length; chosen++)
        {
            TValue?[] list = [.. values.Where((_, place) => (chosen >> place & 1) == 1)];
            CheckPair(input, "in", list.Cast<object?>().ToArray(), values, list.Contains);
        }
        CheckPair(input, "in", null, values, _ => false);
    }

    private static void CheckPair<TValue>(
        OperationInput<TValue> input,
        string name,
        object? operand,
        TValue?[] values,
        Func<TValue?, bool> holds
    )
    {
        var (plain, negated) = (Parse(input, new() { [name] = operand }), Parse(input, new() { ["n" + name] = operand }));
        foreach (var value in values)
        {
            Assert.True(holds(value) == plain.Matches(value), $"{name}: {Show(operand)} of {Show(value)}");
            Assert.True(holds(value) != negated.Matches(value), $"n{name}: {Show(operand)} of {Show(value)}");
        }
    }

    private static string Show(object? value) =>
        value is IEnumerable items and not string
            ? $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]"
            : value?.ToString() ?? "null";

    private static Operation<TValue> Parse<TValue>(OperationInput<TValue> input, Dictionary<string, object?> value) =>
        (Operation<TValue>)input.ParseDictionary(value);
}
