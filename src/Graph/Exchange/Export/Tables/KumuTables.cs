using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export.Tables;

/// <summary>
/// Elements and connections as Kumu's template has them. Each has an ID: label and type are its key otherwise, and two of one name would be
/// one.
/// </summary>
internal static class KumuTables
{
    public static ExportTable Elements(ExportNetwork network) =>
        new ExportTable<ExportNode>(
            "Elements",
            new ExportColumns<ExportNode>()
                .Text("Label", "Name to show", "ชื่อที่แสดง", node => node.Label(network.Options.Names))
                .Text("ID", "Id of the node", "รหัส", node => node.Key)
                .Text("Type", "Kind of party", "ประเภทภาคี", node => EnumNames.Constant(node.Kind))
                .Text("Tags", "Made up or a person, joined by |", "ป้ายกำกับ คั่นด้วย |", Tags)
                .Text("Name (Thai)", "Thai name", "ชื่อภาษาไทย", node => node.NameTh)
                .Text("Name (English)", "English name", "ชื่อภาษาอังกฤษ", node => node.NameEn)
                .Text("Area code", "DOPA code of the area where it sits", "รหัสพื้นที่ที่ตั้ง", node => node.Party?.AreaCode)
                .Text("Region code", "Code of the region", "รหัสภาค", node => node.RegionCode)
                .Text("Official code", "Code in an official list", "รหัสในทะเบียนทางการ", node => node.Party?.OfficialCode),
            _ => network.Nodes
        );

    public static ExportTable Connections(ExportNetwork network) =>
        new ExportTable<ExportLink>(
            "Connections",
            new ExportColumns<ExportLink>()
                .Text("From", "ID of the first element", "รหัสต้นทาง", link => link.Source.Key)
                .Text("To", "ID of the second element", "รหัสปลายทาง", link => link.Target.Key)
                .Text("Direction", "directed or undirected", "มีทิศทางหรือไม่", link => link.IsDirected ? "directed" : "undirected")
                .Text("ID", "Id of the link in this file", "รหัสความร่วมมือในแฟ้มนี้", link => link.Id)
                .Text("Type", "Types of links, joined by |", "ประเภทความร่วมมือ คั่นด้วย |", link =>
                    string.Join('|', link.Types.Select(EnumNames.Constant))
                )
                .Real("Strength", "Strength as the scope counts it", "น้ำหนักตามขอบเขตที่เลือก", link => link.Weight)
                .Text("Fiscal years", "Fiscal years (B.E.), joined by |", "ปีงบประมาณ (พ.ศ.) คั่นด้วย |", link =>
                    string.Join('|', link.FiscalYears)
                )
                .Integer("Evidence", "Sources", "จำนวนหลักฐาน", link => link.EvidenceCount),
            network.Links
        );

    private static string Tags(ExportNode node) =>
        string.Join('|', new[] { node.IsPerson ? "person" : "", node.IsSynthetic ? "synthetic" : "" }.Where(tag => tag.Length > 0));
}
