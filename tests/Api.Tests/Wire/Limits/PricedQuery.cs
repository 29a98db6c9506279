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

    [Cost(10)]
    public static int Draws([CostPerUnit(2.5)] int draws = 4) => draws;

    public static int Supposed([CostPerUnit(5)] SupposedInput? changes, [CostPerUnit(100)] IEnumerable<int>? kinds) =>
        (changes?.Links?.Count() ?? 0) + (kinds?.Count() ?? 0);

    [Cost(10, SizedBy = ["count"])]
    public static PricedWays Ways(int count = 3) => new(count);
}

public sealed class ItemConnection(int size)
{
    public int TotalCount => size;
    public IEnumerable<TestItem> Nodes => Enumerable.Repeat(new TestItem(0), size);
    public IEnumerable<ItemEdge> Edges => Enumerable.Repeat(new ItemEdge(new TestItem(0)), size);
}

public sealed record ItemEdge(TestItem Node);

[Name("SupposedInput")]
public sealed class SupposedInput : IPricedInput
{
    public IEnumerable<int>? Links { get; set; }

    double IPricedInput.Units => Links?.Count() ?? 0;
}

[Name("Ways")]
public sealed class PricedWays(int count)
{
    public int Count => count;

    [Cost(SizedByParent = true)]
    public IEnumerable<TestItem> List => Enumerable.Repeat(new TestItem(0), count);
}
