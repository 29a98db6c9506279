using AntiCorruption.Graph.Insights.Shared;

namespace AntiCorruption.Graph.Insights.Communities;

/// <summary>How the network falls into groups, as a sentence.</summary>
public static class CommunitySentences
{
    public static Sentence Of(CommunitiesResult communities)
    {
        var groups = communities.All.Where(community => community.Members.Length > 1).ToList();
        if (groups.Count == 0)
            return new("ยังไม่มีกลุ่มที่มีตั้งแต่สององค์กรขึ้นไป", "There is no group of two parties or more.");
        var largest = groups.Max(community => community.Members.Length);
        return new(
            $"พบ {Words.Number(groups.Count)} กลุ่มที่ร่วมงานกันเองมากกว่ากับกลุ่มอื่น กลุ่มใหญ่ที่สุดมี {Words.Number(largest)} "
                + $"องค์กร (มอดูลาริตี {Words.Figure(communities.Modularity)})",
            $"{Words.Count(groups.Count, "group works", "groups work")} more within than with others, the largest of "
                + $"{Words.Count(largest, "party", "parties")} (modularity {Words.Figure(communities.Modularity)})."
        );
    }
}
