using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Graph.Insights.Pictures;

/// <summary>What a picture shows and what it leaves out, as a sentence.</summary>
public static class PictureSentences
{
    public static Sentence Of(PictureResult picture)
    {
        var parties = picture.PointOf.Count(point => point >= 0);
        return parties == 0
            ? new("ไม่มีองค์กรในขอบเขตที่เลือก จึงไม่มีภาพ", "The picture is empty because there is no party in the scope.")
            : new(Thai(picture, parties), English(picture, parties) + ".");
    }

    private static string Thai(PictureResult picture, int parties)
    {
        var (lines, hidden, left) = (picture.Ties.All.Length, picture.Ties.HiddenCount, picture.PointOf.Length - parties);
        var shown = picture.IsGrouped
            ? $"ภาพแสดง {Words.Number(picture.Keys.Count)} กลุ่ม รวม {Words.Number(parties)} องค์กร และเส้นเชื่อมระหว่างกลุ่ม "
                + $"{Words.Number(lines)} เส้น"
            : $"ภาพแสดง {Words.Number(parties)} องค์กรและเส้นเชื่อม {Words.Number(lines)} เส้น";
        return shown
            + (hidden > 0 ? $" โดยไม่แสดงเส้นที่อ่อนกว่าอีก {Words.Number(hidden)} เส้น" : "")
            + (left > 0 ? $" ไม่รวม {Words.Number(left)} องค์กรที่อยู่นอกกลุ่มที่เลือก" : "");
    }

    private static string English(PictureResult picture, int parties)
    {
        var lines = Words.Count(picture.Ties.All.Length, "line", "lines");
        var shown = picture.IsGrouped
            ? $"The picture shows {Words.Count(picture.Keys.Count, "group", "groups")} of "
                + $"{Words.Count(parties, "party", "parties")} and {lines} between groups"
            : $"The picture shows {Words.Count(parties, "party", "parties")} and {lines}";
        var (hidden, left) = (picture.Ties.HiddenCount, picture.PointOf.Length - parties);
        List<string> missing = [];
        if (hidden > 0)
            missing.Add(Words.Count(hidden, "weaker line", "weaker lines"));
        if (left > 0)
            missing.Add(Words.Count(left, "party", "parties") + " outside the chosen group");
        return missing.Count == 0 ? shown : $"{shown}, without {string.Join(" and ", missing)}";
    }
}
