using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export.Tables;

/// <summary>The parties of a scope with all that is told of them, and the areas that they cover.</summary>
internal static class PartyTables
{
    public static ExportTable Parties(ExportNetwork network) =>
        new ExportTable<ExportNode>(
            "parties",
            NodeTable
                .Columns(network)
                .Text("Aliases", "Other names, joined by |", "ชื่ออื่น คั่นด้วย |", node =>
                    node.Party is { } party ? string.Join('|', party.Aliases) : null
                )
                .Integer("ActivityCount", "Activities that it took part in", "จำนวนกิจกรรมที่เข้าร่วม", node =>
                    node.PartyIds.Sum(id => network.Snapshot.ActivitiesOf(id).Length)
                )
                .Integer("Zone", "Zone of a PACC office", "เขตของสำนักงาน ป.ป.ท.", node => node.Party?.Zone)
                .Text("Url", "Its site", "เว็บไซต์", node => node.Party?.Url)
                .Text("Source", "Where the facts come from", "แหล่งที่มา", node => node.Party?.Source)
                .Text("Note", "A remark", "หมายเหตุ", node => node.Party?.Note),
            _ => network.Nodes
        );

    public static ExportTable Coverage(ExportNetwork network) =>
        new ExportTable<Covered>(
            "coverage",
            new ExportColumns<Covered>()
                .Text("PartyId", "Id of the party", "รหัสภาคี", row => row.Node.Key)
                .Text("Label", "Its name", "ชื่อภาคี", row => row.Node.Label(network.Options.Names))
                .Text("AreaCode", "DOPA code of an area that it covers", "รหัสพื้นที่ที่รับผิดชอบ", row => row.Cover.AreaCode)
                .Text("AreaTh", "Name of the area, Thai", "ชื่อพื้นที่", row => network.Snapshot.FindArea(row.Cover.AreaCode)?.NameTh)
                .Text("AreaEn", "Name of the area, English", "ชื่อพื้นที่ภาษาอังกฤษ", row =>
                    network.Snapshot.FindArea(row.Cover.AreaCode)?.NameEn
                )
                .Text("Extent", "FULL or PARTIAL", "ทั้งพื้นที่หรือบางส่วน", row => EnumNames.Constant(row.Cover.Extent))
                .Text("Grade", "Read in a source or inferred", "อ่านจากแหล่งที่มาหรืออนุมาน", row =>
                    row.Cover.Grade is { } grade ? EnumNames.Constant(grade) : null
                )
                .Text("Source", "Where the fact comes from", "แหล่งที่มา", row => row.Cover.Source),
            _ => Covers(network)
        );

    private static IEnumerable<Covered> Covers(ExportNetwork network) =>
        from node in network.Nodes
        where !node.IsPerson
        from cover in node.Party!.Covers
        select new Covered(node, cover);

    private sealed record Covered(ExportNode Node, Coverage Cover);
}
