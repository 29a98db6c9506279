using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Filtering;

/// <summary>Operations on a text. Comparison is exact, character by character; <c>search</c> is the way to find names however they are written.</summary>
public sealed class StringOperationFilterInput : OperationInput<string>
{
    public StringOperationFilterInput()
    {
        Name = "StringOperationFilterInput";
        Description = "Conditions on a text, character by character. To find names however they are written use 'search'.";
        Combinations(typeof(StringOperationFilterInput));
        Operation("eq", typeof(StringGraphType), wanted => tested => tested == wanted);
        Operation("neq", typeof(StringGraphType), wanted => tested => tested != wanted);
        Operation("contains", typeof(StringGraphType), part => tested => part is not null && tested?.Contains(part, StringComparison.Ordinal) == true);
        Operation("ncontains", typeof(StringGraphType), part => tested => part is not null && tested?.Contains(part, StringComparison.Ordinal) != true);
        Operation("startsWith", typeof(StringGraphType), part => tested => part is not null && tested?.StartsWith(part, StringComparison.Ordinal) == true);
        Operation("nstartsWith", typeof(StringGraphType), part => tested => part is not null && tested?.StartsWith(part, StringComparison.Ordinal) != true);
        Operation("endsWith", typeof(StringGraphType), part => tested => part is not null && tested?.EndsWith(part, StringComparison.Ordinal) == true);
        Operation("nendsWith", typeof(StringGraphType), part => tested => part is not null && tested?.EndsWith(part, StringComparison.Ordinal) != true);
        ListOperation("in", typeof(StringGraphType), wanted => tested => wanted.Contains(tested!));
        ListOperation("nin", typeof(StringGraphType), wanted => tested => !wanted.Contains(tested!));
    }
}

/// <summary>Operations on a value that has an order.</summary>
public abstract class ComparableOperationFilterInput<TValue, TGraphType> : OperationInput<TValue?>
    where TValue : struct, IComparable<TValue>
    where TGraphType : ScalarGraphType
{
    protected ComparableOperationFilterInput(string name)
    {
        Name = name;
        Description = "Conditions on a value that has an order. Nothing compares with null: 'gt' and the like are false, 'ngt' and the like true for it.";
        Operation("eq", typeof(TGraphType), wanted => tested => Nullable.Equals(tested, wanted));
        Operation("neq", typeof(TGraphType), wanted => tested => !Nullable.Equals(tested, wanted));
        Compare("gt", order => order > 0);
        Compare("gte", order => order >= 0);
        Compare("lt", order => order < 0);
        Compare("lte", order => order <= 0);
        ListOperation("in", typeof(TGraphType), wanted => tested => wanted.Contains(tested));
        ListOperation("nin", typeof(TGraphType), wanted => tested => !wanted.Contains(tested));
    }

    private void Compare(string name, Predicate<int> holds)
    {
        Operation(name, typeof(TGraphType), bound => tested => tested is { } t && bound is { } b && holds(t.CompareTo(b)));
        Operation("n" + name, typeof(TGraphType), bound => tested => !(tested is { } t && bound is { } b && holds(t.CompareTo(b))));
    }
}

public sealed class IntOperationFilterInput() : ComparableOperationFilterInput<int, IntGraphType>("IntOperationFilterInput");

public sealed class FloatOperationFilterInput() : ComparableOperationFilterInput<double, FloatGraphType>("FloatOperationFilterInput");

public sealed class PartialDateOperationFilterInput() : ComparableOperationFilterInput<Graph.Model.PartialDate, Scalars.PartialDateScalar>("PartialDateOperationFilterInput");

public sealed class BooleanOperationFilterInput : OperationInput<bool?>
{
    public BooleanOperationFilterInput()
    {
        Name = "BooleanOperationFilterInput";
        Operation("eq", typeof(BooleanGraphType), wanted => tested => tested == wanted);
        Operation("neq", typeof(BooleanGraphType), wanted => tested => tested != wanted);
    }
}

/// <summary>Operations on a value of an enum.</summary>
public sealed class EnumOperationFilterInput<TEnum> : OperationInput<TEnum?>
    where TEnum : struct, Enum
{
    public EnumOperationFilterInput()
    {
        Name = typeof(TEnum).Name + "OperationFilterInput";
        var type = typeof(EnumerationGraphType<TEnum>);
        Operation("eq", type, wanted => tested => EqualityComparer<TEnum?>.Default.Equals(tested, wanted));
        Operation("neq", type, wanted => tested => !EqualityComparer<TEnum?>.Default.Equals(tested, wanted));
        ListOperation("in", type, wanted => tested => wanted.Contains(tested));
        ListOperation("nin", type, wanted => tested => !wanted.Contains(tested));
    }
}

/// <summary>Operations on the id of a record.</summary>
public sealed class IdOperationFilterInput : OperationInput<string>
{
    public IdOperationFilterInput()
    {
        Name = "IdOperationFilterInput";
        Operation("eq", typeof(IdGraphType), wanted => tested => tested == wanted);
        Operation("neq", typeof(IdGraphType), wanted => tested => tested != wanted);
        ListOperation("in", typeof(IdGraphType), wanted => tested => wanted.Contains(tested!));
        ListOperation("nin", typeof(IdGraphType), wanted => tested => !wanted.Contains(tested!));
    }
}
