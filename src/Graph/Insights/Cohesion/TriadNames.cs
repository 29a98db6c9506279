namespace AntiCorruption.Graph.Insights.Cohesion;

/// <summary>What the sixteen kinds of triples look like, in the order of the census.</summary>
public static class TriadNames
{
    private static readonly (string English, string Thai)[] All =
    [
        ("no tie", "ไม่มีความสัมพันธ์กันเลย"),
        ("one tie, one way", "มีความสัมพันธ์ทางเดียวหนึ่งคู่"),
        ("one tie, both ways", "มีความสัมพันธ์สองทางหนึ่งคู่"),
        ("one points at both others", "รายหนึ่งชี้ไปยังอีกสองราย"),
        ("both others point at one", "สองรายชี้มายังรายเดียวกัน"),
        ("a chain of two one-way ties", "ความสัมพันธ์ทางเดียวต่อกันเป็นสายสองช่วง"),
        ("a pair tied both ways, and a third that points at one of them", "คู่ที่สัมพันธ์สองทาง และรายที่สามชี้มายังคู่นี้"),
        ("a pair tied both ways, one of which points at a third", "คู่ที่สัมพันธ์สองทาง โดยรายหนึ่งในคู่ชี้ไปยังรายที่สาม"),
        ("a triangle of one-way ties with a short cut", "สามเหลี่ยมทางเดียวแบบมีทางลัด"),
        ("a circle of one-way ties", "ความสัมพันธ์ทางเดียววนเป็นวงกลม"),
        ("two ties, both ways", "มีความสัมพันธ์สองทางสองคู่"),
        ("a pair tied both ways, and a third that points at both", "คู่ที่สัมพันธ์สองทาง และรายที่สามชี้มายังทั้งคู่"),
        ("a pair tied both ways, both of which point at a third", "คู่ที่สัมพันธ์สองทาง และทั้งคู่ชี้ไปยังรายที่สาม"),
        ("a pair tied both ways, and a chain through a third", "คู่ที่สัมพันธ์สองทาง และสายทางเดียวผ่านรายที่สาม"),
        ("two pairs tied both ways, the third one way", "สองคู่สัมพันธ์สองทาง และอีกหนึ่งคู่ทางเดียว"),
        ("all three tied both ways", "สัมพันธ์สองทางครบทั้งสามคู่"),
    ];

    public static string English(int kind) => All[kind].English;

    public static string Thai(int kind) => All[kind].Thai;
}
