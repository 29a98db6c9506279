using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Search;

/// <summary>The names that records are found by. Personal data are not among them: a private person is found by the pseudonym.</summary>
public static class NamedRecords
{
    public static NamedRecord Of(Party party, int weight) =>
        new(RecordKind.Party, party.Id, [.. Known(party.NameTh, party.NameEn, party.Key, party.OfficialCode), .. party.Aliases], weight);

    public static NamedRecord Of(Area area) => new(RecordKind.Area, area.Id, [.. Known(area.NameTh, area.NameEn, area.Code, area.Level switch
    {
        AreaLevel.Province when area.NameTh != "กรุงเทพมหานคร" => "จังหวัด" + area.NameTh,
        AreaLevel.District => "อำเภอ" + area.NameTh,
        AreaLevel.Subdistrict => "ตำบล" + area.NameTh,
        _ => null,
    }), .. area.Aliases], 0);

    public static NamedRecord Of(Activity activity) => new(RecordKind.Activity, activity.Id, [.. Known(activity.TitleTh, activity.TitleEn, activity.Key)], 0);

    private static IEnumerable<string> Known(params string?[] names) => names.OfType<string>();
}
