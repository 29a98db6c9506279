namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>Why there are no target areas to speak of.</summary>
internal static class TargetAreaSentences
{
    public static Sentence None(int? fiscalYear) =>
        fiscalYear is { } year
            ? new(
                $"ยังไม่มีพื้นที่เป้าหมายของปีงบประมาณ {year} ในพื้นที่ที่เลือก",
                $"No target area of fiscal year {year} is recorded here."
            )
            : new("ยังไม่มีพื้นที่เป้าหมายในระบบ", "No target area is recorded yet.");
}
