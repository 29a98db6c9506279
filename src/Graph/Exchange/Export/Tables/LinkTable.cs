using System.Collections.Concurrent;
using System.Globalization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export.Tables;

/// <summary>The links of a network as a table. The first five columns are those that every format has a place of its own for.</summary>
internal static class LinkTable
{
    /// <summary>Where the columns begin that are plain attributes, after Source, Target, Type, Id and Weight.</summary>
    public const int FirstAttribute = 5;

    public static ExportTable<ExportLink> Of(ExportNetwork network) => new("edges", Columns(), network.Links);

    private static ExportColumns<ExportLink> Columns() =>
        new ExportColumns<ExportLink>()
            .Text("Source", "Id of the first node", "รหัสต้นทาง", link => link.Source.Key)
            .Text("Target", "Id of the second node", "รหัสปลายทาง", link => link.Target.Key)
            .Text("Type", "Directed or Undirected, as Gephi reads it", "มีทิศทางหรือไม่ ตามแบบของ Gephi", link =>
                link.IsDirected ? "Directed" : "Undirected"
            )
            .Text("Id", "Id of the link in this file", "รหัสความร่วมมือในแฟ้มนี้", link => link.Id)
            .Real("Weight", "Strength as the scope counts it; that of all links together", "น้ำหนักรวมตามขอบเขตที่เลือก", link =>
                link.Weight
            )
            .Text("SourceKey", "Key in the source table", "รหัสในตารางต้นฉบับ", link => link.Key)
            .Text("Relation", "Types of links, joined by |", "ประเภทความร่วมมือ คั่นด้วย |", link => Joined(link.Types))
            .Text("Status", "States, joined by |", "สถานะ คั่นด้วย |", link => Joined(link.Statuses))
            .Text("Intensity", "Highest rung of the ladder", "ระดับความเข้มข้นสูงสุด", link =>
                link.Intensity is { } rung ? EnumNames.Constant(rung) : null
            )
            .Integer("LinkCount", "Links that it is made of", "จำนวนความร่วมมือที่รวมไว้", link => link.Count)
            .Integer("ActivityCount", "Activities that derived links rest on", "จำนวนกิจกรรมที่ร่วมกัน", link => link.ActivityCount)
            .Integer("EvidenceCount", "Sources", "จำนวนหลักฐาน", link => link.EvidenceCount)
            .Text("FiscalYears", "Fiscal years (B.E.), joined by |", "ปีงบประมาณ (พ.ศ.) คั่นด้วย |", link => YearsOf(link.FiscalYears))
            .Text("FirstFiscalYear", "First fiscal year (B.E.)", "ปีงบประมาณแรก (พ.ศ.)", link => Year(link.FiscalYears.First))
            .Text("LastFiscalYear", "Last fiscal year (B.E.)", "ปีงบประมาณล่าสุด (พ.ศ.)", link => Year(link.FiscalYears.Last))
            .Text("Start", "Beginning as it is known: year, month or day (C.E.)", "วันเริ่มเท่าที่ทราบ (ค.ศ.)", link =>
                link.Start?.ToString()
            )
            .Text("End", "End as it is known: year, month or day (C.E.)", "วันสิ้นสุดเท่าที่ทราบ (ค.ศ.)", link => link.End?.ToString())
            .Date("StartDate", "First day that the beginning can mean", "วันแรกที่เป็นไปได้ของวันเริ่ม", link => link.Start?.Earliest)
            .Date("EndDate", "Last day that the end can mean", "วันสุดท้ายที่เป็นไปได้ของวันสิ้นสุด", link => link.End?.Latest)
            .Real("Trust", "Mean of the trust ratings, 1 to 4", "ค่าเฉลี่ยความไว้วางใจ 1 ถึง 4", link => link.Trust)
            .Real("Value", "Mean of the ratings of value, 1 to 4", "ค่าเฉลี่ยคุณค่า 1 ถึง 4", link => link.Value)
            .Boolean("IsDerived", "Whether it follows from activities alone", "คำนวณจากกิจกรรมเท่านั้นหรือไม่", link => link.IsDerived)
            .Boolean(
                "IsMirrored",
                "Whether it is one of two arcs of links without a direction",
                "เป็นหนึ่งในสองเส้นของความร่วมมือที่ไม่มีทิศทางหรือไม่",
                link => link.IsMirrored
            )
            .Boolean("IsSynthetic", "Whether it is made up", "เป็นข้อมูลสังเคราะห์หรือไม่", link => link.IsSynthetic);

    internal static string? Year(int? year) => year is { } known ? YearNames[known - FiscalYear.Min] : null;

    /// <summary>Made once: a million links have a dozen years between them.</summary>
    private static readonly string[] YearNames =
    [
        .. Enumerable
            .Range(FiscalYear.Min, FiscalYear.Max - FiscalYear.Min + 1)
            .Select(year => year.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string? YearsOf(FiscalYears years) => years.Count <= 1 ? Year(years.First) : string.Join('|', years);

    private static string Joined<TEnum>(EnumSet<TEnum> values)
        where TEnum : struct, Enum => Names<TEnum>.OfSet.GetOrAdd(values.Mask, _ => string.Join('|', values.Select(EnumNames.Constant)));

    /// <summary>The few sets that there are of an enum of a few values, each joined once.</summary>
    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly ConcurrentDictionary<ulong, string> OfSet = new();
    }
}
