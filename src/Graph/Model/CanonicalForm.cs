namespace AntiCorruption.Graph.Model;

/// <summary>
/// The one form of records that say the same: texts in Unicode's normal form C, no empty text or rating where none is meant. A
/// record is in it before it is checked and stored, so that it is the same when it is read again.
/// </summary>
public static class CanonicalForm
{
    public static GraphRecord Of(GraphRecord record) =>
        record switch
        {
            Area area => Of(area),
            Party party => Of(party),
            Activity activity => Of(activity),
            TargetArea target => Of(target),
            Collaboration link => Of(link),
            _ => record,
        };

    private static Area Of(Area area) =>
        area with
        {
            Code = PlainText.Normalise(area.Code),
            NameTh = PlainText.Normalise(area.NameTh),
            NameEn = Text(area.NameEn),
            Aliases = Texts(area.Aliases),
            ParentCode = Text(area.ParentCode),
            IsoCode = Text(area.IsoCode),
            CodiRegion = Text(area.CodiRegion),
            WikidataId = Text(area.WikidataId),
            Source = Text(area.Source),
        };

    private static Party Of(Party party) =>
        party with
        {
            Key = PlainText.Normalise(party.Key),
            NameTh = PlainText.Normalise(party.NameTh),
            NameEn = Text(party.NameEn),
            Aliases = Texts(party.Aliases),
            AreaCode = Text(party.AreaCode),
            OfficialCode = Text(party.OfficialCode),
            Covers = Each(party.Covers, cover => cover with { Source = Text(cover.Source) }),
            Url = Text(party.Url),
            Roles = Texts(party.Roles),
            Personal = party.Personal is null ? null : Of(party.Personal),
            Source = Text(party.Source),
            Note = Text(party.Note),
        };

    private static PersonalRecord Of(PersonalRecord personal) =>
        personal with
        {
            RealName = Text(personal.RealName),
            Contact = Text(personal.Contact),
            ConsentPurpose = Text(personal.ConsentPurpose),
        };

    private static Activity Of(Activity activity) =>
        activity with
        {
            Key = PlainText.Normalise(activity.Key),
            TitleTh = PlainText.Normalise(activity.TitleTh),
            TitleEn = Text(activity.TitleEn),
            AreaCode = Text(activity.AreaCode),
            VenueTh = Text(activity.VenueTh),
            VenueEn = Text(activity.VenueEn),
            ProgrammeBasis = Text(activity.ProgrammeBasis),
            Participations = Each(activity.Participations, part => part with { Note = Text(part.Note) }),
            Outputs = Each(activity.Outputs, output =>
                output with
                {
                    TextTh = PlainText.Normalise(output.TextTh),
                    TextEn = Text(output.TextEn),
                }
            ),
            SourceUrl = Text(activity.SourceUrl),
            Note = Text(activity.Note),
        };

    private static TargetArea Of(TargetArea target) =>
        target with
        {
            Key = PlainText.Normalise(target.Key),
            FollowUps = Each(target.FollowUps, followUp => followUp with { Note = Text(followUp.Note), Url = Text(followUp.Url) }),
            Source = Text(target.Source),
            Note = Text(target.Note),
        };

    /// <summary>Links come by the million; most have nothing to be brought into form.</summary>
    private static Collaboration Of(Collaboration link) =>
        link is { Key: null, Evidence.Count: 0, Trust: null, Value: null, Note: null }
            ? link
            : link with
            {
                Key = Text(link.Key),
                Evidence = Each(link.Evidence, evidence => evidence with { Url = Text(evidence.Url), Note = Text(evidence.Note) }),
                Trust = link.Trust == new TrustRating(null, null, null) ? null : link.Trust,
                Value = link.Value == new ValueRating(null, null, null) ? null : link.Value,
                Note = Text(link.Note),
            };

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : PlainText.Normalise(text);

    private static ValueList<string> Texts(ValueList<string> texts) => Each(texts, PlainText.Normalise);

    private static ValueList<T> Each<T>(ValueList<T> items, Func<T, T> form) => items.Count == 0 ? items : items.Select(form).ToValueList();
}
