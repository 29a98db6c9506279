using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Collections;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// The links that follow from activities: two parties that took part in the same one. Made on demand, never stored.
/// Duplicate reports of an event and archived activities count nothing; an activity with more than
/// <see cref="MaxParticipants"/> parties (a national assembly) links nobody, since everybody meeting everybody says
/// nothing about cooperation.
/// </summary>
public sealed class CoParticipations
{
    public const int MaxParticipants = 300;

    private readonly SnapshotTables tables;
    private readonly ChunkedArray<IdList> activitiesOfParty;
    private readonly Lazy<IReadOnlyList<Collaboration>> all;

    internal CoParticipations(SnapshotTables tables, ChunkedArray<IdList> activitiesOfParty)
    {
        this.tables = tables;
        this.activitiesOfParty = activitiesOfParty;
        all = new(MakeAll);
    }

    /// <summary>
    /// All derived links, ascending by their two parties; the smaller id is always <see cref="Collaboration.FromId"/>. Made once per
    /// version: time in the sum of squares of the activities' sizes.
    /// </summary>
    public IReadOnlyList<Collaboration> All => all.Value;

    /// <summary>The derived links of one party, ascending by the other party. Time in the sizes of its activities.</summary>
    public IReadOnlyList<Collaboration> Of(int partyId)
    {
        var met = Met(partyId);
        return
        [
            .. met.OrderBy(other => other.Key)
                .Select(other => Link(Math.Min(partyId, other.Key), Math.Max(partyId, other.Key), other.Value)),
        ];
    }

    /// <summary>The parties that a party met, in no order.</summary>
    public IReadOnlyCollection<int> PartnersOf(int partyId) => activitiesOfParty.At(partyId).Count == 0 ? [] : Met(partyId).Keys;

    /// <summary>The derived link of two parties; null when they never met.</summary>
    public Collaboration? Find(int partyId, int otherId)
    {
        if (partyId == otherId || !Met(partyId).TryGetValue(otherId, out var activities))
            return null;
        return Link(Math.Min(partyId, otherId), Math.Max(partyId, otherId), activities);
    }

    /// <summary>How many parties an activity brings together; 0 where it links nobody.</summary>
    public int PresentCount(Activity activity) => Present(activity).Length;

    private Dictionary<int, List<Activity>> Met(int partyId)
    {
        var met = new Dictionary<int, List<Activity>>();
        foreach (var id in activitiesOfParty.At(partyId).Ids)
        {
            var activity = tables.Activities[id];
            var present = Present(activity);
            if (!present.Contains(partyId))
                continue;
            foreach (var other in present)
            {
                if (other == partyId)
                    continue;
                if (!met.TryGetValue(other, out var activities))
                    met[other] = activities = [];
                activities.Add(activity);
            }
        }
        return met;
    }

    private int[] Present(Activity activity)
    {
        if (activity.IsArchived || activity.DuplicateOfId is not null)
            return [];
        int[] present =
        [
            .. activity.Participations.Select(p => p.PartyId).Distinct().Where(id => tables.Parties.Find(id) is { IsArchived: false }),
        ];
        return present.Length > MaxParticipants ? [] : present;
    }

    private Collaboration[] MakeAll()
    {
        var pairs = new Dictionary<long, List<Activity>>();
        foreach (var activity in tables.Activities)
        {
            var present = Present(activity);
            Array.Sort(present);
            for (var i = 0; i < present.Length; i++)
            for (var j = i + 1; j < present.Length; j++)
            {
                var pair = (long)present[i] << 32 | (uint)present[j];
                if (!pairs.TryGetValue(pair, out var activities))
                    pairs[pair] = activities = new(1);
                activities.Add(activity);
            }
        }
        return [.. pairs.OrderBy(pair => pair.Key).Select(pair => Link((int)(pair.Key >> 32), (int)pair.Key, pair.Value))];
    }

    private static Collaboration Link(int low, int high, List<Activity> met) =>
        new()
        {
            FromId = low,
            ToId = high,
            Type = CollaborationType.CoParticipated,
            Status = CollaborationStatus.Ended,
            FiscalYears = FiscalYears.Of(met.Select(a => a.FiscalYear).OfType<int>()),
            Start = met.Min(a => a.Start),
            End = met.Max(a => a.End ?? a.Start),
            Evidence = met.Where(a => a.SourceUrl is not null)
                .Select(a => new Evidence(a.SourceUrl, a.TitleTh, EvidenceGrade.Read))
                .Distinct()
                .ToValueList(),
            ActivityIds = met.Select(a => a.Id).Order().ToValueList(),
            IsSynthetic = met.All(a => a.IsSynthetic),
        };
}
