using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

internal sealed partial class ImportRun
{
    private readonly Dictionary<string, ActivityDraft> activities = new(StringComparer.Ordinal);
    private readonly List<(TargetArea Target, RowReader Row, string? ContinuesKey)> targetAreas = [];

    private sealed class ActivityDraft(Activity activity, RowReader row)
    {
        public Activity Activity { get; set; } = activity;
        public RowReader Row { get; } = row;
        public string? ParentKey { get; set; }
        public string? DuplicateOfKey { get; set; }
    }

    private void ReadActivity(RowReader row)
    {
        var (key, title, kind) = (row.Required("id"), row.Required("title_th"), row.RequiredChoice<ActivityKind>("kind"));
        var (start, end, year) = (row.Date("date"), row.Date("end_date"), row.Year("fiscal_year"));
        var (mode, grade, count, qualifier) = (
            row.Choice<ActivityMode>("mode"),
            row.Choice<EvidenceGrade>("date_evidence"),
            row.Number("participant_count"),
            row.Choice<CountQualifier>("participant_count_qualifier")
        );
        var (directions, steps) = (Numbers(row, "guiding_directions"), Numbers(row, "work_steps"));
        if (activities.ContainsKey(key))
            row.Tell("id", ImportRules.KeyTwice, key);
        if (row.IsBad)
            return;
        var known = edit.FindId(RecordKind.Activity, key) is { } id
            ? edit.Find<Activity>(RecordKind.Activity, id)!
            : new Activity
            {
                Key = key,
                ActivityKind = kind!.Value,
                TitleTh = title,
            };
        activities[key] = new(
            known with
            {
                ActivityKind = kind!.Value,
                TitleTh = title,
                TitleEn = row.Text("title_en") ?? known.TitleEn,
                Start = start ?? known.Start,
                End = end ?? known.End,
                DateGrade = grade ?? known.DateGrade,
                FiscalYear = year ?? known.FiscalYear,
                Mode = mode ?? known.Mode,
                AreaCode = AreaCode(row, "area_code") ?? known.AreaCode,
                VenueTh = row.Text("venue_th") ?? known.VenueTh,
                VenueEn = row.Text("venue_en") ?? known.VenueEn,
                ParticipantCount = count ?? known.ParticipantCount,
                ParticipantCountQualifier = qualifier ?? known.ParticipantCountQualifier,
                IsProgramme = row.Flag("programme") ?? known.IsProgramme,
                ProgrammeBasis = row.Text("programme_basis") ?? known.ProgrammeBasis,
                GuidingDirections = directions.Count > 0 ? directions : known.GuidingDirections,
                WorkSteps = steps.Count > 0 ? steps : known.WorkSteps,
                SourceUrl = row.Text("source_url") ?? known.SourceUrl,
                Note = row.Text("note") ?? known.Note,
                IsSynthetic = row.Flag("is_synthetic") ?? known.IsSynthetic,
            },
            row
        )
        {
            ParentKey = row.Text("parent_id"),
            DuplicateOfKey = row.Text("duplicate_of"),
        };
    }

    private void ReadParticipation(RowReader row)
    {
        var (activity, partyKey, role, people) = (
            ActivityOf(row),
            row.Required("organisation_id"),
            row.RequiredChoice<ParticipationRole>("role"),
            row.Number("people_count")
        );
        var party = edit.FindId(RecordKind.Party, partyKey) ?? edit.FindPartyByOfficialCode(partyKey);
        if (party is null && partyKey.Length > 0)
            row.Tell("organisation_id", Rules.UnknownPartyKey, partyKey);
        if (row.IsBad || activity is null)
            return;
        var part = new Participation(party!.Value, role!.Value, row.Text("note"), people);
        var others = activity.Activity.Participations.Where(other => other.PartyId != part.PartyId || other.Role != part.Role);
        activity.Activity = activity.Activity with
        {
            Participations = others.Append(part).OrderBy(one => one.Role).ThenBy(one => one.PartyId).ToValueList(),
        };
    }

    private void ReadOutput(RowReader row)
    {
        var (activity, text, ordinal) = (ActivityOf(row), row.Required("text_th"), row.Number("ordinal", 1, 1000));
        var kind = OutputKind(row);
        if (row.IsBad || activity is null || kind is not var (outputKind, year))
            return;
        var output = new ActivityOutput(outputKind, ordinal ?? 1, text, row.Text("text_en"), year);
        var others = activity.Activity.Outputs.Where(other => other.Kind != output.Kind || other.Ordinal != output.Ordinal);
        activity.Activity = activity.Activity with
        {
            Outputs = others.Append(output).OrderBy(one => one.Kind).ThenBy(one => one.Ordinal).ToValueList(),
        };
    }

    private void WriteActivities()
    {
        foreach (var draft in activities.Values)
            if (Save(draft.Activity, draft.Row) is { } saved)
                draft.Activity = saved;
        foreach (
            var draft in activities.Values.Where(draft => (draft.ParentKey ?? draft.DuplicateOfKey) is not null && draft.Activity.Id != 0)
        )
        {
            var linked = draft.Activity with
            {
                ParentId = Other(draft, "parent_id", draft.ParentKey),
                DuplicateOfId = Other(draft, "duplicate_of", draft.DuplicateOfKey),
            };
            if (linked != draft.Activity && Save(linked, draft.Row) is not null)
                touched[(int)RecordKind.Activity]--;
        }
        activities.Clear();

        int? Other(ActivityDraft draft, string column, string? key)
        {
            if (key is null)
                return column == "parent_id" ? draft.Activity.ParentId : draft.Activity.DuplicateOfId;
            if (edit.FindId(RecordKind.Activity, key) is { } id)
                return id;
            draft.Row.Tell(column, ImportRules.UnknownActivityKey, key);
            return null;
        }
    }

    private void ReadTargetArea(RowReader row)
    {
        var (key, code, year, phase) = (
            row.Required("key"),
            row.RequiredFigures("area_code"),
            row.Year("fiscal_year"),
            row.Choice<TargetAreaPhase>("phase")
        );
        if (year is null)
            row.Required("fiscal_year");
        if (row.IsBad)
            return;
        AreaCode(row, "area_code");
        var known = edit.FindId(RecordKind.TargetArea, key) is { } id
            ? edit.Find<TargetArea>(RecordKind.TargetArea, id)!
            : new TargetArea
            {
                Key = key,
                AreaCode = code,
                FiscalYear = year!.Value,
            };
        targetAreas.Add(
            (
                known with
                {
                    AreaCode = code,
                    FiscalYear = year!.Value,
                    Phase = phase ?? known.Phase,
                    Source = row.Text("source") ?? known.Source,
                    Note = row.Text("note") ?? known.Note,
                    IsSynthetic = row.Flag("is_synthetic") ?? known.IsSynthetic,
                },
                row,
                row.Text("continues_key")
            )
        );
    }

    /// <summary>Earlier years first, so that a later one finds what it continues.</summary>
    private void WriteTargetAreas()
    {
        foreach (
            var (target, row, continuesKey) in targetAreas
                .OrderBy(one => one.Target.FiscalYear)
                .ThenBy(one => one.Target.Key, StringComparer.Ordinal)
        )
        {
            var earlier = continuesKey is null ? target.ContinuesId : edit.FindId(RecordKind.TargetArea, continuesKey);
            if (continuesKey is not null && earlier is null)
                row.Tell("continues_key", ImportRules.UnknownTargetAreaKey, continuesKey);
            else
                Save(target with { ContinuesId = earlier }, row);
        }
        targetAreas.Clear();
    }

    /// <summary>The activity that a row speaks of: one of this import, or one of the network.</summary>
    private ActivityDraft? ActivityOf(RowReader row)
    {
        var key = row.Required("activity_id");
        if (activities.TryGetValue(key, out var draft))
            return draft;
        if (key.Length > 0 && edit.FindId(RecordKind.Activity, key) is { } id)
            return activities[key] = new(edit.Find<Activity>(RecordKind.Activity, id)!, row);
        if (key.Length > 0)
            row.Tell("activity_id", ImportRules.UnknownActivityKey, key);
        return null;
    }

    private static ValueList<int> Numbers(RowReader row, string column)
    {
        var numbers = new List<int>();
        foreach (var part in row.List(column).Select(RowReader.ArabicDigits))
            if (part is [>= '1' and <= '5'])
                numbers.Add(part[0] - '0');
            else
                row.Tell(column, ImportRules.NotOneToFive, ImportProblem.Shown(part));
        return numbers.Distinct().Order().ToValueList();
    }

    /// <summary>Kinds of outputs may name the year that they are about: RESULT_FY2564, STEP_FY2565.</summary>
    private static (ActivityOutputKind Kind, int? Year)? OutputKind(RowReader row)
    {
        var text = row.Required("kind");
        var at = text.IndexOf("_FY", StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var year = at < 0 ? null : row.YearIn("kind", text[(at + 3)..]);
        if (EnumNames.TryParse<ActivityOutputKind>(name == "STEP" ? "WORK_STEP" : name, out var kind))
            return (kind, year);
        row.TellUnknown<ActivityOutputKind>("kind", text);
        return null;
    }
}
