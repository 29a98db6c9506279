using System.Reflection;
using System.Xml.Linq;
using AntiCorruption.Graph.Algorithms.Centrality;

namespace AntiCorruption.Graph.Tests.Algorithms;

/// <summary>Every algorithm says what it promises under the same headings, and has the same form.</summary>
public class ContractTests
{
    private static readonly string[] Headings = ["Definition", "Input", "Output", "Ending", "Cost", "Determinism", "Source"];

    public static TheoryData<string> Algorithms => new(All().Select(type => type.FullName!));

    [Theory, MemberData(nameof(Algorithms))]
    public void TheContractHasEveryHeading(string name)
    {
        var member = XDocument
            .Load(Path.ChangeExtension(typeof(PageRank).Assembly.Location, ".xml"))
            .Descendants("member")
            .Single(member => member.Attribute("name")!.Value == "T:" + name);
        Assert.False(string.IsNullOrWhiteSpace(member.Element("summary")?.Value));
        Assert.Equal(Headings, member.Descendants("para").Select(para => para.Element("b")!.Value.TrimEnd('.')));
        Assert.All(member.Descendants("para"), para =>
            Assert.True(para.Value.Length > para.Element("b")!.Value.Length + 5, $"{name}: {para.Element("b")!.Value} says nothing")
        );
    }

    [Theory, MemberData(nameof(Algorithms))]
    public void ComputeCanBeCancelled(string name) =>
        Assert.All(Computes(All().Single(type => type.FullName == name)), compute =>
            Assert.Equal(typeof(CancellationToken), compute.GetParameters()[^1].ParameterType)
        );

    /// <summary>The page is what the code says: the build's checks print it anew.</summary>
    [Fact]
    public void ThePageDescribesEveryOptionAndEveryFigure() =>
        Assert.All(
            File.ReadLines(Path.Combine(SharedFolder.SourceFolder(), "docs", "algorithms.md"))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal)),
            row => Assert.False(row.EndsWith("|  |", StringComparison.Ordinal), $"Nothing is said of {row}")
        );

    private static IEnumerable<Type> All() =>
        typeof(PageRank)
            .Assembly.GetExportedTypes()
            .Where(type =>
                type is { IsAbstract: true, IsSealed: true }
                && type.Namespace!.StartsWith("AntiCorruption.Graph.Algorithms.", StringComparison.Ordinal)
                && Computes(type).Any()
            );

    private static IEnumerable<MethodInfo> Computes(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == "Compute");
}
