namespace AntiCorruption.Graph.Tests.Architecture;

/// <summary>Members that the product never calls, and why.</summary>
public static class BannedMembers
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["System.DateTime.get_Now"] = "the machine's time zone; take UtcNow, or ThaiTime where a day is meant",
        ["System.DateTime.get_Today"] = "the machine's time zone; take UtcNow, or ThaiTime where a day is meant",
        ["System.DateTimeOffset.get_Now"] = "the machine's time zone; take UtcNow, or ThaiTime where a day is meant",
        ["System.Random.get_Shared"] = "no seed: not the same twice; take SeededRandom",
        ["System.Threading.Tasks.Task.Wait"] = "holds a thread; await it",
        ["System.Threading.Tasks.Task`1.get_Result"] = "holds a thread; await it",
        ["System.Threading.Thread.Sleep"] = "holds a thread; await Task.Delay",
    };

    /// <summary>Those who read the result of a task only when they know that it has ended.</summary>
    private static readonly string[] ReadersOfEndedTasks =
    [
        "AntiCorruption.Api.Wire.Calls.WireValidator",
        "AntiCorruption.Graph.Snapshots.Versions.KeptValues`2",
    ];

    /// <summary>Who calls one in an assembly.</summary>
    public static IEnumerable<string> In(string assemblyFile) =>
        from use in MemberUse.Of(assemblyFile)
        where Reasons.ContainsKey(use.Member)
        where !(use.Member.EndsWith(".get_Result", StringComparison.Ordinal) && ReadersOfEndedTasks.Contains(use.User))
        select $"{use.User} calls {use.Member}: {Reasons[use.Member]}";
}
