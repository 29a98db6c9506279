using System.Globalization;
using static AntiCorruption.Graph.Model.FieldRules;

namespace AntiCorruption.Graph.Model;

/// <summary>What must hold of a record by itself. One row a field; null where it holds.</summary>
public static class RecordRules
{
    public const int MaxNameCount = 50;
    public const int MaxCoverCount = 10_000;
    public const int MaxEvidenceCount = 20;
    public const int MaxParticipationCount = 5_000;
    public const int MaxOutputCount = 1_000;
    public const int MaxFollowUpCount = 1_000;
    public const int MaxParticipantCount = 10_000_000;
    public const int MaxPeopleCount = 1_000_000;

    /// <param name="record">The record; its texts in normal form.</param>
    /// <param name="today">Today, in Thailand.</param>
    public static IEnumerable<RuleFault> Faults(GraphRecord record, DateOnly today) => Rows(record, today).OfType<RuleFault>();

    private static RuleFault?[] Rows(GraphRecord record, DateOnly today) =>
        record switch
        {
            Area area => Of(area),
            Party party => Of(party, today),
            Activity activity => Of(activity),
            TargetArea target => Of(target),
            Collaboration link => Of(link),
            _ => [],
        };

    private static RuleFault?[] Of(Area area) =>
        [
            Key(area.Code, "code") ?? AreaCode(area.Code, "code"),
            AreaCode(area.ParentCode, "parentCode"),
            Name(area.NameTh, "nameTh"),
            ShortText(area.NameEn, "nameEn"),
            .. Names(area.Aliases, MaxNameCount, "aliases"),
            ShortText(area.IsoCode, "isoCode"),
            ShortText(area.CodiRegion, "codiRegion"),
            Point(area.Location, "location"),
            ShortText(area.WikidataId, "wikidataId"),
            LongText(area.Source, "source"),
        ];

    private static RuleFault?[] Of(Party party, DateOnly today) =>
        [
            Key(party.Key, "key"),
            Name(party.NameTh, "nameTh"),
            ShortText(party.NameEn, "nameEn"),
            .. Names(party.Aliases, MaxNameCount, "aliases"),
            Key(party.OfficialCode, "officialCode"),
            Between(party.Zone, 1, 99, "zone"),
            Count(party.Covers, MaxCoverCount, "covers"),
            .. party.Covers.SelectMany((cover, i) => Of(cover, $"covers[{i}]")),
            Point(party.Location, "location"),
            WebAddress(party.Url, "url"),
            .. Names(party.Roles, MaxNameCount, "roles"),
            .. party.Personal is null ? [] : Of(party.Personal, party, today),
            LongText(party.Source, "source"),
            LongText(party.Note, "note"),
        ];

    private static RuleFault?[] Of(Coverage cover, string field) => [LongText(cover.Source, $"{field}.source")];

    private static RuleFault?[] Of(PersonalRecord personal, Party party, DateOnly today) =>
        [
            party is { PartyKind: PartyKind.GoodActor, Category: not PartyCategory.Network } ? null : Rules.NotAPerson.At("personal"),
            ShortText(personal.RealName, "personal.realName"),
            ShortText(personal.Contact, "personal.contact"),
            Consent(personal.ConsentDate, today, "personal.consentDate"),
            string.IsNullOrWhiteSpace(personal.ConsentPurpose)
                ? Rules.ConsentPurposeRequired.At("personal.consentPurpose")
                : LongText(personal.ConsentPurpose, "personal.consentPurpose"),
        ];

    private static RuleFault? Consent(DateOnly? day, DateOnly today, string field)
    {
        if (day is not { } given)
            return Rules.ConsentDateRequired.At(field);
        if (given <= today && given.Year >= PartialDate.MinYear)
            return null;
        return Rules.ConsentDate.At(
            field,
            Text(given),
            PartialDate.MinYear,
            PartialDate.MeantBy(Text(given)) is { } meant ? DidYouMean(meant) : Wording.None
        );
    }

    private static RuleFault?[] Of(Activity activity) =>
        [
            Key(activity.Key, "key"),
            Name(activity.TitleTh, "titleTh"),
            ShortText(activity.TitleEn, "titleEn"),
            Period(activity.Start, activity.End),
            Year(activity.FiscalYear, "fiscalYear") ?? YearOfStart(activity),
            ShortText(activity.VenueTh, "venueTh"),
            ShortText(activity.VenueEn, "venueEn"),
            Between(activity.ParticipantCount, 0, MaxParticipantCount, "participantCount"),
            LongText(activity.ProgrammeBasis, "programmeBasis"),
            .. OneToFive(activity.GuidingDirections, i => $"guidingDirections[{i}]"),
            .. OneToFive(activity.WorkSteps, i => $"workSteps[{i}]"),
            Count(activity.Participations, MaxParticipationCount, "participations"),
            .. activity.Participations.SelectMany((part, i) => Of(part, $"participations[{i}]")),
            Count(activity.Outputs, MaxOutputCount, "outputs"),
            .. activity.Outputs.SelectMany((output, i) => Of(output, $"outputs[{i}]")),
            WebAddress(activity.SourceUrl, "sourceUrl"),
            LongText(activity.Note, "note"),
        ];

    private static RuleFault? YearOfStart(Activity activity) =>
        activity is { FiscalYear: { } stated, Start: { } start }
        && (stated < FiscalYear.Of(start.Earliest) || stated > FiscalYear.Of(start.Latest))
            ? Rules.FiscalYearMismatch.At("fiscalYear", start, stated)
            : null;

    private static RuleFault?[] Of(Participation part, string field) =>
        [LongText(part.Note, $"{field}.note"), Between(part.PeopleCount, 0, MaxPeopleCount, $"{field}.peopleCount")];

    private static RuleFault?[] Of(ActivityOutput output, string field) =>
        [
            Between(output.Ordinal, 1, MaxOutputCount, $"{field}.ordinal"),
            string.IsNullOrWhiteSpace(output.TextTh)
                ? Rules.NameRequired.At($"{field}.textTh")
                : LongText(output.TextTh, $"{field}.textTh"),
            LongText(output.TextEn, $"{field}.textEn"),
            Year(output.FiscalYear, $"{field}.fiscalYear"),
        ];

    private static RuleFault?[] Of(TargetArea target) =>
        [
            Key(target.Key, "key"),
            Year(target.FiscalYear, "fiscalYear"),
            .. OneToFive([.. target.Steps.Select(step => step.Step)], i => $"steps[{i}].step"),
            Count(target.FollowUps, MaxFollowUpCount, "followUps"),
            .. target.FollowUps.SelectMany((followUp, i) => Of(followUp, $"followUps[{i}]")),
            LongText(target.Source, "source"),
            LongText(target.Note, "note"),
        ];

    private static RuleFault?[] Of(FollowUp followUp, string field) =>
        [LongText(followUp.Note, $"{field}.note"), WebAddress(followUp.Url, $"{field}.url")];

    private static RuleFault?[] Of(Collaboration link) =>
        [
            Key(link.Key, "key"),
            link.IsDerived ? Rules.Derived.At("type") : null,
            link.FromId == link.ToId ? Rules.SelfLink.At("toId") : null,
            Period(link.Start, link.End),
            Count(link.Evidence, MaxEvidenceCount, "evidence"),
            .. link.Evidence.SelectMany((evidence, i) => Of(evidence, $"evidence[{i}]")),
            .. link.Trust is null ? [] : Of(link.Trust),
            .. link.Value is null ? [] : Of(link.Value),
            LongText(link.Note, "note"),
        ];

    private static RuleFault?[] Of(Evidence evidence, string field) =>
        [WebAddress(evidence.Url, $"{field}.url"), LongText(evidence.Note, $"{field}.note")];

    private static RuleFault?[] Of(TrustRating trust) =>
        [
            Between(trust.Reliability, 1, 4, "trust.reliability"),
            Between(trust.SharedMission, 1, 4, "trust.sharedMission"),
            Between(trust.Openness, 1, 4, "trust.openness"),
        ];

    private static RuleFault?[] Of(ValueRating value) =>
        [
            Between(value.PowerAndInfluence, 1, 4, "value.powerAndInfluence"),
            Between(value.Resources, 1, 4, "value.resources"),
            Between(value.Involvement, 1, 4, "value.involvement"),
        ];

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
