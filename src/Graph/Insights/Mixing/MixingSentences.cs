using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Graph.Insights.Mixing;

/// <summary>Who works with whom, as a sentence.</summary>
public static class MixingSentences
{
    /// <summary>Rarer than this by chance alone is called no chance.</summary>
    private const double Level = 0.05;

    public static Sentence Of(MixingResult mixing)
    {
        if (mixing.Simple.TieCount == 0)
            return new("ยังไม่มีความเชื่อมโยงระหว่างองค์กรที่จัดกลุ่มได้", "No tie joins parties that are in a group.");
        var across =
            mixing.Simple.TieCount - Enumerable.Range(0, mixing.Simple.GroupCount).Sum(group => mixing.Simple.TiesBetween(group, group));
        var (thai, english) = Against(mixing.Ei);
        return new(
            $"จาก {Words.Number(mixing.Simple.TieCount)} ความเชื่อมโยง {Words.Number(across)} เป็นการเชื่อมข้ามกลุ่ม {thai}",
            $"Of {Words.Count((int)mixing.Simple.TieCount, "tie", "ties")} {Words.Count((int)across, "leads", "lead")} "
                + $"to another group, {english}."
        );
    }

    private static (string Thai, string English) Against(IndexTest test) =>
        test.PValue is not { } p ? ("โดยยังไม่ได้เทียบกับความบังเอิญ", "which was not set beside chance")
        : p > Level
            ? ($"ซึ่งไม่ต่างจากความบังเอิญอย่างชัดเจน (p = {Words.Figure(p)})", $"which chance alone could give (p = {Words.Figure(p)})")
        : test.Value > test.Expected
            ? ($"ซึ่งมากกว่าที่ความบังเอิญจะให้ (p = {Words.Figure(p)})", $"more than chance would give (p = {Words.Figure(p)})")
        : ($"ซึ่งน้อยกว่าที่ความบังเอิญจะให้ (p = {Words.Figure(p)})", $"fewer than chance would give (p = {Words.Figure(p)})");
}
