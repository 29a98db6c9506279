using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL.Types;

namespace AntiCorruption.Api.Lists.Ordering;

/// <summary>Ascending or descending.</summary>
public enum SortDirection
{
    /// <summary>Ascending: the smallest, the earliest, the first of the alphabet first.</summary>
    Asc,

    /// <summary>Descending: the largest, the latest, the last of the alphabet first.</summary>
    Desc,
}

/// <summary>Ascending or descending.</summary>
public sealed class SortEnumType : EnumerationGraphType<SortDirection>
{
    public SortEnumType()
    {
        Name = "SortEnumType";
        Description = "Ascending or descending; null comes last both ways.";
    }
}

/// <summary>
/// One field to sort by: a subclass names the fields and says where their values come from. The engine gives the fields of an input in the
/// order of the schema and not in the written one, so an element that names several has no order and is refused by <see cref="OrderRule"/>.
/// </summary>
public abstract class SortInput<T> : InputObjectGraphType<SortBy<T>>
{
    private readonly Dictionary<string, Func<bool, SortKey<T>>> keys = [];

    protected SortInput(string name)
    {
        Name = name;
        Description =
            "What to sort by: one field in each element, [{ a: ASC }, { b: DESC }] for a and within equal a by b. "
            + "Null comes last both ways. Rows that are equal in all of it keep the order of their ids.";
    }

    public override object ParseDictionary(IDictionary<string, object?> value)
    {
        var stated = value.Where(field => field.Value is not null);
        return new SortBy<T>([.. stated.Select(field => keys[field.Key]((SortDirection)field.Value! == SortDirection.Desc))]);
    }

    /// <summary>A name, in the order of a Thai dictionary.</summary>
    protected void ByName(string name, Func<T, string?> value, string description, RecordKinds dependsOn = RecordKinds.None)
    {
        Field(name, typeof(SortEnumType)).Description(description);
        keys[name] = isDescending => new NameSortKey<T>(name, isDescending, dependsOn, value);
    }

    protected void By<TValue>(
        string name,
        Func<NetworkSnapshot, T, TValue?> value,
        string description,
        RecordKinds dependsOn = RecordKinds.None,
        IComparer<TValue>? comparer = null
    )
    {
        Field(name, typeof(SortEnumType)).Description(description);
        keys[name] = isDescending => new SortKey<T, TValue>(name, isDescending, dependsOn, value, comparer);
    }
}

/// <summary>What one element of an <c>order</c> argument asks for.</summary>
public sealed record SortBy<T>(IReadOnlyList<SortKey<T>> Keys) : ISortBy
{
    IEnumerable<string> ISortBy.Fields => Keys.Select(key => key.Text);
}

/// <summary>What limits look at in an element of an <c>order</c> argument.</summary>
internal interface ISortBy
{
    /// <summary>Each field with its direction before it: <c>+name</c>, <c>-name</c>.</summary>
    IEnumerable<string> Fields { get; }
}
