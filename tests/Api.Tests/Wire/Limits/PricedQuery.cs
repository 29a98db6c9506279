using AntiCorruption.Api.Wire.Limits;
using GraphQL;

namespace AntiCorruption.Api.Tests.Wire.Limits;

/// <summary>Fields of every kind that is priced differently.</summary>
[Name("Query")]
public sealed class PricedQuery
{
    public static string Hello() => "hello";

    public static string Broken() => "broken";

    public static IEnumerable<TestItem> Items(int first = 10) => [new TestItem(first)];

    public static ItemConnection Page(int? first, int? last) => new(first ?? last ?? 0);

    public static IEnumerable<TestItem> ByIds(IEnumerable<int> ids) => ids.Select(id => new TestItem(id));

    [Cost(ListSize = 100)]
    public static IEnumerable<TestItem> Wide() => [];

    [Cost(1000)]
    public static int Dear() => 1;
}

public sealed class ItemConnection(int size)
{
    public int TotalCount => size;
    public IEnumerable<TestItem> Nodes => Enumerable.Repeat(new TestItem(0), size);
    public IEnumerable<ItemEdge> Edges => Enumerable.Repeat(new ItemEdge(new TestItem(0)), size);
}

public sealed record ItemEdge(TestItem Node);
