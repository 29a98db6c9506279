using AntiCorruption.Api.Access;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using GraphQL;

namespace AntiCorruption.Api.Stores;

internal static class StoreQueries
{
    /// <summary>The store as this server sees it: whether it answers, and what in it cannot be shown.</summary>
    [Requires(Role.Administrator)]
    public static StoreReportNode StoreReport([FromServices] LiveNetwork live) => new(live);
}

/// <summary>How the store is.</summary>
[Name("StoreReport")]
[Requires(Role.Administrator)]
public sealed class StoreReportNode(LiveNetwork live)
{
    private readonly StoreUnavailableException? fault = live.StoreFault;
    private readonly IReadOnlyList<StoreProblem> problems = live.StoreProblems;

    /// <summary>Where the data are kept.</summary>
    public string Location => live.StoreLocation;

    /// <summary>The version of the data that this server shows.</summary>
    public long Version => live.Current.Version;

    /// <summary>When they were last known to be the newest.</summary>
    public DateTimeOffset AsOf => live.AsOf;

    /// <summary>Why the store did not answer the last time it was asked; null when it did.</summary>
    public string? Fault => fault?.Message;

    /// <summary>How many of its records cannot be shown.</summary>
    public int ProblemCount => problems.Count;

    /// <summary>Records that were made or changed past this program and break a rule: at most a thousand.</summary>
    public IEnumerable<StoreProblemNode> Problems => problems.Select(problem => new StoreProblemNode(problem));
}

/// <summary>A record of the store that cannot be shown, or not as it is there.</summary>
[Name("StoreProblem")]
[Requires(Role.Administrator)]
public sealed class StoreProblemNode(StoreProblem problem)
{
    /// <summary>What it is in the store: the property or label that it should have.</summary>
    public string Kind => problem.Kind.ToString();

    /// <summary>Its number in the store; null where it has none.</summary>
    public int? Number => problem.Id > 0 ? problem.Id : null;

    /// <summary>What is wrong.</summary>
    public string Message => problem.Message;
}
