using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Versions beside the line that is stored: what would be, and what was. They share with the version they come from all that does not
/// differ, and nobody else sees them.
/// </summary>
public static class NetworkBranch
{
    /// <summary>What the network would be after an edit; nothing is stored.</summary>
    public static Committed<T> Suppose<T>(NetworkSnapshot network, Func<NetworkEdit, T> make)
    {
        var builder = new SnapshotBuilder(network, isBranch: true);
        var edit = new NetworkEdit(builder, ThaiTime.Today(TimeProvider.System));
        var result = make(edit);
        return edit.IsBroken
            ? new(default, network, null, edit.Faults)
            : new(result, builder.ToSnapshot(network.Version, network.UpToFiscalYear, isHypothetical: true), null, []);
    }

    /// <summary>The network as it was before some changes.</summary>
    /// <param name="changeSets">All that led from the wanted version to <paramref name="network"/>, newest first.</param>
    public static NetworkSnapshot Undo(
        NetworkSnapshot network,
        IEnumerable<ChangeSet> changeSets,
        long version,
        CancellationToken stop = default
    )
    {
        var builder = new SnapshotBuilder(network, isBranch: true);
        foreach (var change in changeSets.SelectMany(changeSet => changeSet.Changes))
        {
            stop.ThrowIfCancellationRequested();
            builder.Apply(change.Kind, change.Id, builder.Find(change.Kind, change.Id), change.Before);
        }
        return builder.ToSnapshot(version);
    }

    /// <summary>
    /// What is known of the network up to the end of a fiscal year: links, activities and target areas of that year and earlier ones.
    /// Records without a year are left out, links lose their later years; parties and areas, which have no years, all stay.
    /// </summary>
    public static NetworkSnapshot UpTo(NetworkSnapshot network, int fiscalYear, CancellationToken stop = default)
    {
        var builder = new SnapshotBuilder(network, isBranch: true);
        var until = FiscalYears.Of(Enumerable.Range(FiscalYear.Min, fiscalYear - FiscalYear.Min + 1)).Mask;
        foreach (var link in network.Collaborations)
            Put(
                link,
                new FiscalYears(link.FiscalYears.Mask & until) is { IsEmpty: false } years ? link with { FiscalYears = years } : null
            );
        foreach (var activity in network.Activities)
            Put(activity, activity.FiscalYear <= fiscalYear ? activity : null);
        foreach (var target in network.TargetAreas)
            Put(target, target.FiscalYear <= fiscalYear ? target : null);
        return builder.ToSnapshot(network.Version, fiscalYear, network.IsHypothetical);

        void Put(GraphRecord before, GraphRecord? after)
        {
            stop.ThrowIfCancellationRequested();
            if (!before.Equals(after))
                builder.Apply(before.Kind, before.Id, before, after);
        }
    }
}
