using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Insights.Gaps;

/// <summary>What areas lack and how far the centre reaches, as sentences.</summary>
public static class GapSentences
{
    private static Sentence NoArea { get; } =
        new(
            "ยังไม่มีพื้นที่เป้าหมายในระบบ หรือไม่มีพื้นที่ของระดับที่เลือก",
            "No target area is recorded yet, or no area of the level asked for is loaded here."
        );

    public static Sentence Of(CoverageGapsResult gaps)
    {
        if (gaps.Areas.Count == 0)
            return gaps.FiscalYear is null ? NoArea : TargetAreaSentences.None(gaps.FiscalYear);
        var (kind, lacking) = Enum.GetValues<PartyKind>()
            .Select(kind => (Kind: kind, Count: gaps.Areas.Count(area => area.MissingKinds.Contains(kind))))
            .MaxBy(one => one.Count);
        var untied = gaps.Areas.Count(area => area.IsTiedToPacc == false);
        var thai =
            lacking == 0
                ? "ไม่มีพื้นที่ใดขาดองค์กรประเภทที่ควรมี"
                : $"{Words.Number(lacking)} พื้นที่ยังขาด{Words.Thai(kind)} ซึ่งขาดมากที่สุด";
        var english =
            lacking == 0
                ? "none lacks a kind of party that it should have"
                : $"{Words.Count(lacking, "lacks", "lack")} {Words.A(Words.English(kind))}, what is lacking most";
        return new(
            $"จาก {Words.Number(gaps.Areas.Count)} พื้นที่ {thai} และ {Words.Number(untied)} พื้นที่ยังไม่เชื่อมกับสำนักงาน ป.ป.ท. ที่ดูแล",
            $"Of {Words.Count(gaps.Areas.Count, "area", "areas")} {english}, and {Words.Count(untied, "has", "have")} "
                + "no tie to the PACC office that covers it."
        );
    }

    public static Sentence Of(SubdistrictCoverageResult coverage)
    {
        var all = coverage.Provinces.Sum(province => province.Subdistricts.Count);
        if (all == 0)
            return new(
                "ยังไม่มีข้อมูลตำบลในพื้นที่ที่เลือก จึงยังบอกความครอบคลุมไม่ได้",
                "No subdistrict is loaded here, so that nothing can be said of how far they are covered."
            );
        var target = coverage.FiscalYear is { } year
            ? (
                Thai: $"เป็นพื้นที่เป้าหมายปีงบประมาณ {year} จำนวน {Counted(SubdistrictCover.TargetArea)} ตำบล",
                English: $"{Words.Count(Number(SubdistrictCover.TargetArea), "is a target area", "are target areas")} of fiscal year {year}"
            )
            : (Thai: "ยังไม่มีพื้นที่เป้าหมาย", English: "none is a target area yet");
        return new(
            $"จาก {Words.Number(all)} ตำบล มีองค์กรทำงานอยู่ {Counted(SubdistrictCover.Party)} ตำบล มีผู้ก่อการดี "
                + $"{Counted(SubdistrictCover.GoodActor)} ตำบล และ{target.Thai}",
            $"Of {Words.Count(all, "subdistrict", "subdistricts")} "
                + $"{Words.Count(Number(SubdistrictCover.Party), "has", "have")} a party at work, "
                + $"{Words.Count(Number(SubdistrictCover.GoodActor), "has", "have")} a good actor, and {target.English}."
        );

        int Number(SubdistrictCover cover) => coverage.Provinces.Sum(province => province.CountOf(cover));

        string Counted(SubdistrictCover cover) => Words.Number(Number(cover));
    }

    public static Sentence Of(CentreReachResult reach)
    {
        if (reach.CentreIds.Count == 0)
            return new(
                "ส่วนกลางไม่อยู่ในขอบเขตที่เลือก จึงยังวัดระยะไม่ได้",
                "The centre does not lie in the scope, so that no distance from it can be told."
            );
        var (reached, farthest) = (reach.PartyCounts.Sum(), reach.PartyCounts.Count - 1);
        return new(
            $"ส่วนกลางเชื่อมถึง {Words.Number(reached)} องค์กรโดยไกลที่สุด {farthest} ช่วง และยังไม่มีเส้นทางถึงอีก "
                + $"{Words.Number(reach.UnreachableIds.Count)} องค์กร",
            $"The centre reaches {Words.Count(reached, "party", "parties")} within "
                + $"{Words.Count(farthest, "step", "steps")}, and no way leads to {Words.Number(reach.UnreachableIds.Count)}."
        );
    }
}
