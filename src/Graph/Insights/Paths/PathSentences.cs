using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Graph.Insights.Paths;

/// <summary>Which ways lead from one party to another, as a sentence.</summary>
public static class PathSentences
{
    public static Sentence Of(PathAnswer answer)
    {
        if (!answer.IsInScope)
            return new("องค์กรหนึ่งในสองแห่งไม่อยู่ในขอบเขตที่เลือก", "One of the two parties does not lie in the scope.");
        if (answer.Ways.Count == 0)
            return new("ยังไม่มีเส้นทางเชื่อมถึงกัน", "No way leads from one to the other.");
        var steps = answer.Ways[0].PartyIds.Count - 1;
        return new(
            $"พบ {Words.Number(answer.Ways.Count)} เส้นทาง เส้นทางที่ดีที่สุดมี {steps} ช่วง",
            $"{Words.Count(answer.Ways.Count, "way leads", "ways lead")} there, the best in {Words.Count(steps, "step", "steps")}."
        );
    }
}
