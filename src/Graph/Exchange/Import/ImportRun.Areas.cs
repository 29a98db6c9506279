using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

internal sealed partial class ImportRun
{
    /// <summary>Areas may stand in any order, so the widest level goes first.</summary>
    private void ReadAreas(IReadOnlyList<(CsvFile File, ImportFormat Format)> files)
    {
        var read = new List<(Area Area, RowReader Row)>();
        Each(files, ImportFormat.Areas, row =>
        {
            var area = new Area
            {
                Code = row.RequiredFigures("code"),
                Level = row.RequiredChoice<AreaLevel>("level") ?? AreaLevel.Subdistrict,
                NameTh = row.Required("name_th"),
                NameEn = row.Text("name_en"),
                Aliases = row.List("aliases"),
                ParentCode = row.Figures("parent_code"),
                IsoCode = row.Text("iso_3166_2"),
                CodiRegion = row.Text("codi_region"),
                Location = row.Point("lat", "lon"),
                WikidataId = row.Text("wikidata_id"),
            };
            if (!row.IsBad)
                read.Add((area, row));
        });
        foreach (var twice in read.GroupBy(one => one.Area.Code, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
            twice.Row.Tell("code", ImportRules.KeyTwice, twice.Area.Code);
        foreach (
            var (area, row) in read.Where(one => !one.Row.IsBad)
                .OrderBy(one => one.Area.Level)
                .ThenBy(one => one.Area.Code, StringComparer.Ordinal)
        )
            Save(Merge(area), row);
    }

    private void ReadProvince(RowReader row)
    {
        var area = new Area
        {
            Code = row.RequiredFigures("code"),
            Level = AreaLevel.Province,
            NameTh = row.Required("nameTh"),
            NameEn = row.Text("nameEn"),
        };
        if (!row.IsBad)
            Save(Merge(area), row);
    }

    /// <summary>What the row does not say stays as it is.</summary>
    private Area Merge(Area read)
    {
        if (edit.FindId(RecordKind.Area, read.Code) is not { } id)
            return read;
        var known = edit.Find<Area>(RecordKind.Area, id)!;
        return known with
        {
            Level = read.Level,
            NameTh = read.NameTh,
            NameEn = read.NameEn ?? known.NameEn,
            Aliases = known.Aliases.Union(read.Aliases).ToValueList(),
            ParentCode = read.ParentCode ?? known.ParentCode,
            IsoCode = read.IsoCode ?? known.IsoCode,
            CodiRegion = read.CodiRegion ?? known.CodiRegion,
            Location = read.Location ?? known.Location,
            WikidataId = read.WikidataId ?? known.WikidataId,
            IsSynthetic = false,
        };
    }
}
