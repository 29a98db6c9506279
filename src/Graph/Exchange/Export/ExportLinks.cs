using System.Globalization;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Exchange.Export.Persons;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>
/// The links of an export, made node by node: each is found at the one of its two nodes that comes first. Memory for the links of one
/// node at a time; time in the links of the scope, which are looked at from both ends.
/// </summary>
internal sealed class ExportLinks(ScopedNetwork scoped, ExportNodes nodes, Pseudonyms pseudonyms, ExportOptions options)
{
    /// <summary>Which way a link points, seen from the node that comes first.</summary>
    private enum Way : byte
    {
        Neither,
        Forth,
        Back,
    }

    public IEnumerable<ExportLink> All(CancellationToken cancellationToken)
    {
        var (ends, merged) = (new List<End>(), new List<Collaboration>());
        for (var node = 0; node < nodes.All.Length; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ends.Clear();
            Collect(node, ends);
            ends.Sort(Compare);
            for (var from = 0; from < ends.Count; )
            {
                var to = from + 1;
                while (to < ends.Count && IsOne(ends[from], ends[to]))
                {
                    to++;
                }
                yield return Merge(nodes.All[node], merged, CollectionsMarshal.AsSpan(ends)[from..to]);
                from = to;
            }
        }
    }

    private void Collect(int node, List<End> ends)
    {
        foreach (var party in nodes.All[node].PartyIds)
        {
            foreach (var link in scoped.LinksOf(party))
            {
                if (nodes.Of(link.OtherEnd(party)) is var other && other > node)
                {
                    Add(ends, other, link, isForth: link.FromId == party);
                }
            }
        }
    }

    private void Add(List<End> ends, int other, Collaboration link, bool isForth)
    {
        if (options.Direction == ExportDirection.Undirected || options.Direction == ExportDirection.Mixed && !link.IsDirected)
        {
            ends.Add(new(other, Way.Neither, false, link));
        }
        else if (link.IsDirected)
        {
            ends.Add(new(other, isForth ? Way.Forth : Way.Back, false, link));
        }
        else
        {
            ends.Add(new(other, Way.Forth, false, link));
            ends.Add(new(other, Way.Back, true, link));
        }
    }

    /// <summary>Whether two neighbours in the order of <see cref="Compare"/> become one link.</summary>
    private bool IsOne(End left, End right) =>
        options.Parallel != ParallelLinks.All
        && left.Other == right.Other
        && left.Way == right.Way
        && (options.Parallel == ParallelLinks.ByPair || left.Link.Type == right.Link.Type);

    private static int Compare(End left, End right)
    {
        var order = left.Other.CompareTo(right.Other);
        order = order != 0 ? order : left.Way.CompareTo(right.Way);
        order = order != 0 ? order : left.Link.Type.CompareTo(right.Link.Type);
        order = order != 0 ? order : left.Link.Id.CompareTo(right.Link.Id);
        order = order != 0 ? order : left.Link.FromId.CompareTo(right.Link.FromId);
        return order != 0 ? order : left.Link.ToId.CompareTo(right.Link.ToId);
    }

    private ExportLink Merge(ExportNode node, List<Collaboration> merged, ReadOnlySpan<End> ends)
    {
        var first = ends[0];
        var other = nodes.All[first.Other];
        var (weight, isMirrored) = (0.0, options.Direction == ExportDirection.Directed);
        merged.Clear();
        foreach (var end in ends)
        {
            merged.Add(end.Link);
            weight += scoped.WeightOf(end.Link);
            isMirrored &= !end.Link.IsDirected;
        }
        var (source, target) = first.Way == Way.Back ? (other, node) : (node, other);
        var id = IdOf(first.Link, node.IsPerson || other.IsPerson) + (first.IsSecond ? ".r" : "");
        return new(source, target, id, weight, CollectionsMarshal.AsSpan(merged)) { IsDirected = first.Way != Way.Neither, IsMirrored = isMirrored };
    }

    /// <summary>That of the first link that it is made of: no link is in two.</summary>
    private string IdOf(Collaboration link, bool holdsPerson)
    {
        var number = link.IsDerived
            ? string.Create(CultureInfo.InvariantCulture, $"D{link.FromId}-{link.ToId}")
            : string.Create(CultureInfo.InvariantCulture, $"L{link.Id}");
        return holdsPerson ? pseudonyms.OfLink(number) : number;
    }

    /// <summary>A link as one of its nodes sees it.</summary>
    /// <param name="IsSecond">Whether it is the second of two arcs.</param>
    private readonly record struct End(int Other, Way Way, bool IsSecond, Collaboration Link);
}
