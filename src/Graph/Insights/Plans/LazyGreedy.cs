using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// Takes the link with the largest gain, again and again (Nemhauser, Wolsey, Fisher 1978), looking again only at those whose earlier gain is still large enough (Minoux 1978): gains never grow. Without limits per
/// party the value is at least 1 − 1/e of the best that any set of so many candidates has, with them at least 1/3 (Fisher, Nemhauser, Wolsey 1978; such limits are a 2-extendible system).
/// The bound holds for the plan at hand: what is reached plus the largest gains that are left, the least over all steps (Leskovec et al. 2007).
/// </summary>
internal sealed class LazyGreedy(PlanObjective objective, PlanConstraints constraints, int budget)
{
    private readonly double[] gains = new double[objective.Candidates.Count];
    private readonly Dictionary<int, int> used = [];

    /// <summary>The steps, and the most that any such plan could gain.</summary>
    public (List<PlanStep> Steps, double UpperBound) Run(CancellationToken cancel)
    {
        ParallelLoop.Ranges(gains.Length, 16, (from, to) =>
        {
            for (var i = from; i < to; i++) gains[i] = objective.GainOf(i);
        }, cancel);
        var steps = new List<PlanStep>();
        var queue = new PriorityQueue<(int Candidate, int Step), (double, int)>(gains.Select((gain, i) => ((i, 0), (-gain, i))));
        var (value, bound) = (0.0, Bound(0));
        while (steps.Count < budget && queue.TryDequeue(out var best, out _))
        {
            cancel.ThrowIfCancellationRequested();
            if (gains[best.Candidate] <= 0) break;
            if (!IsFree(objective.Candidates[best.Candidate])) continue;
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
        return (steps, bound);
    }

    private bool IsFree(PlanLink link) => used.GetValueOrDefault(link.From) < constraints.LimitOf(link.From) && used.GetValueOrDefault(link.To) < constraints.LimitOf(link.To);

    private void Use(PlanLink link)
    {
        used[link.From] = used.GetValueOrDefault(link.From) + 1;
        used[link.To] = used.GetValueOrDefault(link.To) + 1;
    }

    /// <summary>What is reached and the largest gains, each as it was last seen: no smaller than it is.</summary>
    private double Bound(double value)
    {
        var largest = new PriorityQueue<double, double>(budget + 1);
        foreach (var gain in gains)
        {
            if (largest.Count < budget) largest.Enqueue(gain, gain);
            else if (gain > largest.Peek()) largest.EnqueueDequeue(gain, gain);
        }
        while (largest.TryDequeue(out var gain, out _)) value += gain;
        return value;
    }
}
