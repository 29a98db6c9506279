using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// Takes the link with the largest gain, again and again (Nemhauser, Wolsey, Fisher 1978), looking again only at those whose earlier gain
/// is still large enough (Minoux 1978): gains never grow. Without limits per
/// party the value is at least 1 − 1/e of the best that any set of so many candidates has, with them at least 1/3 (Fisher, Nemhauser,
/// Wolsey 1978; such limits are a 2-extendible system).
/// The bound holds for the plan at hand: what is reached plus the largest gains that are left, the least over all steps (Leskovec et al.
/// 2007), of one party no more than it may get; and no more than all candidates together gain.
/// </summary>
internal sealed class LazyGreedy(PlanObjective objective, PlanConstraints constraints, int budget)
{
    private readonly double[] gains = new double[objective.Candidates.Count];
    private readonly Dictionary<int, int> used = [];

    /// <summary>The steps, and the most that any such plan could gain.</summary>
    public (List<PlanStep> Steps, double UpperBound) Run(CancellationToken cancel)
    {
        Look(isFirst: true, cancel);
        var steps = new List<PlanStep>();
        var queue = new PriorityQueue<(int Candidate, int Step), (double, int)>(gains.Select((gain, i) => ((i, 0), (-gain, i))));
        var (value, bound) = (0.0, Bound(0));
        while (steps.Count < budget && queue.TryDequeue(out var best, out _))
        {
            cancel.ThrowIfCancellationRequested();
            if (gains[best.Candidate] <= 0)
                break;
            if (!IsFree(objective.Candidates[best.Candidate]))
                continue;
            if (best.Step < steps.Count)
            {
                gains[best.Candidate] = objective.GainOf(best.Candidate);
                queue.Enqueue((best.Candidate, steps.Count), (-gains[best.Candidate], best.Candidate));
                continue;
            }
            var gain = gains[best.Candidate];
            steps.Add(objective.Take(best.Candidate, gain));
            Use(objective.Candidates[best.Candidate]);
            (value, gains[best.Candidate]) = (value + gain, 0);
            bound = Math.Min(bound, Bound(value));
        }
        Look(isFirst: false, cancel);
        return (steps, Math.Min(bound, Bound(value)));
    }

    /// <summary>What the candidates that are left would gain all together. Makes every one of them, and so comes last.</summary>
    public double TakeRest(CancellationToken cancel)
    {
        var sum = 0.0;
        for (var i = 0; i < gains.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (gains[i] <= 0 || objective.GainOf(i) is not (> 0 and var gain))
                continue;
            objective.Take(i, gain);
            sum += gain;
        }
        return sum;
    }

    /// <summary>What each candidate would gain now; later on only those that gained something before can.</summary>
    private void Look(bool isFirst, CancellationToken cancel) =>
        ParallelLoop.Ranges(
            gains.Length,
            16,
            (from, to) =>
            {
                for (var i = from; i < to; i++)
                    if (isFirst || gains[i] > 0)
                        gains[i] = objective.GainOf(i);
            },
            cancel
        );

    private bool IsFree(PlanLink link) =>
        used.GetValueOrDefault(link.From) < constraints.LimitOf(link.From)
        && used.GetValueOrDefault(link.To) < constraints.LimitOf(link.To);

    private void Use(PlanLink link)
    {
        used[link.From] = used.GetValueOrDefault(link.From) + 1;
        used[link.To] = used.GetValueOrDefault(link.To) + 1;
    }

    /// <summary>
    /// What is reached and the largest gains, each as it was last seen: no smaller than it is. Of the links of a party that may get few,
    /// only as many.
    /// </summary>
    private double Bound(double value)
    {
        var (counted, ofParty) = (0, new Dictionary<int, int>());
        foreach (var i in Enumerable.Range(0, gains.Length).Where(i => gains[i] > 0).OrderByDescending(i => gains[i]))
        {
            if (counted == budget)
                break;
            var link = objective.Candidates[i];
            var party = constraints.LimitOf(link.From) <= constraints.LimitOf(link.To) ? link.From : link.To;
            if (ofParty.GetValueOrDefault(party) >= constraints.LimitOf(party))
                continue;
            ofParty[party] = ofParty.GetValueOrDefault(party) + 1;
            value += gains[i];
            counted++;
        }
        return value;
    }
}
