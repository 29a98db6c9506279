using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>What an answer rests on, and when that is too little.</summary>
public static class BasisSentences
{
    /// <summary>Fewer ties than these say little of a network as a whole.</summary>
    public const int LeastTieCount = 30;

    public static Sentence Of(ScopedNetwork network)
    {
        var counts = network.Counts;
        if (counts.PartyCount == 0)
            return new("ไม่มีองค์กรใดอยู่ในขอบเขตที่เลือก", "No party lies in the scope.");
        if (counts.TieCount == 0)
            return new(
                $"ในขอบเขตที่เลือกมี {Words.Number(counts.PartyCount)} องค์กร แต่ยังไม่มีความเชื่อมโยงระหว่างกัน",
                $"The scope holds {Words.Count(counts.PartyCount, "party", "parties")} and not one tie between them."
            );
        var basis = Counted(counts);
        return counts.TieCount < LeastTieCount ? basis.Then(TooSmall) : basis;
    }

    private static Sentence TooSmall { get; } =
        new(
            "ข้อมูลยังน้อย จึงควรใช้ประกอบการพิจารณาเท่านั้น",
            "That is little to rest on, and the figures may change with a few more ties."
        );

    private static Sentence Counted(ScopeCounts counts)
    {
        var idle = counts.IsolatedCount;
        return new(
            $"คำนวณจาก {Words.Number(counts.PartyCount)} องค์กรและ {Words.Number(counts.TieCount)} ความเชื่อมโยง"
                + (idle == 0 ? "" : $" โดยมี {Words.Number(idle)} องค์กรที่ยังไม่มีความเชื่อมโยง"),
            $"This rests on {Words.Count(counts.PartyCount, "party", "parties")} and {Words.Count(counts.TieCount, "tie", "ties")}"
                + (idle == 0 ? "." : $", with {Words.Count(idle, "party that has", "parties that have")} no tie.")
        );
    }
}
