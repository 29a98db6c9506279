using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Tests.Lists.Filtering;

/// <summary>Filters over a network in which every number is linked to every number.</summary>
public sealed class FilterInputTests
{
    private const int Count = 40;

    private static readonly IEnumerable<int> All = Enumerable.Range(0, Count);

    private readonly Numbers input = new();

    [Theory]
    [InlineData("some")]
    [InlineData("all")]
    [InlineData("none")]
    public void WhatLinksSayOfARecordIsFoundOnce(string quantifier)
    {
        // Holds, or fails, only after all elements of every list: nothing is saved by stopping early.
        var filter = Filter(new() { ["number"] = Operation(new() { [quantifier == "all" ? "gte" : "lt"] = 0 }) });
        const int Depth = 12;
        for (var hop = 0; hop < Depth; hop++)
            filter = Filter(new() { ["others"] = Others(quantifier == "none" && hop % 2 == 1 ? "some" : quantifier, filter) });
        filter.Among(null!, All, CancellationToken.None);
        filter.Among(null!, All, CancellationToken.None);
        Assert.InRange(input.ListsMade, 1, Depth * Count);
    }

    [Fact]
    public void AnswersAreThoseOfPlainEvaluation()
    {
        var isSmall = Filter(new() { ["number"] = Operation(new() { ["lt"] = 3 }) });
        int[] Met(string quantifier, Filter<int> inner) =>
            Filter(new() { ["others"] = Others(quantifier, inner) }).Among(null!, All, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, Count), Met("some", isSmall));
        Assert.Empty(Met("all", isSmall));
        Assert.Empty(Met("none", isSmall));
        Assert.Equal([0, 1, 2], isSmall.Among(null!, All, CancellationToken.None));
        Assert.Equal(Enumerable.Range(3, Count - 3), Filter(new() { ["not"] = isSmall }).Among(null!, All, CancellationToken.None));
        Assert.Equal(
            Enumerable.Range(0, Count),
            Filter(
                    new()
                    {
                        ["or"] = null,
                        ["and"] = null,
                        ["not"] = null,
                    }
                )
                .Among(null!, All, CancellationToken.None)
        );
    }

    /// <summary>Random conditions, hops among them, on random links between numbers of which some have no half.</summary>
    [Fact]
    public void RandomFiltersMeetWhatPlainEvaluationMeets()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            int[][] links = [.. All.Select(_ => All.Where(_ => random.Next(Count) < 2).ToArray())];
            input.Others = number => links[number];
            var (filter, holds) = Make(random, links, 4);
            Assert.Equal(All.Where(holds), filter.Among(null!, All, CancellationToken.None));
        }
    }

    private (Filter<int> Filter, Func<int, bool> Holds) Make(Random random, int[][] links, int depth)
    {
        if (depth == 0)
        {
            int? bound = random.Next(4) == 0 ? null : random.Next(Count);
            return random.Next(3) switch
            {
                0 => (Filter(new() { ["number"] = Operation(new() { ["gt"] = bound }) }), number => number > bound),
                1 => (Filter(new() { ["half"] = Operation(new() { ["neq"] = bound }) }), number => HalfOf(number) != bound),
                _ => (Filter(new() { ["half"] = Operation(new() { ["nlt"] = bound }) }), number => !(HalfOf(number) < bound)),
            };
        }
        var (one, oneHolds) = Make(random, links, depth - 1);
        var (other, otherHolds) = Make(random, links, depth - 1);
        return random.Next(6) switch
        {
            0 => (Filter(new() { ["and"] = new object[] { one, other } }), number => oneHolds(number) && otherHolds(number)),
            1 => (Filter(new() { ["or"] = new object[] { one, other } }), number => oneHolds(number) || otherHolds(number)),
            2 => (Filter(new() { ["not"] = one, ["or"] = new object[] { other } }), number => !oneHolds(number) && otherHolds(number)),
            3 => (Filter(new() { ["others"] = Others("some", one) }), number => links[number].Any(oneHolds)),
            4 => (Filter(new() { ["others"] = Others("all", one) }), number => links[number].All(oneHolds)),
            _ => (Filter(new() { ["others"] = Others("none", one) }), number => !links[number].Any(oneHolds)),
        };
    }

    private static int? HalfOf(int number) => number % 2 == 0 ? number / 2 : null;

    [Fact]
    public void WorkEndsWhenTheAskerLeaves()
    {
        using var asker = new CancellationTokenSource();
        var made = 0;
        IEnumerable<int> Endless()
        {
            while (true)
            {
                if (++made == 5_000)
                    asker.Cancel();
                yield return made;
            }
        }

        Assert.Throws<OperationCanceledException>(() => Filter([]).Among(null!, Endless(), asker.Token));
        Assert.InRange(made, 5_000, 6_000);
        input.Others = _ => Endless();
        made = 4_000;
        var never = Filter(new() { ["number"] = Operation(new() { ["lt"] = 0 }) });
        Assert.Throws<OperationCanceledException>(() =>
            Filter(new() { ["others"] = Others("none", never) }).Among(null!, [1], asker.Token)
        );
        Assert.InRange(made, 4_000, 6_000);
    }

    [Fact]
    public void SizesCountWhatIsWritten()
    {
        var one = Filter(new() { ["number"] = Operation(new() { ["in"] = new object?[] { 1, 2, 3 }, ["lt"] = 3 }) });
        Assert.Equal(3, one.Size.Values);
        Assert.Equal(0, one.Size.Hops);
        var (once, twice) = (Filter(new() { ["or"] = new object[] { one } }), Filter(new() { ["or"] = new object[] { one, one } }));
        Assert.Equal(one.Size.Conditions, twice.Size.Conditions - once.Size.Conditions);
        Assert.Equal(2, Filter(new() { ["others"] = Others("some", Filter(new() { ["others"] = Others("all", one) })) }).Size.Hops);
        Filter<int> some = Filter(new() { ["others"] = Others("some", one) }),
            all = Filter(new() { ["others"] = Others("all", one) });
        Assert.Equal(1, Filter(new() { ["or"] = new object[] { some, all } }).Size.Hops);
    }

    [Fact]
    public void TextsTellFiltersApartAndStayShort()
    {
        var filters = new List<Filter<int>> { Filter([]) };
        for (var number = 0; number < 200; number++)
        {
            var isNumber = Filter(new() { ["number"] = Operation(new() { ["eq"] = number }) });
            filters.Add(Filter(new() { ["or"] = filters.TakeLast(3).Append(isNumber).ToArray() }));
        }
        Assert.Equal(filters.Count, filters.Select(filter => filter.Text).Distinct().Count());
        Assert.All(filters, filter => Assert.InRange(filter.Text.Length, 0, 128));
    }

    private Filter<int> Filter(Dictionary<string, object?> value) => (Filter<int>)input.ParseDictionary(value);

    private static object Operation(Dictionary<string, object?> value) => new IntOperationFilterInput().ParseDictionary(value);

    private static object Others(string quantifier, Filter<int> inner) =>
        new ListFilterInput<int, Numbers>().ParseDictionary(new Dictionary<string, object?> { [quantifier] = inner });

    private sealed class Numbers : FilterInput<int>
    {
        public Numbers()
            : base("Numbers", RecordKinds.None, number => number)
        {
            Number("number", (_, number) => number, "The number.");
            Number("half", (_, number) => HalfOf(number), "Its half, where that is a whole number.");
            Many<int, Numbers>("others", (_, number) => List(number), RecordKinds.None, "All numbers.");
        }

        public int ListsMade { get; private set; }

        public Func<int, IEnumerable<int>> Others { get; set; } = _ => Enumerable.Range(0, Count);

        private IEnumerable<int> List(int number)
        {
            ListsMade++;
            return Others(number);
        }
    }
}
