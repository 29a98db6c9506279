using AntiCorruption.Api.Wire.Scalars;
using AntiCorruption.Graph.Model;
using GraphQL.Types;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>
/// Operations on a text. Comparison is exact, character by character; <c>search</c> is the way to find names however they are written.
/// </summary>
public sealed class StringOperationFilterInput : OperationInput<string>
{
    public StringOperationFilterInput()
    {
        Name = "StringOperationFilterInput";
        Description =
            "Conditions on a text, character by character; all that are given must hold. "
            + "To find names however they are written use 'search'.";
        Combinations();
        Pair("eq", typeof(StringGraphType), "is this; null: there is none", wanted => tested => tested == wanted);
        Compare("contains", "contains this", (tested, part) => tested.Contains(part, StringComparison.Ordinal));
        Compare("startsWith", "starts with this", (tested, part) => tested.StartsWith(part, StringComparison.Ordinal));
        Compare("endsWith", "ends with this", (tested, part) => tested.EndsWith(part, StringComparison.Ordinal));
        OneOf(typeof(StringGraphType), wanted => wanted.ToHashSet(StringComparer.Ordinal).Contains);
    }

    private void Compare(string name, string what, Func<string, string, bool> holds) =>
        Pair(name, typeof(StringGraphType), what + "; nothing does when this is null", part =>
            tested => part is not null && tested is not null && holds(tested, part)
        );
}

/// <summary>Operations on a value that has an order.</summary>
public abstract class ComparableOperationFilterInput<TValue, TGraphType> : OperationInput<TValue?>
    where TValue : struct, IComparable<TValue>
    where TGraphType : ScalarGraphType
{
    protected ComparableOperationFilterInput(string name)
    {
        Name = name;
        Description =
            "Conditions on a value that has an order; all that are given must hold. "
            + "Nothing compares with null: 'gt' and the like are false, 'ngt' and the like true for it.";
        Pair("eq", typeof(TGraphType), "is this; null: there is none", wanted => tested => Nullable.Equals(tested, wanted));
        Compare("gt", "is greater than this", order => order > 0);
        Compare("gte", "is this or greater", order => order >= 0);
        Compare("lt", "is less than this", order => order < 0);
        Compare("lte", "is this or less", order => order <= 0);
        OneOf(typeof(TGraphType), wanted => wanted.ToHashSet().Contains);
    }

    private void Compare(string name, string what, Predicate<int> holds) =>
        Pair(name, typeof(TGraphType), what, bound => tested => tested is { } value && bound is { } other && holds(value.CompareTo(other)));
}

/// <summary>Operations on a whole number.</summary>
public sealed class IntOperationFilterInput() : ComparableOperationFilterInput<int, IntGraphType>("IntOperationFilterInput");

/// <summary>Operations on a number.</summary>
public sealed class FloatOperationFilterInput() : ComparableOperationFilterInput<double, FloatGraphType>("FloatOperationFilterInput");

/// <summary>Operations on a date of which the day, or the month and the day, may be unknown.</summary>
public sealed class PartialDateOperationFilterInput()
    : ComparableOperationFilterInput<PartialDate, PartialDateScalar>("PartialDateOperationFilterInput");

/// <summary>Operations on a value that is true or false.</summary>
public sealed class BooleanOperationFilterInput : OperationInput<bool?>
{
    public BooleanOperationFilterInput()
    {
        Name = "BooleanOperationFilterInput";
        Description = "Conditions on a value that is true or false; all that are given must hold.";
        Pair("eq", typeof(BooleanGraphType), "is this; null: there is none", wanted => tested => tested == wanted);
    }
}

/// <summary>Operations on a value of an enum.</summary>
public sealed class EnumOperationFilterInput<TEnum> : OperationInput<TEnum?>
    where TEnum : struct, Enum
{
    public EnumOperationFilterInput()
    {
        Name = typeof(TEnum).Name + "OperationFilterInput";
        Description = "Conditions on one of a few values; all that are given must hold.";
        var type = typeof(EnumerationGraphType<TEnum>);
        Pair("eq", type, "is this; null: there is none", wanted => tested => EqualityComparer<TEnum?>.Default.Equals(tested, wanted));
        OneOf(type, wanted => wanted.ToHashSet().Contains);
    }
}

/// <summary>Operations on the id of a record.</summary>
public sealed class IdOperationFilterInput : OperationInput<string>
{
    public IdOperationFilterInput()
    {
        Name = "IdOperationFilterInput";
        Description = "Conditions on an id; all that are given must hold.";
        Pair("eq", typeof(IdGraphType), "is this; null: there is none", wanted => tested => tested == wanted);
        OneOf(typeof(IdGraphType), wanted => wanted.ToHashSet(StringComparer.Ordinal).Contains);
    }
}
