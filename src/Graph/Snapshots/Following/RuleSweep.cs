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
        {
            try
            {
                NetworkRules.Check(builder, record, record);
            }
            catch (RuleViolationException broken)
            {
                found.Add(new(record.Kind, record.Id, $"{broken.Field}: {broken.MessageEn}"));
            }
        }
        return found;
    }
}
