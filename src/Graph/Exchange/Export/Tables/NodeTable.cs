using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Exchange.Export.Tables;

/// <summary>The nodes of a network as a table. The first two columns are those that every format has a place of its own for.</summary>
internal static class NodeTable
{
    /// <summary>Where the columns begin that are plain attributes, after Id and Label.</summary>
    public const int FirstAttribute = 2;

    public static ExportTable<ExportNode> Of(ExportNetwork network) => new("nodes", Columns(network), _ => network.Nodes);

    public static ExportColumns<ExportNode> Columns(ExportNetwork network)
    {
        var columns = Described(network);
        foreach (var measure in network.Options.Measures)
        {
            columns.Real(measure.Name, measure.MeaningEn, measure.MeaningTh, node => network.Measured(node, measure)?.Value);
        }
        return columns;
    }

    private static ExportColumns<ExportNode> Described(ExportNetwork network)
    {
        var snapshot = network.Snapshot;
        return new ExportColumns<ExportNode>()
            .Text(
                "Id",
                "Key of the party; of a person one made for this export",
                "รหัสของภาคี บุคคลใช้รหัสที่สร้างเฉพาะชุดข้อมูลนี้",
                node => node.Key
            )
            .Text("Label", "Name to show", "ชื่อที่แสดง", node => node.Label(network.Options.Names))
            .Text("ShortLabel", "Label in Pajek and UCINET files", "ป้ายชื่อในแฟ้ม Pajek และ UCINET", network.ShortLabel)
            .Text("NameTh", "Thai name", "ชื่อภาษาไทย", node => node.NameTh)
            .Text("NameEn", "English name", "ชื่อภาษาอังกฤษ", node => node.NameEn)
            .Text("Kind", "Kind of party", "ประเภทภาคี", node => EnumNames.Constant(node.Kind))
            .Text("Category", "Finer kind", "ประเภทย่อย", node => node.Category is { } category ? EnumNames.Constant(category) : null)
            .Text("Level", "Level at which it works", "ระดับการทำงาน", node =>
                node.Party?.Level is { } level ? EnumNames.Constant(level) : null
            )
            .Text("AreaCode", "DOPA code of the area where it sits", "รหัสพื้นที่ที่ตั้ง (กรมการปกครอง)", node => node.Party?.AreaCode)
            .Text("ProvinceCode", "DOPA code of the province", "รหัสจังหวัด", ProvinceCode)
            .Text("ProvinceTh", "Province, Thai", "ชื่อจังหวัด", node => Area(snapshot, ProvinceCode(node))?.NameTh)
            .Text("ProvinceEn", "Province, English", "ชื่อจังหวัดภาษาอังกฤษ", node => Area(snapshot, ProvinceCode(node))?.NameEn)
            .Text("RegionCode", "Code of the region, R1 to R6", "รหัสภาค R1 ถึง R6", node => node.RegionCode)
            .Text("ParentId", "Key of the party above", "รหัสของต้นสังกัด", node => network.ParentKey(node))
            .Text("OfficialCode", "Code in an official list", "รหัสในทะเบียนทางการ", node => node.Party?.OfficialCode)
            .Boolean("IsGroup", "Whether it stands for several bodies or persons", "เป็นกลุ่มหรือไม่", node =>
                node.Party?.IsGroup ?? node.IsGroupOfPersons
            )
            .Boolean("IsPerson", "Whether it is a person, or several", "เป็นบุคคลหรือไม่", node => node.IsPerson)
            .Integer("MemberCount", "Persons in a group; missing below 5", "จำนวนบุคคลในกลุ่ม ไม่แสดงเมื่อต่ำกว่า 5", node =>
                node.MemberCount
            )
            .Real("Latitude", "Degrees, WGS 84", "ละติจูด (องศา)", node => node.Party?.Location?.Latitude)
            .Real("Longitude", "Degrees, WGS 84", "ลองจิจูด (องศา)", node => node.Party?.Location?.Longitude)
            .Boolean("IsSynthetic", "Whether it is made up", "เป็นข้อมูลสังเคราะห์หรือไม่", node => node.IsSynthetic);
    }

    private static string? ProvinceCode(ExportNode node) => NetworkSnapshot.ProvinceOf(node.Party?.AreaCode);

    private static Area? Area(NetworkSnapshot snapshot, string? code) => code is null ? null : snapshot.FindArea(code);
}
