using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Communities;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Communities;

/// <summary>The communities of a scope.</summary>
[Name("Communities")]
public sealed class CommunitiesNode(Measured<CommunitiesResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => CommunitySentences.Of(measured.Result);

    private static readonly Sort<int> ByPlace = new([], place => place);
    private readonly CommunitiesResult result = measured.Result;

    /// <summary>How they were found.</summary>
    public CommunityMethod Method => result.Options.Method;

    /// <summary>Larger values give smaller communities; 1 is Newman and Girvan's modularity.</summary>
    public double Resolution => result.Options.Resolution;

    /// <summary>The seed of the random choices.</summary>
    public int Seed => (int)result.Options.Seed;

    /// <summary>Communities, those of one party included.</summary>
    public int CommunityCount => result.All.Length;

    /// <summary>Parties that are a community of their own: those without a tie, for one.</summary>
    public int SingleCount => result.All.Count(community => community.Members.Length == 1);

    /// <summary>
    /// How much more ties stay within communities than chance would have it, −0.5 to 1, at the resolution asked for; 0 without ties.
    /// </summary>
    public double Modularity => result.Modularity;

    /// <summary>Whether the last round changed nothing any more.</summary>
    public bool Converged => result.Converged;

    /// <summary>Rounds.</summary>
    public int Iterations => result.Iterations;

    /// <summary>The communities, the largest first; those with fewer than the given number of parties are left out.</summary>
    /// <param name="minSize">Only those with at least so many members.</param>
    public Connection<CommunityNode> All([Paged] Page page, int minSize = 1) =>
        Connection.Cut(
            Scoped.Snapshot,
            [.. Enumerable.Range(0, result.All.Length).Where(place => result.All[place].Members.Length >= minSize)],
            ByPlace,
            page,
            NodeOf
        );

    /// <summary>The community of a party; null where the party lies outside the scope or there is none.</summary>
    /// <param name="partyId">The id of the party.</param>
    public CommunityNode? Of([Id] string partyId) =>
        Scoped.NodeOf(GlobalId.Read(RecordKind.Party, partyId, "partyId")) is >= 0 and var node ? NodeOf(result.PlaceOf[node]) : null;

    private CommunityNode NodeOf(int place) => new(Scoped, result.All[place]);
}
