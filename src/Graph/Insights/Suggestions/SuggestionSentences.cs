using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>The reasons of a suggestion as a sentence.</summary>
public static class SuggestionSentences
{
    private const int NamesShown = 3;

    public static Sentence Of(NetworkSnapshot network, Suggestion suggestion)
    {
        Party from = network.Parties[suggestion.FromId],
            to = network.Parties[suggestion.ToId];
        List<string> thai = [],
            english = [];
        foreach (var gap in suggestion.Gaps)
            Add(Gap(gap));
        if (suggestion.SharedPartnerIds is { Count: > 0 and var count } partners)
        {
            var shown = partners.Take(NamesShown).Select(id => network.Parties[id]).ToList();
            Add(
                new(
                    $"มีภาคีร่วมกัน {count} ราย ({Words.ThaiList(shown.ConvertAll(party => party.NameTh), count)})",
                    $"they share {Count(count, "partner")} ({Words.EnglishList(shown.ConvertAll(Words.English), count)})"
                )
            );
        }
        if (suggestion.SharedActivityIds.Count is > 0 and var together)
            Add(
                new(
                    $"เคยร่วมกิจกรรมเดียวกัน {together} ครั้ง",
                    $"they took part in {(together == 1 ? "one activity" : $"{together} activities")} together"
                )
            );
        if (suggestion.SharedAreaCode is { } code)
            Add(new($"อยู่ใน{Words.ThaiPlace(network, code)}เหมือนกัน", $"both are in {Words.EnglishPlace(network, code)}"));
        if (suggestion.IsKindNew)
            Add(
                new(
                    $"{from.NameTh} ยังไม่มีภาคีประเภท{Words.Thai(to.PartyKind)}",
                    $"{Words.English(from)} has no {Words.English(to.PartyKind)} among its partners yet"
                )
            );
        else if (suggestion.IsKindNewToOther)
            Add(
                new(
                    $"{to.NameTh} ยังไม่มีภาคีประเภท{Words.Thai(from.PartyKind)}",
                    $"{Words.English(to)} has no {Words.English(from.PartyKind)} among its partners yet"
                )
            );
        Add(
            suggestion.StepsNow is { } steps
                ? new($"ขณะนี้ห่างกัน {steps} ช่วง", $"they are {steps} steps apart now")
                : new("ขณะนี้ยังไม่มีเส้นทางถึงกัน", "no way leads from one to the other now")
        );
        if (suggestion.FreshPartnerCount > 0)
            Add(
                new(
                    $"จะเข้าถึงภาคีใหม่อีก {suggestion.FreshPartnerCount} รายภายในสองช่วง",
                    $"{Count(suggestion.FreshPartnerCount, "new partner")} would come within two steps"
                )
            );
        return new(
            $"ควรเชื่อม {from.NameTh} กับ {to.NameTh} เพราะ{string.Join(" และ", thai)}",
            $"Link {Words.English(from)} with {Words.English(to)}, because {Join(english)}."
        );

        void Add(Sentence reason)
        {
            thai.Add(reason.Thai);
            english.Add(reason.English);
        }
    }

    /// <summary>How many suggestions there are, or why there are none, and what they can be trusted for.</summary>
    public static Sentence Of(PartnerSuggestionsResult result)
    {
        if (result.PartyCount == 0)
            return new("ไม่มีองค์กรที่ต้องหาคู่ความร่วมมือในขอบเขตที่เลือก", "No party that looks for partners lies in the scope.");
        var found =
            result.Suggestions.Count == 0
                ? new Sentence("ยังไม่พบคู่ที่ควรเชื่อมเพิ่ม", "No pair was found that could be linked.")
                : new Sentence(
                    $"แนะนำ {Words.Number(result.Suggestions.Count)} คู่จากที่เปรียบเทียบ {Words.Number(result.CandidateCount)} คู่",
                    $"{Words.Count(result.Suggestions.Count, "pair is", "pairs are")} suggested out of "
                        + $"{Words.Number(result.CandidateCount)} compared."
                );
        return found.Then(Of(result.Evidence));
    }

    /// <summary>How well suggestions foretold a year, or why that cannot be told.</summary>
    public static Sentence Of(SuggestionBackTestResult test)
    {
        if (test.IsTooSmallToSay)
            return Of(new SuggestionEvidence(test.TrainYear, test.NewPairCount, test.TestedPairCount, test.FromCount));
        var (motive, chance) = (
            Words.Share(test.Rankings[(int)SuggestionRanking.Motive].Auc),
            Words.Share(test.Rankings[(int)SuggestionRanking.Chance].Auc)
        );
        return new(
            $"ในปีงบประมาณ {test.TrainYear + 1} คำแนะนำจัดคู่ที่เกิดขึ้นจริงไว้เหนือคู่อื่นร้อยละ {motive.TrimEnd('%')} "
                + $"ของการเปรียบเทียบ ขณะที่การสุ่มได้ร้อยละ {chance.TrimEnd('%')}",
            $"For fiscal year {test.TrainYear + 1} the suggestions put a pair that came about above one that did "
                + $"not in {motive} of the comparisons, and chance in {chance}."
        );
    }

    /// <summary>What the suggestions can be trusted for.</summary>
    public static Sentence Of(SuggestionEvidence evidence) =>
        evidence switch
        {
            { TrainYear: null } => new(
                "ยังไม่มีข้อมูลความเชื่อมโยงของสองปีงบประมาณที่ติดกัน จึงยังทดสอบย้อนหลังไม่ได้ว่าคำแนะนำแม่นยำเพียงใด",
                "No two fiscal years in a row have links, so that nothing can be said of how well such suggestions foretell."
            ),
            { IsTooSmallToSay: true } => new(
                $"ข้อมูลน้อยเกินกว่าจะบอกได้ว่าคำแนะนำแม่นยำเพียงใด ปีงบประมาณ {evidence.TrainYear + 1} มีคู่ใหม่ที่ใช้ทดสอบได้เพียง "
                    + $"{evidence.TestedPairCount} คู่ (ควรมีอย่างน้อย {SuggestionEvidence.LeastPairCount} คู่ จาก "
                    + $"{SuggestionEvidence.LeastPartyCount} องค์กร)",
                "The evidence is too small to say how well such suggestions foretell: fiscal year "
                    + $"{evidence.TrainYear + 1} has only {Count(evidence.TestedPairCount, "new pair")} to test on, "
                    + $"and {SuggestionEvidence.LeastPairCount} of {SuggestionEvidence.LeastPartyCount} parties are needed."
            ),
            _ => new(
                $"ทดสอบย้อนหลังได้กับคู่ใหม่ {evidence.TestedPairCount} คู่ของปีงบประมาณ {evidence.TrainYear + 1}",
                $"The {Count(evidence.TestedPairCount, "new pair")} of fiscal year {evidence.TrainYear + 1} can tell how "
                    + "well such suggestions foretell; see the back-test."
            ),
        };

    private static string Join(List<string> reasons) =>
        reasons.Count == 1 ? reasons[0] : $"{string.Join(", ", reasons[..^1])} and {reasons[^1]}";

    private static Sentence Gap(SuggestionGap gap) =>
        gap switch
        {
            SuggestionGap.PaccTie => new(
                "ยังไม่มีความเชื่อมโยงกับสำนักงาน ป.ป.ท. ที่ดูแลพื้นที่",
                "there is no tie yet to the PACC office that covers the place"
            ),
            SuggestionGap.CodiTie => new(
                "ยังไม่มีความเชื่อมโยงกับสำนักงาน พอช. ที่ดูแลพื้นที่",
                "there is no tie yet to the CODI office that covers the place"
            ),
            _ => new("พื้นที่นี้ยังไม่มีความเชื่อมโยงกับผู้ก่อการดี", "the place has no tie to a good actor yet"),
        };

    private static string Count(int count, string noun) => count == 1 ? $"one {noun}" : $"{count} {noun}s";
}
