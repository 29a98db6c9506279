using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Search;

/// <summary>What can be searched for.</summary>
public enum SearchKind
{
    /// <summary>Parties, by name in Thai or English.</summary>
    Party,

    /// <summary>Areas, by name in Thai or English.</summary>
    Area,

    /// <summary>Activities, by title in Thai or English.</summary>
    Activity,
}

internal static class SearchQueries
{
    private static readonly Sort<NameHit> BestFirst = new(
        [new SortKey<NameHit, double>("score", true, RecordKinds.None, (_, hit) => hit.Score)],
        hit => (long)hit.Kind << 32 | (uint)hit.Id
    );

    /// <summary>
    /// Finds parties, areas and activities by name however it is written: without tone marks, spaces or dots, abbreviated, in part,
    /// misspelt, in Thai or English.
    /// First those with every word of the text, in any order, in their name or the names of the places that they lie in; then names that
    /// are spelled alike.
    /// Best first, at most 1,000.
    /// </summary>
    /// <param name="text">What to look for: a name or parts of it, in Thai or English; at most 200 characters.</param>
    /// <param name="kinds">Only these; all when left out.</param>
    public static SearchConnection Search(
        [FromServices] RequestNetwork request,
        [FromServices] NetworkNames names,
        [Paged] Page page,
        string text,
        IReadOnlyList<SearchKind>? kinds,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var network = request.Snapshot;
            var wanted = kinds?.ToHashSet();
            var hits = names.Find(network, text, wanted is null ? null : kind => wanted.Contains(Of(kind)), cancellationToken);
            return new(
                Connection.Cut(network, BestFirst.Apply(network, [.. hits]), BestFirst, page, hit => new SearchHitNode(network, hit))
            );
        }
        catch (SearchInputException wrong)
        {
            throw new WireException("TEXT_TOO_LONG", wrong.Message, wrong.MessageTh);
        }
    }

    private static SearchKind Of(RecordKind kind) =>
        kind switch
        {
            RecordKind.Party => SearchKind.Party,
            RecordKind.Area => SearchKind.Area,
            _ => SearchKind.Activity,
        };
}

/// <summary>A hit: what was found, by which of its names, and how well it answers the text.</summary>
public sealed class SearchHitNode(NetworkSnapshot network, NameHit hit)
{
    public NameHit Hit => hit;

    public INamed Node() =>
        hit.Kind switch
        {
            RecordKind.Party => PartyNode.Of(network, network.Parties[hit.Id]),
            RecordKind.Area => new AreaNode(network, network.Areas[hit.Id]),
            _ => new ActivityNode(network, network.Activities[hit.Id]),
        };
}

/// <summary>A page of what was found, best first.</summary>
[Name("SearchConnection")]
public sealed class SearchConnection(Connection<SearchHitNode> hits)
{
    /// <summary>What was found, each with its cursor, score and the name that answered.</summary>
    public IEnumerable<SearchEdge> Edges() => hits.Edges().Select(edge => new SearchEdge(edge.Cursor, edge.Node));

    /// <summary>What was found.</summary>
    public IEnumerable<INamed> Nodes() => hits.Nodes.Select(hit => hit.Node());

    /// <summary>Where the page lies in the list.</summary>
    public PageInfo PageInfo() => hits.PageInfo();

    /// <summary>The size of the whole list, at most 1,000.</summary>
    public int TotalCount => hits.TotalCount;
}

/// <summary>One thing that was found.</summary>
[Name("SearchEdge")]
public sealed class SearchEdge(string cursor, SearchHitNode hit)
{
    /// <summary>Its place in the list.</summary>
    public string Cursor => cursor;

    /// <summary>The party, area or activity.</summary>
    public INamed Node() => hit.Node();

    /// <summary>How well it answers the text, from 0 to 1: 1 is a name written out, 0.7 and above has every word.</summary>
    public double Score => hit.Hit.Score;

    /// <summary>The name that answered.</summary>
    public string MatchedName => hit.Hit.MatchedName;
}
