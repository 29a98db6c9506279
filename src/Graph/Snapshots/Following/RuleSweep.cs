using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>Holds the rules against a network that is there already.</summary>
internal static class RuleSweep
{
    /// <summary>Each record that breaks a rule, and the first that it breaks.</summary>
    public static List<StoreProblem> FindBroken(NetworkSnapshot network)
    {
        var builder = new SnapshotBuilder(network);
        var found = new List<StoreProblem>();
        foreach (var record in network.AllRecords())
            if (NetworkRules.CheckLoaded(builder, record).FirstOrDefault() is { } fault)
                found.Add(new(record.Kind, record.Id, $"{fault.Field}: {fault.MessageEn}"));
        return found;
    }
}
