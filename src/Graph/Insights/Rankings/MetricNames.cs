namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>What metrics are called.</summary>
public static class MetricNames
{
    public static string English(Metric metric) => Of(metric).English;

    public static string Thai(Metric metric) => Of(metric).Thai;

    private static (string English, string Thai) Of(Metric metric) =>
        metric switch
        {
            Metric.Degree => ("degree", "จำนวนคู่ความร่วมมือ"),
            Metric.Strength => ("strength", "น้ำหนักรวมของความร่วมมือ"),
            Metric.InDegree => ("in-degree", "จำนวนความร่วมมือขาเข้า"),
            Metric.OutDegree => ("out-degree", "จำนวนความร่วมมือขาออก"),
            Metric.InStrength => ("in-strength", "น้ำหนักรวมขาเข้า"),
            Metric.OutStrength => ("out-strength", "น้ำหนักรวมขาออก"),
            Metric.Closeness => ("closeness", "ความใกล้ชิดกับทั้งเครือข่าย"),
            Metric.Harmonic => ("harmonic closeness", "ความใกล้ชิดแบบฮาร์มอนิก"),
            Metric.Betweenness => ("betweenness", "ความเป็นตัวกลางเชื่อมต่อ"),
            Metric.PageRank => ("PageRank", "เพจแรงก์"),
            Metric.PersonalisedPageRank => ("personalised PageRank", "เพจแรงก์จากจุดตั้งต้น"),
            Metric.Eigenvector => ("eigenvector centrality", "ความเป็นศูนย์กลางแบบเวกเตอร์เจาะจง"),
            Metric.Katz => ("Katz centrality", "ความเป็นศูนย์กลางแบบคัทซ์"),
            Metric.Hub => ("hub", "ความเป็นศูนย์รวมการชี้ออก"),
            Metric.Authority => ("authority", "ความเป็นแหล่งที่ถูกชี้ถึง"),
            Metric.Reach => ("reach", "จำนวนภาคีที่เข้าถึงได้ในไม่กี่ขั้น"),
            Metric.Constraint => ("constraint", "ข้อจำกัดของช่องว่างเชิงโครงสร้าง"),
            Metric.EffectiveSize => ("effective size", "ขนาดเครือข่ายที่มีผล"),
            Metric.CoreNumber => ("core number", "ระดับแกนของเครือข่าย"),
            Metric.Clustering => ("clustering coefficient", "การเกาะกลุ่มของคู่ความร่วมมือ"),
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
        };
}
