namespace AntiCorruption.Graph.Exchange.Export.Tables;

/// <summary>The parties in the order of each measure that was asked for, one measure after the other; without a value, no row.</summary>
internal static class RankingTable
{
    public static ExportTable Of(ExportNetwork network) =>
        new ExportTable<Ranked>(
            "rankings",
            new ExportColumns<Ranked>()
                .Text("Metric", "What they are ranked by", "ตัวชี้วัด", row => row.Measure.Name)
                .Integer(
                    "Rank",
                    "1 for the largest value; equal values share one",
                    "อันดับ 1 คือค่ามากที่สุด ค่าเท่ากันใช้อันดับเดียวกัน",
                    row => row.Value.Rank
                )
                .Text("Id", "Id of the party", "รหัสภาคี", row => row.Node.Key)
                .Text("Label", "Its name", "ชื่อภาคี", row => row.Node.Label(network.Options.Names))
                .Text("Kind", "Kind of party", "ประเภทภาคี", row => Model.EnumNames.Constant(row.Node.Kind))
                .Text("RegionCode", "Code of the region, R1 to R6", "รหัสภาค R1 ถึง R6", row => row.Node.RegionCode)
                .Real("Value", "The value", "ค่า", row => row.Value.Value)
                .Real(
                    "Percentile",
                    "0 to 100: parties with a smaller value, and half of those with an equal one",
                    "เปอร์เซ็นไทล์ 0 ถึง 100",
                    row => row.Value.Percentile
                )
                .Real("StandardError", "Of a value that is an estimate", "ความคลาดเคลื่อนมาตรฐานของค่าประมาณ", row => row.Value.Error),
            _ => network.Options.Measures.SelectMany(measure => Rows(network, measure))
        );

    private static IEnumerable<Ranked> Rows(ExportNetwork network, ExportMeasure measure) =>
        network
            .Nodes.Select(node => new Ranked(measure, node, network.Measured(node, measure) ?? default))
            .Where(row => row.Value.Value is not null)
            .OrderBy(row => row.Value.Rank ?? int.MaxValue);

    private sealed record Ranked(ExportMeasure Measure, ExportNode Node, MeasuredValue Value);
}
