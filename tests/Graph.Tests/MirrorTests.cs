using AntiCorruption.Graph.Tests.Architecture;

namespace AntiCorruption.Graph.Tests;

/// <summary>
/// Tests lie where their source lies: those of <c>src/X/Y/Z.cs</c> in <c>tests/X.Tests/Y/ZTests.cs</c>, those of a whole folder in
/// <c>Y/YTests.cs</c>. Classes that help tests have any other name.
/// </summary>
public class MirrorTests
{
    /// <summary>What is about no one file or folder of the source, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["tests/Graph.Tests/ArchitectureTests.cs"] = "about all of the graph",
        ["tests/Graph.Tests/BuildTests.cs"] = "about the machine",
        ["tests/Graph.Tests/LineTests.cs"] = "about all files",
        ["tests/Graph.Tests/MirrorTests.cs"] = "about all tests",
        ["tests/Graph.Tests/Benchmarks/EngineBenchmarkTests.cs"] = "its source is tests/Graph.Benchmarks",
        ["tests/Graph.Tests/Algorithms/ContractTests.cs"] = "about every algorithm: its comment",
        ["tests/Graph.Tests/Algorithms/OptionsTests.cs"] = "about every algorithm: its options",
        ["tests/Graph.Tests/Algorithms/KnownNetworkTests.cs"] = "about every algorithm: figures of other programs",
        ["tests/Graph.Tests/Algorithms/Centrality/DegreeAndReachTests.cs"] = "two algorithms that count the same",
        ["tests/Graph.Tests/Algorithms/Centrality/KatzAndHitsTests.cs"] = "two algorithms on one solver",
        ["tests/Graph.Tests/Algorithms/Centrality/SampledTests.cs"] = "both sampled estimates and their errors",
        ["tests/Graph.Tests/Insights/ProgrammeAnswerTests.cs"] = "numbers of the real tables, of many questions",
        ["tests/Graph.Tests/Storage/Neo4j/OutsideEditTests.cs"] = "a situation of the store: edited past the program",
        ["tests/Graph.Tests/Storage/Neo4j/ServerFaultTests.cs"] = "a situation of the store: its server fails",
        ["tests/Graph.Tests/Storage/Neo4j/WireFaultTests.cs"] = "a situation of the store: the wire fails",
        ["tests/Graph.Tests/Storage/Neo4j/WrongServerTests.cs"] = "a situation of the store: no Neo4j, or an old one",
        ["tests/Api.Tests/ArchitectureTests.cs"] = "about all of the API",
        ["tests/Api.Tests/Scopes/AnswerTextTests.cs"] = "about every question: its sentence",
        ["tests/Api.Tests/Conformance/ProgramTests.cs"] = "the whole program, asked by suites of others",
        ["tests/Api.Tests/Conformance/TransportTests.cs"] = "the whole transport, asked by suites of others",
        ["tests/Api.Tests/Stores/Neo4jProgramTests.cs"] = "several programs on one Neo4j",
        ["tests/Api.Tests/Stores/SameAnswersTests.cs"] = "the answers of both stores",
    };

    [Fact]
    public void EveryTestLiesWhereItsSourceLies() =>
        Assert.DoesNotContain(SourceTree.Files("tests/Graph.Tests", "tests/Api.Tests"), file =>
            file.EndsWith("Tests.cs", StringComparison.Ordinal) && !Exceptions.ContainsKey(file) && !HasSource(file)
        );

    [Fact]
    public void EveryExceptionIsThereAndIsOne() =>
        Assert.All(Exceptions.Keys, file =>
            Assert.True(File.Exists(Path.Combine(SharedFolder.SourceFolder(), file)) && !HasSource(file), file)
        );

    /// <summary>What people ask of the API is asked in a test of its own.</summary>
    [Fact]
    public void EveryQueryMutationAndSubscriptionHasItsTest() =>
        Assert.Empty(
            from file in SourceTree.Files("src/Api")
            where new[] { "Queries.cs", "Mutations.cs", "Subscriptions.cs" }.Any(end => file.EndsWith(end, StringComparison.Ordinal))
            let test = "tests/Api.Tests/" + file["src/Api/".Length..^".cs".Length] + "Tests.cs"
            where !File.Exists(Path.Combine(SharedFolder.SourceFolder(), test))
            select test
        );

    private static bool HasSource(string test)
    {
        var parts = test["tests/".Length..^"Tests.cs".Length].Split('/');
        var folder = Path.Combine([SharedFolder.SourceFolder(), "src", parts[0].Split('.')[0], .. parts[1..^1]]);
        return File.Exists(Path.Combine(folder, parts[^1] + ".cs")) || (Path.GetFileName(folder) == parts[^1] && Directory.Exists(folder));
    }
}
