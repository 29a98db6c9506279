using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Graph.Insights.Comparisons;

/// <summary>What changed, as a sentence.</summary>
public static class ComparisonSentences
{
    public static Sentence Of(ComparisonResult change)
    {
        if (change.Ties.Count == 0)
            return new("ทั้งสองช่วงยังไม่มีความเชื่อมโยงให้เปรียบเทียบ", "Neither state has a tie to compare.");
        var ties = new Sentence(
            $"มีความเชื่อมโยงใหม่ {Number(TieChangeKind.New)} สิ้นสุดไป {Number(TieChangeKind.Lost)} และอีก "
                + $"{Number(TieChangeKind.NotRepeated)} คู่เคยพบกันในกิจกรรมแต่ยังไม่ได้พบกันซ้ำ ซึ่งไม่ได้แปลว่าเลิกร่วมมือ",
            $"{Count(TieChangeKind.New, "tie is", "ties are")} new, {Count(TieChangeKind.Lost, "is", "are")} lost, and "
                + $"{Count(TieChangeKind.NotRepeated, "pair", "pairs")} met in activities and not again, which is no loss."
        );
        return change.Communities.IsTooSmallToSay ? ties.Then(TooSmall(change.Communities.ComparedCount)) : ties;

        string Count(TieChangeKind kind, string one, string many) => Words.Count(change.TieCounts[(int)kind], one, many);

        string Number(TieChangeKind kind) => Words.Number(change.TieCounts[(int)kind]);
    }

    private static Sentence TooSmall(int count) =>
        new(
            $"มีเพียง {count} องค์กรที่มีความเชื่อมโยงทั้งสองช่วง น้อยเกินกว่าจะเปรียบเทียบการจัดกลุ่ม",
            $"Only {Words.Count(count, "party has", "parties have")} ties in both states, too few to compare their groups."
        );
}
