using AntiCorruption.Graph.Tests.Architecture;

namespace AntiCorruption.Api.Tests;

/// <summary>Holds the last two columns of docs/map.md for the API: who may use whom, and which packages.</summary>
public class ArchitectureTests
{
    [Fact]
    public void EveryRoomUsesOnlyWhatTheMapAllows() => Assert.Empty(new Rooms(Room.OfMap()).Faults(typeof(ApiSchema).Assembly.Location));

    [Fact]
    public void EveryFolderIsOnTheMap() => Assert.Empty(SourceTree.FoldersOff(Room.OfMap(), "Api"));

    [Fact]
    public void NothingBannedIsCalled() => Assert.Empty(BannedMembers.In(typeof(ApiSchema).Assembly.Location));

    [Fact]
    public void EveryFileLiesWhereItsNamespaceSays() => Assert.Empty(SourceTree.FilesAstray("src/Api", "tests/Api.Tests"));
}
