using AntiCorruption.Graph.Algorithms.Similarity;

namespace AntiCorruption.Graph.Insights.Similarity;

/// <summary>What indices of similarity are called.</summary>
public static class SimilarityNames
{
    public static string English(SimilarityIndex index) => Of(index).English;

    public static string Thai(SimilarityIndex index) => Of(index).Thai;

    private static (string English, string Thai) Of(SimilarityIndex index) =>
        index switch
        {
            SimilarityIndex.CommonNeighbours => ("shared partners", "จำนวนคู่ความร่วมมือที่มีร่วมกัน"),
            SimilarityIndex.Jaccard => ("shared partners of all partners (Jaccard)", "สัดส่วนคู่ความร่วมมือที่มีร่วมกัน (แจ็กการ์ด)"),
            SimilarityIndex.Cosine => ("cosine of partners (Salton)", "ความคล้ายแบบโคไซน์ของคู่ความร่วมมือ"),
            SimilarityIndex.AdamicAdar => (
                "shared partners, rare ones more (Adamic–Adar)",
                "คู่ความร่วมมือร่วม ให้น้ำหนักรายที่มีคู่น้อย (อดามิก–อดาร์)"
            ),
            SimilarityIndex.ResourceAllocation => ("resource allocation", "การส่งต่อทรัพยากรผ่านคู่ความร่วมมือร่วม"),
            SimilarityIndex.PreferentialAttachment => ("preferential attachment", "ผลคูณจำนวนคู่ความร่วมมือของทั้งสองฝ่าย"),
            SimilarityIndex.Katz => ("walks of all lengths (Katz)", "จำนวนเส้นทางทุกความยาว (คัทซ์)"),
            SimilarityIndex.LocalPath => ("walks of two and three steps", "จำนวนเส้นทางสองและสามขั้น"),
            _ => ("meeting of random walkers (personalised PageRank)", "โอกาสพบกันจากการเดินสุ่ม (เพจแรงก์จากจุดตั้งต้น)"),
        };
}
