using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Writing;

/// <summary>What a commit gave: the edit's own result and the version in which it can be seen, or what it breaks.</summary>
/// <param name="result">The edit's result; none when it breaks a rule.</param>
/// <param name="snapshot">The version that shows the change, or the one that it would have changed.</param>
/// <param name="changeSet">What was written; null when nothing was.</param>
/// <param name="faults">What it breaks: nothing was changed. Empty when it was made.</param>
public sealed class Committed<T>(T? result, NetworkSnapshot snapshot, ChangeSet? changeSet, IReadOnlyList<RuleFault> faults)
{
    /// <exception cref="InvalidOperationException">The edit breaks a rule: look at <see cref="Faults"/> first.</exception>
    public T Result => IsMade ? result! : throw new InvalidOperationException(string.Join("; ", faults));

    public NetworkSnapshot Snapshot => snapshot;

    public ChangeSet? ChangeSet => changeSet;

    public IReadOnlyList<RuleFault> Faults => faults;

    public bool IsMade => faults.Count == 0;
}
