using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Overview;

/// <summary>The network at a glance, as a sentence.</summary>
public static class OverviewSentences
{
    public static Sentence Of(ScopedNetwork network, OverviewResult overview)
    {
        if (network.Counts.TieCount == 0)
            return new("ยังไม่มีเครือข่ายให้อธิบาย", "There is no network yet to describe.");
        var share = Words.Share((double)overview.LargestComponentSize / network.Counts.PartyCount);
        var mean = Words.Figure(overview.MeanDegree ?? 0);
        return new(
            $"องค์กรหนึ่งมีคู่ความร่วมมือเฉลี่ย {mean} ราย และกลุ่มใหญ่ที่สุดที่เชื่อมถึงกันได้มี {Words.Number(overview.LargestComponentSize)} องค์กร ({share})",
            $"A party has {mean} partners on average, and the largest part that hangs together holds "
                + $"{Words.Count(overview.LargestComponentSize, "party", "parties")} ({share})."
        );
    }
}
