namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>Collects what is wrong, up to a bound.</summary>
internal sealed class ImportProblems
{
    private readonly List<ImportProblem> listed = [];

    public IReadOnlyList<ImportProblem> Listed => listed;
    public int Count { get; private set; }

    public void Add(ImportProblem problem)
    {
        Count++;
        if (listed.Count < ImportReport.MaxListedProblemCount)
            listed.Add(problem);
    }
}
