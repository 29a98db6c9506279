using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Brokers;

/// <summary>Who stands between others, as sentences.</summary>
public static class BrokerSentences
{
    public static Sentence Of(NetworkSnapshot network, BrokerOrder order, BrokerResult brokers)
    {
        if (brokers.Parties.Count == 0)
            return new(
                "ยังไม่มีองค์กรที่มีคู่ความร่วมมือ จึงยังไม่มีผู้เป็นตัวกลาง",
                "No party has a partner, so that none stands between others."
            );
        var (first, (thai, english)) = (brokers.Parties[0], NameOf(order));
        var party = network.Parties[first.PartyId];
        var value = first.ValueOf(order) is { } known ? $" ({Words.Figure(known)})" : "";
        return new(
            $"จาก {Words.Number(brokers.Parties.Count)} องค์กรที่มีคู่ความร่วมมือ {party.NameTh} {thai}{value}",
            $"Of {Words.Count(brokers.Parties.Count, "party", "parties")} with partners, {Words.English(party)} {english}{value}."
        );
    }

    public static Sentence Of(CoreResult core) =>
        core.Fit is not { } fit
            ? new("ยังแบ่งแกนกลางกับรอบนอกไม่ได้", "No core can be told from a periphery.")
            : new(
                $"แกนกลางของเครือข่ายมี {Words.Number(core.CoreSize)} องค์กร และเครือข่ายเข้ากับแบบแกนกลางกับรอบนอก {Words.Figure(fit)} จากค่าสูงสุด 1",
                $"The core holds {Words.Count(core.CoreSize, "party", "parties")}, and the network fits a core with a "
                    + $"periphery by {Words.Figure(fit)}, where 1 is a perfect fit."
            );

    private static (string Thai, string English) NameOf(BrokerOrder order) =>
        order switch
        {
            BrokerOrder.Constraint => ("ถูกจำกัดทางเลือกน้อยที่สุด", "is the least constrained"),
            BrokerOrder.EffectiveSize => ("มีเครือข่ายที่มีผลใหญ่ที่สุด", "has the largest effective network"),
            BrokerOrder.Efficiency => ("มีคู่ความร่วมมือที่ซ้ำซ้อนกันน้อยที่สุด", "has partners that repeat each other least"),
            BrokerOrder.Coordinator => ("ประสานภายในกลุ่มของตนบ่อยที่สุด", "stands most often between two of its own group"),
            BrokerOrder.Consultant => ("เชื่อมสององค์กรของกลุ่มอื่นบ่อยที่สุด", "stands most often between two of one other group"),
            BrokerOrder.Gatekeeper => ("นำกลุ่มอื่นเข้าสู่กลุ่มของตนบ่อยที่สุด", "lets another group in to its own most often"),
            BrokerOrder.Representative => ("เป็นตัวแทนกลุ่มของตนต่อกลุ่มอื่นบ่อยที่สุด", "speaks most often for its own group to another"),
            _ => ("เชื่อมต่างกลุ่มเข้าหากันบ่อยที่สุด", "joins two other groups most often"),
        };
}
