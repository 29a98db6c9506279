using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Graph.Insights.Programme;

/// <summary>How target areas stand, and what ties the programme has, as sentences.</summary>
public static class ProgrammeSentences
{
    public static Sentence Of(TargetAreaStatusOptions options, TargetAreaStatusResult status)
    {
        if (status.Areas.Count == 0)
            return TargetAreaSentences.None(status.FiscalYear);
        var (stale, overdue) = (status.Areas.Count(area => area.IsStale), status.Areas.Count(area => area.OverdueSteps.Count > 0));
        var areas = new Sentence(
            $"ณ วันที่ {Words.ThaiDay(options.On)} มีพื้นที่เป้าหมายปีงบประมาณ {status.FiscalYear} จำนวน {Words.Number(status.Areas.Count)} พื้นที่"
                + $"โดย {Words.Number(stale)} พื้นที่ไม่มีการลงพื้นที่หรือหนุนเสริมในช่วง {options.StaleAfterDays} วัน และ "
                + $"{Words.Number(overdue)} พื้นที่มีขั้นงานเกินกำหนด",
            $"On {Words.EnglishDay(options.On)} fiscal year {status.FiscalYear} has "
                + $"{Words.Count(status.Areas.Count, "target area", "target areas")},"
                + $" {Words.Number(stale)} without a visit or support for "
                + $"{Words.Count(options.StaleAfterDays, "day", "days")} and {Words.Number(overdue)} with a step overdue."
        );
        return areas.Then(Of(status.Activities));
    }

    public static Sentence Of(ProgrammeTiesResult ties)
    {
        if (ties.TieCount == 0)
            return new("ยังไม่มีความเชื่อมโยงให้พิจารณา", "There is no tie to look at.");
        return new(
            $"จาก {Words.Number(ties.TieCount)} ความเชื่อมโยง {Words.Number(ties.AcrossCount)} "
                + $"({Words.Share(ties.AcrossFraction)}) เป็นระหว่างภาคประชาชนกับภาครัฐ"
                + (
                    ties.ExpandedLinkCount == 0
                        ? " และยังไม่มีบันทึกการขยายงานลงพื้นที่"
                        : $" และมีบันทึกการขยายงาน {Words.Number(ties.ExpandedLinkCount)} รายการ"
                ),
            $"Of {Words.Count(ties.TieCount, "tie", "ties")} {Words.Count(ties.AcrossCount, "joins", "join")} citizens "
                + $"and the state ({Words.Share(ties.AcrossFraction)}), and"
                + (
                    ties.ExpandedLinkCount == 0
                        ? " no extension of work is recorded yet."
                        : $" {Words.Count(ties.ExpandedLinkCount, "link says", "links say")} that work was extended."
                )
        );
    }

    private static Sentence Of(ActivityTally tally) =>
        new(
            $"ทั้งปีจัดกิจกรรมไปแล้ว {Words.Number(tally.ActivityCount)} ครั้ง"
                + (tally.UncertainCount == 0 ? "" : $" และมีอีก {Words.Number(tally.UncertainCount)} ครั้งที่ไม่ทราบวันแน่ชัด"),
            $"By then {Words.Count(tally.ActivityCount, "activity", "activities")} of the year had taken place"
                + (tally.UncertainCount == 0 ? "." : $", and of {Words.Number(tally.UncertainCount)} more the day is not known.")
        );
}
