using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>A condition on records, made from a <c>where</c> argument of one request.</summary>
/// <param name="text">The condition as text: equal texts, equal conditions.</param>
/// <param name="dependsOn">The tables that decide it, the record's own included.</param>
/// <param name="size">How much it asks.</param>
/// <param name="prepare">Makes it ready to be asked of records of one version.</param>
public sealed class Filter<T>(string text, RecordKinds dependsOn, FilterSize size, Func<FilterPass, Predicate<T>> prepare) : IFilter
{
    private readonly Lock gate = new();
    private FilterPass? pass;
    private Predicate<T>? matches;

    public string Text { get; } = FilterText.Short(text);

    public RecordKinds DependsOn => dependsOn;

    public FilterSize Size => size;

    double IPricedArgument.Price => size.Price;

    /// <summary>
    /// Those of the rows that meet it, in their order. What it asks of a record by way of links is found once a request, however many lists
    /// of the request show the record: time in the links of the network times the hops, and never in their power.
    /// </summary>
    /// <exception cref="OperationCanceledException">The asker has left.</exception>
    public T[] Among(NetworkSnapshot network, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (pass is null || pass.Network != network)
                matches = Prepare(pass = new(network));
            pass.CancellationToken = cancellationToken;
            var met = new List<T>();
            foreach (var row in rows)
            {
                pass.Step();
                if (matches!(row))
                    met.Add(row);
            }
            return [.. met];
        }
    }

    internal Predicate<T> Prepare(FilterPass into) => prepare(into);
}

/// <summary>What limits and prices look at in a <c>where</c> argument.</summary>
internal interface IFilter : IPricedArgument
{
    /// <summary>Equal texts, equal conditions.</summary>
    string Text { get; }

    /// <summary>How much it asks.</summary>
    FilterSize Size { get; }
}

/// <summary>A condition on one value of a record, made from an operation input.</summary>
public sealed record Operation<TValue>(string Text, FilterSize Size, Func<TValue?, bool> Matches);
