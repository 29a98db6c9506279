using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>
/// The links that follow from activities: two parties that took part in the same one. Computed when first asked for and
/// shared by all versions with the same activities. Duplicate reports of an event and archived activities count nothing;
/// an activity with more than <see cref="MaxParticipants"/> parties (a national assembly) links nobody, since everybody
/// meeting everybody says nothing about cooperation.
/// </summary>
public sealed class CoParticipations
{
    public const int MaxParticipants = 300;

    private readonly Collaboration[] links;
    private readonly Dictionary<int, int[]> ofParty;

    private CoParticipations(Collaboration[] links)
    {
        this.links = links;
        ofParty = links.SelectMany((link, at) => new[] { (Party: link.FromId, At: at), (Party: link.ToId, At: at) })
            .GroupBy(end => end.Party, end => end.At).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The derived links, ascending by their two parties; the smaller id is always <see cref="Collaboration.FromId"/>.</summary>
    public IReadOnlyList<Collaboration> All => links;

    public IEnumerable<Collaboration> Of(int partyId) => ofParty.TryGetValue(partyId, out var at) ? at.Select(i => links[i]) : [];

    public int CountOf(int partyId) => ofParty.TryGetValue(partyId, out var at) ? at.Length : 0;

    public Collaboration? Find(int partyId, int otherId)
    {
        int low = Math.Min(partyId, otherId), high = Math.Max(partyId, otherId);
        return Of(low).FirstOrDefault(link => link.FromId == low && link.ToId == high);
    }

    internal static CoParticipations From(RecordTable<Activity> activities, RecordTable<Party> parties)
    {
        var pairs = new SortedDictionary<(int Low, int High), List<Activity>>();
        foreach (var activity in activities.Where(a => !a.IsArchived && a.DuplicateOfId is null))
        {
            int[] present = [.. activity.Participations.Select(p => p.PartyId).Distinct().Where(id => parties.Find(id) is { IsArchived: false }).Order()];
            if (present.Length > MaxParticipants) continue;
            for (var i = 0; i < present.Length; i++)
                for (var j = i + 1; j < present.Length; j++)
                {
                    if (!pairs.TryGetValue((present[i], present[j]), out var met)) pairs[(present[i], present[j])] = met = [];
                    met.Add(activity);
                }
        }
        return new([.. pairs.Select(pair => Link(pair.Key, pair.Value))]);
    }

    private static Collaboration Link((int Low, int High) pair, List<Activity> met) => new()
    {
        FromId = pair.Low,
        ToId = pair.High,
        Type = CollaborationType.CoParticipated,
        Status = CollaborationStatus.Ended,
        FiscalYears = FiscalYears.Of(met.Select(a => a.FiscalYear).OfType<int>()),
        Start = met.Min(a => a.Start),
        End = met.Max(a => a.End ?? a.Start),
        Evidence = met.Where(a => a.SourceUrl is not null).Select(a => new Evidence(a.SourceUrl, a.TitleTh, EvidenceGrade.Read)).Distinct().ToValueList(),
        ActivityIds = met.Select(a => a.Id).Order().ToValueList(),
        IsSynthetic = met.All(a => a.IsSynthetic),
    };
}
