using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Tests.Architecture;

namespace AntiCorruption.Graph.Tests;

/// <summary>Holds the last two columns of docs/map.md for the graph: who may use whom, and which packages.</summary>
public class ArchitectureTests
{
    private static readonly string Assembly = typeof(Party).Assembly.Location;

    [Fact]
    public void EveryRoomUsesOnlyWhatTheMapAllows() => Assert.Empty(new Rooms(Room.OfMap()).Faults(Assembly));

    [Fact]
    public void EveryFolderIsOnTheMap() => Assert.Empty(SourceTree.FoldersOff(Room.OfMap(), "Graph"));

    [Fact]
    public void NothingBannedIsCalled() => Assert.Empty(BannedMembers.In(Assembly));

    [Fact]
    public void EveryFileLiesWhereItsNamespaceSays() => Assert.Empty(SourceTree.FilesAstray("src/Graph", "tests/Graph.Tests"));

    [Theory]
    [InlineData("| `src/Graph/Kernel` | | | |", "Graph/Algorithms", "Graph/Kernel")]
    [InlineData("| `src/Graph/Algorithms/*` | | `Kernel` | |", "Graph/Algorithms/Robustness", "Graph/Algorithms/Paths")]
    [InlineData("| `src/Graph/Storage` | | `Model` | |", "Graph/Storage/Sqlite", "package Microsoft.Data.Sqlite")]
    public void WhatAMapDoesNotAllowIsTold(string row, string user, string used)
    {
        var faults = new Rooms(Room.OfTable([row])).Faults(Assembly);
        Assert.Contains(faults, fault =>
            fault.StartsWith(user, StringComparison.Ordinal) && fault.Contains($" uses {used}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void WhatIsBannedIsFound() =>
        Assert.Contains(BannedMembers.In(typeof(ArchitectureTests).Assembly.Location), call =>
            call.Contains("calls System.DateTime.get_Now", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Graph/A/One", "Graph/A/Two", true)]
    [InlineData("Graph/A/Deep/One", "Graph/A/Two", true)]
    [InlineData("Graph/A/One", "Graph/B/Two", true)]
    [InlineData("Graph/A/One", "Graph/Bad/Two", false)]
    [InlineData("Graph/B/One", "Graph/A/Two", false)]
    [InlineData("Graph/F/Each/One", "Graph/F/Other/TwoNode", true)]
    [InlineData("Graph/F/Each/One", "Graph/F/Other/Two", false)]
    [InlineData("Graph/F/Each/One", "Graph/Two", false)]
    public void ARowAllowsItsOwnFolderThoseAboveItAndWhatItNames(string user, string used, bool isAllowed)
    {
        var rooms = new Rooms(
            Room.OfTable(["| `src/Graph/A` | | `B` | |", "| `src/Graph/B` | | | |", "| `src/Graph/F/*` | | `*Node` | |"])
        );
        Assert.Equal(isAllowed, rooms.Allows(user, used));
    }

    /// <summary>What the check of banned members has to find.</summary>
    private static DateTime Now() => DateTime.Now;
}
