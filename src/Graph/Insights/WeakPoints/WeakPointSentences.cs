using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.WeakPoints;

/// <summary>Where the network would come apart, as sentences.</summary>
public static class WeakPointSentences
{
    public static Sentence Of(NetworkSnapshot network, WeakPointResult weak)
    {
        if (weak.Points.Count == 0 && weak.Ties.Count == 0)
            return new(
                "ไม่มีองค์กรหรือความเชื่อมโยงใดที่หากขาดไปแล้วเครือข่ายจะแยกออกจากกัน",
                "No single party or tie holds the network together alone."
            );
        var counts = new Sentence(
            $"หากขาดองค์กรใดใน {Words.Number(weak.Points.Count)} องค์กร หรือความเชื่อมโยงใดใน "
                + $"{Words.Number(weak.Ties.Count)} รายการ เครือข่ายจะแยกออกจากกัน",
            $"The network would come apart without any one of {Words.Count(weak.Points.Count, "party", "parties")} or "
                + $"{Words.Count(weak.Ties.Count, "tie", "ties")}."
        );
        if (weak.Points.Count == 0)
            return counts;
        var (point, party) = (weak.Points[0], network.Parties[weak.Points[0].PartyId]);
        return counts.Then(
            new(
                $"ที่สำคัญที่สุดคือ {party.NameTh} ซึ่งหากขาดไปจะทำให้ {Words.Number(point.CutOffCount)} องค์กรหลุดออกจากเครือข่าย",
                $"Most hangs on {Words.English(party)}, whose loss would cut off {Words.Count(point.CutOffCount, "party", "parties")}."
            )
        );
    }

    public static Sentence Of(RemovalResult removal)
    {
        var (whole, last) = (removal.Steps[0], removal.Steps[^1]);
        var half = removal.Steps.FirstOrDefault(step => step.LargestComponentSize <= whole.LargestComponentSize / 2);
        var (size, left) = (Words.Figure(whole.LargestComponentSize), Words.Figure(last.LargestComponentSize));
        return half is null
            ? new(
                $"เมื่อขาดไป {Words.Number(last.RemovedCount)} องค์กร กลุ่มใหญ่ที่สุดลดจาก {size} เหลือ {left} องค์กร",
                $"With {Words.Count(last.RemovedCount, "party", "parties")} gone, the largest part falls from {size} to {left}."
            )
            : new(
                $"เมื่อขาดไป {Words.Number(half.RemovedCount)} องค์กร กลุ่มใหญ่ที่สุดซึ่งมี {size} องค์กรจะเหลือไม่เกินครึ่ง",
                $"With {Words.Count(half.RemovedCount, "party", "parties")} gone, the largest part of {size} is down to half or less."
            );
    }
}
