using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>One filter at work on one version for one request: it counts its steps, and stops when the asker has left.</summary>
public sealed class FilterPass(NetworkSnapshot network)
{
    private const int StepsPerCancellationCheck = 256;

    private int steps;

    public NetworkSnapshot Network => network;

    /// <summary>Of whoever asks at the moment.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <exception cref="OperationCanceledException">The asker has left.</exception>
    public void Step()
    {
        if (++steps % StepsPerCancellationCheck == 0)
            CancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The same condition with its answers remembered by the record's number, so that each record is asked once.</summary>
    internal Predicate<T> Remembering<T>(Predicate<T> matches, Func<T, long> number)
    {
        var answers = new Dictionary<long, bool>();
        return row =>
        {
            Step();
            var key = number(row);
            if (answers.TryGetValue(key, out var known))
                return known;
            return answers[key] = matches(row);
        };
    }
}
