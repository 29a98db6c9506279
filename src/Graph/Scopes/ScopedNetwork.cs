using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Scopes;

/// <summary>What a scope holds of one version, counted.</summary>
/// <param name="PartyCount">Parties, isolated ones included.</param>
/// <param name="TieCount">Pairs of parties with a link; arcs where the scope is directed.</param>
/// <param name="LinkCount">Stored links.</param>
/// <param name="DerivedLinkCount">Links that follow from activities.</param>
/// <param name="EvidencedLinkCount">Links of both sorts with a source.</param>
/// <param name="SyntheticLinkCount">Links of both sorts that are made up.</param>
/// <param name="IsolatedCount">Parties without a tie: in the scope, or left out of it for that.</param>
public sealed record ScopeCounts(
    int PartyCount,
    int TieCount,
    int LinkCount,
    int DerivedLinkCount,
    int EvidencedLinkCount,
    int SyntheticLinkCount,
    int IsolatedCount
)
{
    /// <summary>The share of links with a source, 0 to 1; null where there is no link.</summary>
    public double? EvidencedFraction =>
        LinkCount + DerivedLinkCount == 0 ? null : (double)EvidencedLinkCount / (LinkCount + DerivedLinkCount);
}

/// <summary>
/// A part of one version of the network as a graph, and the way back: nodes are the parties of the scope in the order of their ids, ties
/// the links between them,
/// links between the same two merged and their weights added. Immutable.
/// </summary>
public sealed class ScopedNetwork
{
    private readonly ScopeFilter filter;
    private readonly int[] partyIds;
    private readonly int[] nodes;

    private ScopedNetwork(
        NetworkSnapshot snapshot,
        NetworkScope scope,
        ScopeFilter filter,
        int[] partyIds,
        int[] nodes,
        CsrGraph graph,
        ScopeCounts counts
    )
    {
        (Snapshot, Scope, Graph, Counts) = (snapshot, scope, graph, counts);
        (this.filter, this.partyIds, this.nodes) = (filter, partyIds, nodes);
    }

    public NetworkSnapshot Snapshot { get; }

    public NetworkScope Scope { get; }

    /// <summary>Weighted unless the scope counts every tie as 1; directed where the scope is.</summary>
    public CsrGraph Graph { get; }

    public ScopeCounts Counts { get; }

    /// <summary>Ids of the parties by node, ascending.</summary>
    public ReadOnlySpan<int> PartyIds => partyIds;

    /// <summary>The node of a party; −1 where the party is outside the scope or there is none.</summary>
    public int NodeOf(int partyId) => (uint)partyId < (uint)nodes.Length ? nodes[partyId] : -1;

    public Party PartyOf(int node) => Snapshot.Parties[partyIds[node]];

    /// <summary>Filters and builds. Time in the parties and links of the version; derived links are made once per version.</summary>
    public static ScopedNetwork Build(NetworkSnapshot snapshot, NetworkScope scope, CancellationToken cancel = default)
    {
        var filter = new ScopeFilter(snapshot, scope);
        var partyIds = snapshot.Parties.Where(filter.Holds).Select(party => party.Id).ToArray();
        var nodes = NodesOf(partyIds, snapshot.Parties.LastId);
        var tally = new Tally(filter, nodes, new EdgeList(scope.Weight != TieWeight.None), scope.IsDirected);
        tally.Add(snapshot.Collaborations, cancel);
        if (scope.IncludeDerived)
            tally.Add(snapshot.CoParticipations.All, cancel);
        var graph = scope.IsDirected
            ? CsrGraphBuilder.Directed(tally.Edges, partyIds.Length)
            : CsrGraphBuilder.Undirected(tally.Edges, partyIds.Length);
        var tied = NodesWithTies(graph);
        var isolated = graph.NodeCount - tied.Length;
        if (scope.WithoutIsolated && isolated > 0)
        {
            (graph, partyIds) = (CsrGraphBuilder.Induced(graph, tied), Array.ConvertAll(tied, node => partyIds[node]));
            nodes = NodesOf(partyIds, snapshot.Parties.LastId);
        }
        return new(
            snapshot,
            scope,
            filter,
            partyIds,
            nodes,
            graph,
            new(partyIds.Length, graph.EdgeCount, tally.Stored, tally.Derived, tally.Evidenced, tally.Synthetic, isolated)
        );
    }

    /// <summary>The nodes of a graph that have a tie, ascending: those among which chance can deal anything.</summary>
    public static int[] NodesWithTies(CsrGraph graph) =>
        [.. Enumerable.Range(0, graph.NodeCount).Where(node => graph.Underlying.DegreeOf(node) > 0)];

    private static int[] NodesOf(int[] partyIds, int lastId)
    {
        var nodes = new int[lastId + 1];
        Array.Fill(nodes, -1);
        for (var node = 0; node < partyIds.Length; node++)
            nodes[partyIds[node]] = node;
        return nodes;
    }

    /// <summary>The links of the scope that a party has, stored ones first.</summary>
    public IEnumerable<Collaboration> LinksOf(int partyId)
    {
        if (NodeOf(partyId) < 0)
            return [];
        var stored = new List<Collaboration>();
        foreach (var tie in Snapshot.LinksOf(partyId))
            if (NodeOf(tie.PartyId) >= 0 && Snapshot.Collaborations[tie.LinkId] is var link && filter.Holds(link))
                stored.Add(link);
        return Scope.IncludeDerived && !Snapshot.ActivitiesOf(partyId).IsEmpty
            ? stored.Concat(Snapshot.CoParticipations.Of(partyId).Where(link => NodeOf(link.OtherEnd(partyId)) >= 0 && filter.Holds(link)))
            : stored;
    }

    /// <summary>The links of the scope between two parties, stored ones first: what their tie is made of.</summary>
    public IEnumerable<Collaboration> LinksBetween(int partyId, int otherId) =>
        LinksOf(partyId).Where(link => link.OtherEnd(partyId) == otherId);

    /// <summary>All links of the scope, stored ones first, each once. One pass over the links of the version.</summary>
    public IEnumerable<Collaboration> Links() =>
        Snapshot
            .Collaborations.Concat(Scope.IncludeDerived ? Snapshot.CoParticipations.All : [])
            .Where(link => NodeOf(link.FromId) >= 0 && NodeOf(link.ToId) >= 0 && filter.Holds(link));

    /// <summary>Whether an area, or a part of the country that has no code, lies within the areas of the scope.</summary>
    public bool HoldsArea(string? code) => filter.HoldsArea(code);

    /// <summary>What a link of the scope adds to the weight of its tie; above 0.</summary>
    public double WeightOf(Collaboration link) => filter.WeightOf(link);

    /// <summary>Takes in links and counts them.</summary>
    private sealed class Tally(ScopeFilter filter, int[] nodes, EdgeList edges, bool isDirected)
    {
        public EdgeList Edges => edges;
        public int Stored { get; private set; }
        public int Derived { get; private set; }
        public int Evidenced { get; private set; }
        public int Synthetic { get; private set; }

        public void Add(IEnumerable<Collaboration> links, CancellationToken cancel)
        {
            var seen = 0;
            foreach (var link in links)
            {
                if ((++seen & 0xFFFF) == 0)
                    cancel.ThrowIfCancellationRequested();
                if (nodes[link.FromId] is not (>= 0 and var from) || nodes[link.ToId] is not (>= 0 and var to) || !filter.Holds(link))
                    continue;
                var weight = filter.WeightOf(link);
                edges.Add(from, to, weight);
                if (isDirected && !link.IsDirected)
                    edges.Add(to, from, weight);
                if (link.IsDerived)
                    Derived++;
                else
                    Stored++;
                Evidenced += link.Evidence.Count > 0 ? 1 : 0;
                Synthetic += link.IsSynthetic ? 1 : 0;
            }
        }
    }
}
