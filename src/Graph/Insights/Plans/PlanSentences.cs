using System.Globalization;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>What a plan's step brings, and what its way of choosing promises, as sentences.</summary>
public static class PlanSentences
{
    private const int NamesShown = 3;
    private const double Tolerance = 1e-9;

    public static Sentence Of(NetworkSnapshot network, ExpansionPlanOptions options, PlanStep step)
    {
        var (from, to) = (network.Parties[step.FromId], network.Parties[step.ToId]);
        var reason = Reason(network, options, step);
        var (verbTh, verbEn) = options.EnlistsGoodActors
            ? ("ชวนผู้ก่อการดีเข้าร่วมโดยเชื่อม", "Enlist a good actor by linking")
            : ("เชื่อม", "Link");
        return new(
            $"{verbTh} {from.NameTh} กับ {to.NameTh}: {reason.Thai}",
            $"{verbEn} {Words.English(from)} with {Words.English(to)}: {reason.English}."
        );
    }

    /// <summary>What the plan gains, how much more any plan could, and what the way of choosing promises.</summary>
    public static Sentence Promise(ExpansionPlanOptions options, ExpansionPlanResult plan)
    {
        if (plan.CandidateCount == 0)
            return new(
                "ไม่พบการเชื่อมใหม่ที่ช่วยให้ถึงเป้าหมายนี้ภายใต้เงื่อนไขที่กำหนด",
                "No new link that is allowed would bring this aim any further."
            );
        var (thai, english) = plan.UpperBound - plan.Gain < Tolerance ? Best(options, plan) : AtMost(options, plan);
        return new(
            $"แผนนี้ได้ผล {Figure(plan.Gain)} จากการเชื่อม {plan.Steps.Count} ครั้ง {thai}",
            $"The plan gains {Figure(plan.Gain)} by {Count(plan.Steps.Count, "link", "links")}, {english}"
        );
    }

    private static (string Thai, string English) Best(ExpansionPlanOptions options, ExpansionPlanResult plan) =>
        (
            $"และไม่มีแผนใดที่เชื่อมไม่เกิน {options.Budget} ครั้งจากตัวเลือก {plan.CandidateCount} รายการได้ผลมากกว่านี้",
            $"and no plan of at most {options.Budget} of the {Count(plan.CandidateCount, "link", "links")} compared gains more."
        );

    private static (string Thai, string English) AtMost(ExpansionPlanOptions options, ExpansionPlanResult plan)
    {
        var share = plan.Guarantee.ToString("P1", CultureInfo.InvariantCulture);
        return (
            $"แผนที่ดีที่สุดที่เชื่อมไม่เกิน {options.Budget} ครั้งจากตัวเลือก {plan.CandidateCount} รายการได้ผลไม่เกิน "
                + $"{Figure(plan.UpperBound)} และแผนนี้ได้ผลอย่างน้อย {share} ของแผนนั้น",
            $"the best of at most {options.Budget} of the {plan.CandidateCount} links compared gains no more than "
                + $"{Figure(plan.UpperBound)}, and this plan at least {share} of that best."
        );
    }

    private static string Figure(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static Sentence Reason(NetworkSnapshot network, ExpansionPlanOptions options, PlanStep step) =>
        options.Aim switch
        {
            PlanAim.CoverTargetAreas => Needs(network, step),
            PlanAim.ShortenToPacc => new(
                $"{step.NearerCount} องค์กรเข้าถึงสำนักงาน ป.ป.ท. ได้ใกล้ขึ้น รวมลดลง {step.Gain:0} ช่วง",
                $"{Count(step.NearerCount, "party comes", "parties come")} closer to PACC, "
                    + $"{Count((int)step.Gain, "step", "steps")} saved in all"
            ),
            PlanAim.RemoveSinglePoints => SafeTies(network, step),
            _ => new(
                $"อีก {step.Gain:0} องค์กรอยู่ห่างจากส่วนกลางไม่เกิน {options.MaxSteps} ช่วง",
                $"{Count((int)step.Gain, "more party comes", "more parties come")} within "
                    + $"{Count(options.MaxSteps, "step", "steps")} of the centre"
            ),
        };

    private static Sentence Needs(NetworkSnapshot network, PlanStep step)
    {
        var needs = step.Needs.Take(NamesShown).Select(need => (network.TargetAreas[need.TargetAreaId].AreaCode, need.Kind)).ToList();
        var thai = needs.ConvertAll(need => $"{Words.ThaiPlace(network, need.AreaCode)}ได้เชื่อมกับ{Words.Thai(need.Kind)}");
        var english = needs.ConvertAll(need =>
            $"{Words.EnglishPlace(network, need.AreaCode)} gets a tie to {Words.A(Words.English(need.Kind))}"
        );
        return new(Words.ThaiList(thai, step.Needs.Count), Words.EnglishList(english, step.Needs.Count));
    }

    private static Sentence SafeTies(NetworkSnapshot network, PlanStep step)
    {
        var ties = step
            .SafeTies.Take(NamesShown)
            .Select(tie => (One: network.Parties[tie.PartyId], Other: network.Parties[tie.OtherId]))
            .ToList();
        var thai = ties.ConvertAll(tie => $"{tie.One.NameTh}–{tie.Other.NameTh}");
        var english = ties.ConvertAll(tie => $"{Words.English(tie.One)}–{Words.English(tie.Other)}");
        return new(
            $"{step.SafeTies.Count} ความเชื่อมโยงไม่เป็นจุดเดียวที่ขาดแล้วเครือข่ายแยกอีกต่อไป ({Words.ThaiList(thai, step.SafeTies.Count)})",
            $"{Count(step.SafeTies.Count, "tie no longer holds", "ties no longer hold")} a part of the network alone "
                + $"({Words.EnglishList(english, step.SafeTies.Count)})"
        );
    }

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
