using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>The one writer, as those see it who find what others did.</summary>
internal interface ISweepWriter
{
    /// <summary>Takes over what others wrote to the store's log.</summary>
    ValueTask CatchUpAsync(CancellationToken cancellationToken);

    /// <summary>Takes over what the rules allow of what was changed past this program; gives what they do not.</summary>
    Task<IReadOnlyList<StoreProblem>> AdoptAsync(StoreSweep sweep, CancellationToken cancellationToken);
}
