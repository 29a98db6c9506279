using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Lists.Paging;

/// <summary>Where a page lies in its list.</summary>
/// <param name="HasNextPage">Whether the list goes on after this page.</param>
/// <param name="HasPreviousPage">Whether the list has elements before this page.</param>
/// <param name="StartCursor">The place of the page's first element, for <c>before</c>; null when the page is empty.</param>
/// <param name="EndCursor">The place of the page's last element, for <c>after</c>; null when the page is empty.</param>
[Name("PageInfo")]
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>One element of a page and its place.</summary>
[ConnectionName("Edge")]
public sealed record Edge<TNode>(string Cursor, TNode Node)
    where TNode : class;

/// <summary>A page of a list, with the size of the whole list.</summary>
[ConnectionName("Connection")]
public sealed class Connection<TNode>
    where TNode : class
{
    private readonly int count;
    private readonly Func<int, string> cursor;
    private readonly Func<int, TNode> node;
    private TNode[]? nodes;

    internal Connection(int totalCount, int count, bool hasNext, bool hasPrevious, Func<int, string> cursor, Func<int, TNode> node)
    {
        TotalCount = totalCount;
        HasNext = hasNext;
        HasPrevious = hasPrevious;
        this.count = count;
        this.cursor = cursor;
        this.node = node;
    }

    /// <summary>The elements of the page, each with its cursor.</summary>
    public IReadOnlyList<Edge<TNode>> Edges()
    {
        var edges = new Edge<TNode>[count];
        for (var i = 0; i < count; i++)
            edges[i] = new(cursor(i), Nodes[i]);
        return edges;
    }

    /// <summary>The elements of the page.</summary>
    public IReadOnlyList<TNode> Nodes => nodes ??= Make();

    /// <summary>Where the page lies in the list.</summary>
    public PageInfo PageInfo() => new(HasNext, HasPrevious, count == 0 ? null : cursor(0), count == 0 ? null : cursor(count - 1));

    /// <summary>The size of the whole list.</summary>
    public int TotalCount { get; }

    internal bool HasNext { get; }
    internal bool HasPrevious { get; }

    private TNode[] Make()
    {
        var made = new TNode[count];
        for (var i = 0; i < count; i++)
            made[i] = node(i);
        return made;
    }
}

public static class Connection
{
    /// <summary>Cuts a page out of rows that are sorted already. Time in the page and the logarithm of the rows.</summary>
    /// <exception cref="Wire.Errors.WireException">A cursor that is not of this list.</exception>
    public static Connection<TNode> Cut<TRow, TNode>(
        NetworkSnapshot network,
        IReadOnlyList<TRow> rows,
        Sort<TRow> sort,
        Page page,
        Func<TRow, TNode> node
    )
        where TNode : class
    {
        var from = page.After is { } after ? Position(rows, Cursor.Read(page.List, sort, network, after, "after"), true) : 0;
        var to = page.Before is { } before ? Position(rows, Cursor.Read(page.List, sort, network, before, "before"), false) : rows.Count;
        to = Math.Max(from, to);
        var count = Math.Min(page.Count, to - from);
        var start = page.IsBackward ? to - count : from;
        var (hasNext, hasPrevious) = (start + count < rows.Count, start > 0);
        return new(
            rows.Count,
            count,
            hasNext,
            hasPrevious,
            i => Cursor.Of(page.List, sort, network, rows[start + i]),
            i => node(rows[start + i])
        );
    }

    /// <summary>Sorts as much as the page needs: a first page of a short size without sorting the rest.</summary>
    public static Connection<TNode> SortAndCut<TRow, TNode>(
        NetworkSnapshot network,
        TRow[] rows,
        Sort<TRow> sort,
        Page page,
        Func<TRow, TNode> node
    )
        where TNode : class
    {
        var isFirstPage = !page.IsBackward && page.After is null && page.Before is null;
        if (!isFirstPage || page.Count * 4 > rows.Length)
            return Cut(network, sort.Apply(network, rows), sort, page, node);
        var first = sort.First(network, rows, page.Count);
        var hasNext = first.Length < rows.Length;
        return new(rows.Length, first.Length, hasNext, false, i => Cursor.Of(page.List, sort, network, first[i]), i => node(first[i]));
    }

    /// <summary>
    /// Cuts a page out of rows in the order that they have; a cursor is a place in it, and holds for the same question to the same version.
    /// </summary>
    /// <exception cref="Wire.Errors.WireException">A cursor that is not of this list.</exception>
    public static Connection<TNode> InOrder<TRow, TNode>(
        NetworkSnapshot network,
        IReadOnlyList<TRow> rows,
        Page page,
        Func<TRow, TNode> node
    )
        where TNode : class
    {
        var places = new int[rows.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        return Cut(network, places, ByPlace, page, place => node(rows[place]));
    }

    private static readonly Sort<int> ByPlace = new([], place => place);

    /// <summary>The first position whose row comes after the bound, or not before it.</summary>
    private static int Position<TRow>(IReadOnlyList<TRow> rows, Func<TRow, int> bound, bool after)
    {
        int low = 0,
            high = rows.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = bound(rows[middle]);
            if (order < 0 || after && order == 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

/// <summary>Names a connection or an edge after its node, in the plural: PartiesConnection, PartiesEdge.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConnectionNameAttribute(string suffix) : GraphQLAttribute
{
    public override void Modify(IGraphType graphType, Type sourceType)
    {
        var node = sourceType.GetGenericArguments()[0];
        var name = node.GetCustomAttributes(typeof(NameAttribute), false).OfType<NameAttribute>().FirstOrDefault()?.Name
            ?? node.Name.Replace("Node", "", StringComparison.Ordinal);
        graphType.Name = Plural(name) + suffix;
    }

    private static string Plural(string name) => name.EndsWith('y') ? name[..^1] + "ies" : name + "s";
}
