using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Graph.Insights.Pictures;

/// <summary>What pictures show, in words.</summary>
public static class PictureSentences
{
    /// <summary>What a picture shows, and what it hides.</summary>
    public static Sentence Of(PictureResult picture)
    {
        var parties = picture.PointOf.Count(point => point >= 0);
        var (hidden, left) = (picture.Ties.HiddenCount, picture.PointOf.Length - parties);
        var thai = ThaiShown(picture, parties);
        var english = EnglishShown(picture, parties);
        if (hidden > 0)
        {
            thai += $" (ไม่ได้แสดงเส้นที่อ่อนกว่าอีก {hidden} เส้น)";
            english += $"; not shown: {Count(hidden, "weaker line", "weaker lines")}";
        }
        if (left > 0)
        {
            thai += $" ไม่รวมภาคีนอกกลุ่มที่เลือก {left} ภาคี";
            english += $"; outside the chosen group: {Count(left, "party", "parties")}";
        }
        return new(thai, english + ".");
    }

    private static string ThaiShown(PictureResult picture, int parties) =>
        picture.IsGrouped
            ? $"ภาพแสดง {picture.Keys.Count} กลุ่ม รวม {parties} ภาคี และเส้นเชื่อมระหว่างกลุ่ม {picture.Ties.All.Length} เส้น"
            : $"ภาพแสดง {parties} ภาคี และเส้นเชื่อม {picture.Ties.All.Length} เส้น";

    private static string EnglishShown(PictureResult picture, int parties)
    {
        var lines = Count(picture.Ties.All.Length, "line", "lines");
        return picture.IsGrouped
            ? $"{Count(picture.Keys.Count, "group", "groups")} with {Count(parties, "party", "parties")}, and {lines} between groups"
            : $"{Count(parties, "party", "parties")} and {lines}";
    }

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
