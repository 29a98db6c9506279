using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Lists.Paging;

/// <summary>A list of records that can be filtered, sorted and paged.</summary>
/// <param name="Name">Which list: no two lists share a name.</param>
/// <param name="DependsOn">The tables that decide what is in it.</param>
/// <param name="All">Its records, ascending by <paramref name="Number"/>.</param>
/// <param name="Number">The number that breaks ties.</param>
public sealed record Rows<T>(string Name, RecordKinds DependsOn, Func<NetworkSnapshot, IEnumerable<T>> All, Func<T, long> Number)
    where T : GraphRecord
{
    public Sort<T> Sort(IReadOnlyList<SortBy<T>>? order) => new([.. (order ?? []).SelectMany(by => by.Keys)], Number);

    /// <summary>
    /// A page of the filtered and sorted list. The list is made once for all who ask for it while its tables stay the same.
    /// </summary>
    public Connection<TNode> Page<TNode>(
        RequestNetwork request,
        Page page,
        Filter<T>? where,
        IReadOnlyList<SortBy<T>>? order,
        Func<T, TNode> node,
        CancellationToken cancellationToken
    )
        where TNode : class
    {
        var network = request.Snapshot;
        var sort = Sort(order);
        var dependsOn = (order ?? [])
            .SelectMany(by => by.Keys)
            .Aggregate(DependsOn | (where?.DependsOn ?? RecordKinds.None), (kinds, key) => kinds | key.DependsOn);
        T[] Make() => sort.Apply(network, where is null ? [.. All(network)] : where.Among(network, All(network), cancellationToken));
        var rows = request.Selections.GetOrMake(network, dependsOn, $"{Name}|{where?.Text}|{sort.Text}", Make, cancellationToken);
        return Connection.Cut(network, rows, sort, page, node);
    }

    /// <summary>
    /// A page of records given by their ids, ascending; those that are archived or do not meet the condition are left out.
    /// </summary>
    public Connection<TNode> PageOf<TNode>(
        NetworkSnapshot network,
        RecordTable<T> table,
        ReadOnlySpan<int> ids,
        Page page,
        Filter<T>? where,
        IReadOnlyList<SortBy<T>>? order,
        Func<T, TNode> node
    )
        where TNode : class
    {
        var rows = new List<T>(ids.Length);
        foreach (var id in ids)
            if (table.Find(id) is { IsArchived: false } row)
                rows.Add(row);
        return PageOf(network, rows, page, where, order, node);
    }

    /// <summary>A page of the given records that meet the condition.</summary>
    public Connection<TNode> PageOf<TNode>(
        NetworkSnapshot network,
        IReadOnlyList<T> rows,
        Page page,
        Filter<T>? where,
        IReadOnlyList<SortBy<T>>? order,
        Func<T, TNode> node
    )
        where TNode : class
    {
        T[] met = where is null ? [.. rows] : where.Among(network, rows, page.CancellationToken);
        return Connection.SortAndCut(network, met, Sort(order), page, node);
    }
}
