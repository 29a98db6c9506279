using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>
/// What speaks for links of a scoped network, looked up pair by pair. Made in one pass over parties and ties; links count both ways. For
/// any number of threads, each with an <see cref="Ego"/> of its own.
/// </summary>
internal sealed class PairScorer
{
    private const int HubCount = 100;
    private readonly string?[] codes;
    private readonly PartyKind[] kinds;
    private readonly ulong[] partnerKinds;
    private readonly OfficeTies pacc;
    private readonly OfficeTies codi;
    private readonly HashSet<string> withGoodActor = [];
    private readonly Jurisdiction jurisdiction;
    private readonly double logLargest;

    public PairScorer(ScopedNetwork network)
    {
        (Network, Graph, Places) = (network, network.Graph.Underlying, new Places(network));
        var n = Graph.NodeCount;
        (codes, kinds, partnerKinds) = (new string?[n], new PartyKind[n], new ulong[n]);
        for (var node = 0; node < n; node++)
            (codes[node], kinds[node]) = (network.PartyOf(node).AreaCode, network.PartyOf(node).PartyKind);
        var largest = 0;
        for (var node = 0; node < n; node++)
        {
            largest = Math.Max(largest, Graph.DegreeOf(node));
            foreach (var other in Graph.NeighboursOf(node))
                partnerKinds[node] |= EnumSet.Of(kinds[other]).Mask;
            if (codes[node] is { } code && (kinds[node] == PartyKind.GoodActor || HasPartner(node, PartyKind.GoodActor)))
                withGoodActor.Add(code);
        }
        logLargest = Math.Log(1 + largest);
        jurisdiction = new(network);
        (pacc, codi) = (new(this, PartyKind.PaccOffice), new(this, PartyKind.CodiOffice));
        Hubs =
        [
            .. Enumerable
                .Range(0, n)
                .Order(
                    Comparer<int>.Create(
                        (a, b) => Graph.DegreeOf(b) != Graph.DegreeOf(a) ? Graph.DegreeOf(b).CompareTo(Graph.DegreeOf(a)) : a.CompareTo(b)
                    )
                )
                .Take(HubCount),
        ];
    }

    public ScopedNetwork Network { get; }
    public CsrGraph Graph { get; }
    public Places Places { get; }

    /// <summary>The parties with the most partners, most first.</summary>
    public IReadOnlyList<int> Hubs { get; }

    public bool HasPartner(int node, PartyKind kind) => (partnerKinds[node] & EnumSet.Of(kind).Mask) != 0;

    public PartyKind KindOf(int node) => kinds[node];

    /// <summary>
    /// What speaks for a link between the one that <paramref name="ego"/> looks from and another; without steps
    /// <see cref="PairFeatures.Far"/> is 0.
    /// </summary>
    public PairFeatures Features(Ego ego, int other)
    {
        var (node, degree, shared) = (ego.Node, Graph.DegreeOf(other), ego.SharedCount(other));
        var strength = ego.Strength(other);
        var fresh = degree - shared;
        var together = SharedActivities(node, other).Count;
        return new(
            Shared: strength / (1 + strength),
            Area: AreaScore(node, other),
            Kind: (HasPartner(node, kinds[other]) ? 0 : .5) + (HasPartner(other, kinds[node]) ? 0 : .5),
            Gap: GapsOf(node, other).IsEmpty ? 0 : 1,
            Activities: together / (1.0 + together),
            Far: ego.Steps is not { } steps ? 0
                : steps[other] == Steps.None ? 1
                : 1 - 2.0 / steps[other],
            Fresh: degree == 0 ? 0 : (double)fresh / degree,
            Reach: logLargest == 0 ? 0 : Math.Log(1 + fresh) / logLargest
        );
    }

    /// <summary>The digits of the finest area that holds both: 6, 4, 2, or 0 for none.</summary>
    public int SharedDigits(int node, int other)
    {
        if (codes[node] is not { } one || codes[other] is not { } two || one[0] == 'R' || two[0] == 'R')
            return 0;
        for (var length = Math.Min(one.Length, two.Length); length >= 2; length -= 2)
            if (string.CompareOrdinal(one, 0, two, 0, length) == 0)
                return length;
        return 0;
    }

    public EnumSet<SuggestionGap> GapsOf(int node, int other)
    {
        var gaps = 0UL;
        if (pacc.WouldTie(node, other) || pacc.WouldTie(other, node))
            gaps |= 1UL << (int)SuggestionGap.PaccTie;
        if (codi.WouldTie(node, other) || codi.WouldTie(other, node))
            gaps |= 1UL << (int)SuggestionGap.CodiTie;
        if (LacksGoodActor(node, other) || LacksGoodActor(other, node))
            gaps |= 1UL << (int)SuggestionGap.GoodActorTie;
        return new(gaps);
    }

    /// <summary>
    /// Ids of the activities of the scope's years that both took part in, ascending; an activity and its parts counted once, reports of
    /// another left out.
    /// </summary>
    public List<int> SharedActivities(int node, int other)
    {
        var (shared, events) = (new List<int>(), new HashSet<int>());
        ReadOnlySpan<int> one = Network.Snapshot.ActivitiesOf(Network.PartyIds[node]),
            two = Network.Snapshot.ActivitiesOf(Network.PartyIds[other]);
        for (int i = 0, j = 0; i < one.Length && j < two.Length; )
        {
            if (
                one[i] == two[j]
                && Network.Snapshot.Activities[one[i]] is var activity
                && Counts(activity)
                && events.Add(Network.Snapshot.EventOf(activity))
            )
                shared.Add(one[i]);
            if (one[i] <= two[j])
                i++;
            else
                j++;
        }
        return shared;
    }

    /// <summary>
    /// Whom to look at for one party: those two steps away, those of its district, those of its province whose kind it lacks, the offices
    /// that cover it, whom an office covers, and the parties with the most partners. Ascending, without itself and its partners, and only
    /// as far as each one's jurisdiction goes.
    /// </summary>
    public List<int> CandidatesOf(Ego ego)
    {
        var node = ego.Node;
        var found = new BitSet(Graph.NodeCount);
        foreach (var other in ego.Touched)
            found.Add(other);
        foreach (var hub in Hubs)
            found.Add(hub);
        if (codes[node] is { } code && code[0] != 'R')
        {
            foreach (var other in Places.NodesIn(code[..Math.Min(4, code.Length)]))
                found.Add(other);
            foreach (var other in Places.NodesIn(code[..2]))
                if (!HasPartner(node, kinds[other]))
                    found.Add(other);
        }
        foreach (var office in pacc.OfficesOf(node))
            found.Add(office);
        foreach (var office in codi.OfficesOf(node))
            found.Add(office);
        if (kinds[node] is PartyKind.PaccOffice or PartyKind.CodiOffice)
            foreach (var cover in Network.PartyOf(node).Covers)
            foreach (var other in Places.NodesIn(cover.AreaCode))
                found.Add(other);
        found.Remove(node);
        foreach (var other in Graph.NeighboursOf(node))
            found.Remove(other);
        var candidates = new List<int>();
        for (var other = 0; other < found.Length; other++)
            if (found[other] && jurisdiction.Allows(node, other))
                candidates.Add(other);
        return candidates;
    }

    private double AreaScore(int node, int other) =>
        SharedDigits(node, other) switch
        {
            6 => 1,
            4 => .6,
            2 => .3,
            _ => 0,
        };

    private bool LacksGoodActor(int goodActor, int other) =>
        kinds[goodActor] == PartyKind.GoodActor && codes[other] is { } code && !withGoodActor.Contains(code);

    private bool Counts(Activity activity) =>
        activity.DuplicateOfId is null
        && (Network.Scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year));

    /// <summary>Which offices of a kind cover each party's place, and which parties have a tie to one.</summary>
    private sealed class OfficeTies
    {
        private readonly Dictionary<string, int[]> offices = [];
        private readonly bool[] isTied;
        private readonly PairScorer scorer;

        public OfficeTies(PairScorer scorer, PartyKind kind)
        {
            this.scorer = scorer;
            isTied = new bool[scorer.Graph.NodeCount];
            for (var node = 0; node < isTied.Length; node++)
            {
                if (scorer.codes[node] is not { } code)
                    continue;
                if (!offices.TryGetValue(code, out var here))
                    offices[code] = here = [
                        .. scorer.Places.OfficesOf(code, kind).Select(scorer.Network.NodeOf).Where(office => office >= 0),
                    ];
                foreach (var office in here)
                    isTied[node] |= office == node || scorer.Graph.HasArc(node, office);
            }
        }

        public int[] OfficesOf(int node) => scorer.codes[node] is { } code ? offices[code] : [];

        public bool WouldTie(int office, int node) => !isTied[node] && Array.IndexOf(OfficesOf(node), office) >= 0;
    }
}
