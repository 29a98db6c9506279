using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

internal sealed partial class ImportRun
{
    /// <summary>
    /// Links that this import wrote: one that repeats such a link is a mistake in the table, one that repeats an older link brings it up to
    /// date.
    /// </summary>
    private readonly HashSet<int> writtenLinks = [];

    private void ReadCollaboration(RowReader row)
    {
        var (from, to, type) = (PartyOf(row, "from_key"), PartyOf(row, "to_key"), row.RequiredChoice<CollaborationType>("type"));
        var (years, start, end) = (row.Years("fiscal_years"), row.Date("start"), row.Date("end"));
        var (intensity, status) = (row.Choice<Intensity>("intensity"), row.Choice<CollaborationStatus>("status"));
        var trust = new TrustRating(row.Number("reliability", 1, 4), row.Number("shared_mission", 1, 4), row.Number("openness", 1, 4));
        var value = new ValueRating(
            row.Number("power_and_influence", 1, 4),
            row.Number("resources", 1, 4),
            row.Number("involvement", 1, 4)
        );
        if (row.IsBad)
            return;
        Write(
            row,
            new Collaboration
            {
                Key = row.Text("key"),
                FromId = from!.Value,
                ToId = to!.Value,
                Type = type!.Value,
                FiscalYears = years.IsEmpty ? FiscalYears.Between(start, end) : years,
                Start = start,
                End = end,
                Intensity = intensity,
                Status = status ?? CollaborationStatus.Active,
                Evidence =
                    row.Text("evidence_url") is null && row.Text("evidence_note") is null
                        ? []
                        : [new Evidence(row.Text("evidence_url"), row.Text("evidence_note"))],
                Trust = trust == new TrustRating(null, null, null) ? null : trust,
                Value = value == new ValueRating(null, null, null) ? null : value,
                Note = row.Text("note"),
                IsSynthetic = row.Flag("is_synthetic") ?? false,
            },
            "to_key"
        );
    }

    private void ReadLink(RowReader row)
    {
        var (from, to, type, year) = (
            PartyOf(row, "from"),
            PartyOf(row, "to"),
            row.RequiredChoice<CollaborationType>("type"),
            row.Year("fiscalYear")
        );
        var (intensity, status) = (row.Choice<Intensity>("intensity"), row.Choice<CollaborationStatus>("status"));
        if (row.IsBad)
            return;
        Write(
            row,
            new Collaboration
            {
                FromId = from!.Value,
                ToId = to!.Value,
                Type = type!.Value,
                FiscalYears = year is { } known ? FiscalYears.Of(known) : FiscalYears.None,
                Intensity = intensity,
                Status = status ?? CollaborationStatus.Active,
            },
            "to"
        );
    }

    private void Write(RowReader row, Collaboration link, string column)
    {
        var known =
            link.Key is { } key && edit.FindId(RecordKind.Collaboration, key) is { } id
                ? edit.Find<Collaboration>(RecordKind.Collaboration, id)
                : Repeated(link);
        if (known is not null && !known.Joins(link.FromId, link.ToId))
            row.Tell(column, ImportRules.OtherParties, link.Key!);
        else if (known is not null && writtenLinks.Contains(known.Id))
            row.Tell(column, ImportRules.LinkTwice);
        else if (Save(known is null ? link : Merge(known, link, row), row, column) is { } saved)
            writtenLinks.Add(saved.Id);
    }

    /// <summary>The link of the network that says the same.</summary>
    private Collaboration? Repeated(Collaboration link)
    {
        var from = edit.LinksOf(link.FromId);
        var to = edit.LinksOf(link.ToId);
        var other = from.Length <= to.Length ? link.ToId : link.FromId;
        foreach (var tie in from.Length <= to.Length ? from : to)
            if (tie.PartyId == other && edit.Find<Collaboration>(RecordKind.Collaboration, tie.LinkId) is { } known && known.Repeats(link))
                return known;
        return null;
    }

    /// <summary>What the row does not say stays as it is.</summary>
    private static Collaboration Merge(Collaboration known, Collaboration read, RowReader row) =>
        known with
        {
            Key = read.Key ?? known.Key,
            Type = read.Type,
            FiscalYears = known.FiscalYears | read.FiscalYears,
            Start = read.Start ?? known.Start,
            End = read.End ?? known.End,
            Intensity = read.Intensity ?? known.Intensity,
            Status = row.Text("status") is null ? known.Status : read.Status,
            Evidence = known.Evidence.Union(read.Evidence).ToValueList(),
            Trust = read.Trust ?? known.Trust,
            Value = read.Value ?? known.Value,
            Note = read.Note ?? known.Note,
            IsSynthetic = row.Flag("is_synthetic") ?? known.IsSynthetic,
        };

    private int? PartyOf(RowReader row, string column)
    {
        var key = row.Required(column);
        if (key.Length == 0)
            return null;
        if ((edit.FindId(RecordKind.Party, key) ?? edit.FindPartyByOfficialCode(key)) is { } id)
            return id;
        row.Tell(column, Rules.UnknownPartyKey, key);
        return null;
    }
}
