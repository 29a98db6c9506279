using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>
/// Brings tables into a network: everything is read and checked first, by the rules that every other way in obeys, then
/// all of it is written as one change, or nothing. What is in the network already is not written again.
/// </summary>
public static class Importer
{
    /// <param name="paths">Folders (their CSV files) and files; their order says nothing.</param>
    /// <exception cref="Storage.StoreUnavailableException">The store did not take the change; nothing was written.</exception>
    public static async Task<ImportReport> ImportAsync(
        LiveNetwork network,
        IReadOnlyList<string> paths,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        var unread = new ImportProblems();
        var folder = CsvFolder.Read(paths, unread);
        var committed = await network
            .CommitAsync(
                options.By,
                "import",
                edit =>
                {
                    var run = new ImportRun(edit, progress, cancellationToken);
                    foreach (var problem in unread.Listed)
                        run.Problems.Add(problem);
                    run.Read(folder.Files);
                    var report = run.Report(folder);
                    if (options.DryRun || report.ProblemCount > 0 && !options.SkipBad)
                        edit.Abandon();
                    return report;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return committed.Result with { Version = committed.ChangeSet?.Version };
    }
}
