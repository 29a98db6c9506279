using AntiCorruption.Graph.Snapshots;
using GraphQL.Types;

namespace AntiCorruption.Api.Wire.Ordering;

public enum SortDirection
{
    Asc,
    Desc,
}

/// <summary>Ascending or descending.</summary>
public sealed class SortEnumType : EnumerationGraphType<SortDirection>
{
    public SortEnumType()
    {
        Name = "SortEnumType";
    }
}

/// <summary>One field, or several one after another, to sort by: a subclass names the fields and says where their values come from.</summary>
public abstract class SortInput<T> : InputObjectGraphType<SortBy<T>>
{
    private readonly Dictionary<string, Func<bool, SortKey<T>>> keys = [];

    protected SortInput(string name)
    {
        Name = name;
        Description = "What to sort by, in the order of the fields; null comes last when ascending. Rows that are equal in all of it keep the order of their ids.";
    }

    public override object ParseDictionary(IDictionary<string, object?> value) =>
        new SortBy<T>([.. value.Where(field => field.Value is not null).Select(field => keys[field.Key]((SortDirection)field.Value! == SortDirection.Desc))]);

    /// <summary>A name, in the order of a Thai dictionary.</summary>
    protected void ByName(string name, Func<T, string?> value, string description, RecordKinds dependsOn = RecordKinds.None)
    {
        Field(name, typeof(SortEnumType)).Description(description);
        keys[name] = isDescending => new NameSortKey<T>(name, isDescending, dependsOn, value);
    }

    protected void By<TValue>(string name, Func<NetworkSnapshot, T, TValue?> value, string description, RecordKinds dependsOn = RecordKinds.None, IComparer<TValue>? comparer = null)
    {
        Field(name, typeof(SortEnumType)).Description(description);
        keys[name] = isDescending => new SortKey<T, TValue>(name, isDescending, dependsOn, value, comparer);
    }
}

/// <summary>What one element of an <c>order</c> argument asks for.</summary>
public sealed record SortBy<T>(IReadOnlyList<SortKey<T>> Keys);
