using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;

namespace AntiCorruption.Graph.Tests.Algorithms;

/// <summary>Options are the key under which an answer is kept: what they say is what they are.</summary>
public class OptionsTests
{
    public static TheoryData<string, string> Lists =>
        new(
            from type in typeof(PageRank).Assembly.GetExportedTypes()
            where
                type is { IsAbstract: false }
                && type.Name.EndsWith("Options", StringComparison.Ordinal)
                && type.Namespace!.StartsWith("AntiCorruption.Graph.Algorithms.", StringComparison.Ordinal)
            from property in type.GetProperties()
            where
                property.CanWrite
                && property.PropertyType.IsGenericType
                && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable))
            select (type.FullName!, property.Name)
        );

    [Theory, MemberData(nameof(Lists))]
    public void ListsAreEqualByWhatTheyHold(string typeName, string propertyName)
    {
        var type = typeof(PageRank).Assembly.GetType(typeName)!;
        var property = type.GetProperty(propertyName)!;
        object With(params int[] items)
        {
            var options = Activator.CreateInstance(type)!;
            property.SetValue(
                options,
                property.PropertyType.GetGenericArguments()[0] == typeof(int) ? items : Array.ConvertAll(items, item => (double)item)
            );
            return options;
        }
        Assert.Equal(With(3, 1), With(3, 1));
        Assert.Equal(With(3, 1).GetHashCode(), With(3, 1).GetHashCode());
        Assert.NotEqual(With(3, 1), With(3, 2));
        Assert.NotEqual(With(3, 1), With(3));
        Assert.NotEqual(With(3, 1), Activator.CreateInstance(type));
    }

    [Fact]
    public void OptionsKeepWhatTheyWereGiven()
    {
        int[] seeds = [1, 2];
        var options = new PersonalisedPageRankOptions { Seeds = seeds };
        seeds[0] = 7;
        Assert.Equal([1, 2], options.Seeds);
    }

    [Fact]
    public void TheOrderOfExcludedNodesDoesNotMatter() =>
        Assert.Equal(new PairPathOptions { Excluded = [2, 1, 2] }, new PairPathOptions { Excluded = [1, 2] });
}
