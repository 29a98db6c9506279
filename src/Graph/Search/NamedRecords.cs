using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Search;

/// <summary>The names that records are found by. Personal data are not among them: a private person is found by the pseudonym.</summary>
public static class NamedRecords
{
    /// <param name="place">The names of the areas that it lies in.</param>
    public static NamedRecord Of(Party party, int weight, string? place = null) =>
        new(
            RecordKind.Party,
            party.Id,
            [.. Known(party.NameTh, party.NameEn, party.Key, party.OfficialCode), .. party.Aliases],
            weight,
            place
        );

    /// <inheritdoc cref="Of(Party, int, string?)"/>
    public static NamedRecord Of(Area area, string? place = null) =>
        new(RecordKind.Area, area.Id, [.. Known(area.Code), .. NamesOf(area)], 0, place);

    /// <inheritdoc cref="Of(Party, int, string?)"/>
    public static NamedRecord Of(Activity activity, string? place = null) =>
        new(RecordKind.Activity, activity.Id, [.. Known(activity.TitleTh, activity.TitleEn, activity.Key)], 0, place);

    /// <summary>The names of an area, with what it is in front of the Thai one.</summary>
    public static IEnumerable<string> NamesOf(Area area) =>
        [
            .. Known(
                area.NameTh,
                area.NameEn,
                area.Level switch
                {
                    AreaLevel.Province when area.NameTh != "กรุงเทพมหานคร" => "จังหวัด" + area.NameTh,
                    AreaLevel.District => "อำเภอ" + area.NameTh,
                    AreaLevel.Subdistrict => "ตำบล" + area.NameTh,
                    _ => null,
                }
            ),
            .. area.Aliases,
        ];

    private static IEnumerable<string> Known(params string?[] names) => names.OfType<string>();
}
