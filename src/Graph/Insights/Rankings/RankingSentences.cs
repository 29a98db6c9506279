using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>Who comes first, as a sentence.</summary>
public static class RankingSentences
{
    private const int NamesShown = 3;

    public static Sentence Of(RankingResult ranking)
    {
        var metric = ranking.Options.Metric;
        var first = ranking.Rows.Where(row => row.Rank == 1).Select(row => row.Party).ToList();
        if (first.Count == 0)
            return new($"ยังไม่มีองค์กรที่มีค่า{MetricNames.Thai(metric)}", $"No party has a value of {MetricNames.English(metric)}.");
        var shown = first.Take(NamesShown).ToList();
        return new(
            $"ตาม{MetricNames.Thai(metric)} อันดับหนึ่งจาก {Words.Number(ranking.RankedCount)} องค์กรคือ "
                + $"{Words.ThaiList(shown.ConvertAll(party => party.NameTh), first.Count)}",
            $"By {MetricNames.English(metric)}, the first of {Words.Count(ranking.RankedCount, "party", "parties")} is "
                + $"{Words.EnglishList(shown.ConvertAll(Words.English), first.Count)}."
        );
    }

    /// <summary>Where one party stands by several metrics.</summary>
    public static Sentence Of(Party party, IReadOnlyList<(Metric Metric, int? Rank, int RankedCount)> places)
    {
        var known = places.Where(place => place.Rank is not null).ToList();
        if (known.Count == 0)
            return new(
                $"{party.NameTh} ไม่มีค่าเหล่านี้ เพราะอยู่นอกขอบเขตหรือยังไม่มีความเชื่อมโยง",
                $"{Words.English(party)} has none of these values, being outside the scope or without a tie."
            );
        var thai = known.Select(place => $"อันดับ {place.Rank} จาก {Words.Number(place.RankedCount)} ตาม{MetricNames.Thai(place.Metric)}");
        var english = known.Select(place => $"{place.Rank} of {Words.Number(place.RankedCount)} by {MetricNames.English(place.Metric)}");
        return new($"{party.NameTh} อยู่{string.Join(" และ", thai)}", $"{Words.English(party)} ranks {string.Join(", ", english)}.");
    }
}
