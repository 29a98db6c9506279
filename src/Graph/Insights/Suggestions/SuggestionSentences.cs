using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>The reasons of a suggestion as a sentence.</summary>
public static class SuggestionSentences
{
    private const int NamesShown = 3;

    public static Sentence Of(NetworkSnapshot network, Suggestion suggestion)
    {
        Party from = network.Parties[suggestion.FromId], to = network.Parties[suggestion.ToId];
        List<string> thai = [], english = [];
        foreach (var gap in suggestion.Gaps) Add(Gap(gap));
        if (suggestion.SharedPartnerIds is { Count: > 0 and var count } partners)
        {
            var shown = partners.Take(NamesShown).Select(id => network.Parties[id]).ToList();
            Add(new($"มีภาคีร่วมกัน {count} ราย ({Words.ThaiList(shown.ConvertAll(party => party.NameTh), count)})",
                $"they share {Count(count, "partner")} ({Words.EnglishList(shown.ConvertAll(Words.English), count)})"));
        }
        if (suggestion.SharedActivityIds.Count is > 0 and var together)
            Add(new($"เคยร่วมกิจกรรมเดียวกัน {together} ครั้ง", $"they took part in {(together == 1 ? "one activity" : $"{together} activities")} together"));
        if (suggestion.SharedAreaCode is { } code)
            Add(new($"อยู่ใน{Words.ThaiPlace(network, code)}เหมือนกัน", $"both are in {Words.EnglishPlace(network, code)}"));
        if (suggestion.IsKindNew)
            Add(new($"{from.NameTh} ยังไม่มีภาคีประเภท{Words.Thai(to.PartyKind)}", $"{Words.English(from)} has no {Words.English(to.PartyKind)} among its partners yet"));
        else if (suggestion.IsKindNewToOther)
            Add(new($"{to.NameTh} ยังไม่มีภาคีประเภท{Words.Thai(from.PartyKind)}", $"{Words.English(to)} has no {Words.English(from.PartyKind)} among its partners yet"));
        Add(suggestion.StepsNow is { } steps
            ? new($"ขณะนี้ห่างกัน {steps} ช่วง", $"they are {steps} steps apart now")
            : new("ขณะนี้ยังไม่มีเส้นทางถึงกัน", "no way leads from one to the other now"));
        if (suggestion.FreshPartnerCount > 0)
            Add(new($"จะเข้าถึงภาคีใหม่อีก {suggestion.FreshPartnerCount} รายภายในสองช่วง", $"{Count(suggestion.FreshPartnerCount, "new partner")} would come within two steps"));
        return new($"ควรเชื่อม {from.NameTh} กับ {to.NameTh}: {string.Join("; ", thai)}", $"Link {Words.English(from)} with {Words.English(to)}: {string.Join("; ", english)}.");

        void Add(Sentence reason)
        {
            thai.Add(reason.Thai);
            english.Add(reason.English);
        }
    }

    private static Sentence Gap(SuggestionGap gap) => gap switch
    {
        SuggestionGap.PaccTie => new("เติมช่องว่าง: ยังไม่มีความเชื่อมโยงกับสำนักงาน ป.ป.ท. ที่ดูแลพื้นที่", "it fills a gap: no tie yet to the PACC office that covers the place"),
        SuggestionGap.CodiTie => new("เติมช่องว่าง: ยังไม่มีความเชื่อมโยงกับสำนักงาน พอช. ที่ดูแลพื้นที่", "it fills a gap: no tie yet to the CODI office that covers the place"),
        _ => new("เติมช่องว่าง: พื้นที่นี้ยังไม่มีความเชื่อมโยงกับผู้ก่อการดี", "it fills a gap: the place has no tie to a good actor yet"),
    };

    private static string Count(int count, string noun) => count == 1 ? $"one {noun}" : $"{count} {noun}s";
}
