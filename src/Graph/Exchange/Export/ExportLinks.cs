using System.Globalization;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Exchange.Export.Persons;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>
/// The links of an export, made node by node: each at the one of its two nodes that comes first. Memory: a reference for each link of the
/// scope,
/// and what is made of one node's links at a time. Time: one pass over the links of the version, and a sort of those of each node.
/// </summary>
internal sealed class ExportLinks(ScopedNetwork scoped, ExportNodes nodes, Pseudonyms pseudonyms, ExportOptions options)
{
    /// <summary>Links between two looks at whether anybody still reads.</summary>
    private const int CheckInterval = 4096;

    /// <summary>Which way a link points, seen from the node that comes first.</summary>
    private enum Way : byte
    {
        Neither,
        Forth,
        Back,
    }

    public IEnumerable<ExportLink> All(CancellationToken cancellationToken)
    {
        var (starts, links) = ByFirstNode(cancellationToken);
        var (ends, merged) = (new List<End>(), new List<Collaboration>());
        for (var node = 0; node < nodes.All.Length; node++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ends.Clear();
            for (var i = starts[node]; i < starts[node + 1]; i++)
            {
                var isForth = nodes.Of(links[i].FromId) == node;
                Add(ends, nodes.Of(isForth ? links[i].ToId : links[i].FromId), links[i], isForth);
            }
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

    /// <summary>
    /// The links that join two nodes, by the first of them, and where those of each node begin. Links within a group of persons join none.
    /// </summary>
    private (int[] Starts, Collaboration[] Links) ByFirstNode(CancellationToken cancellationToken)
    {
        var (starts, all) = (
            new int[nodes.All.Length + 1],
            new List<Collaboration>(scoped.Counts.LinkCount + scoped.Counts.DerivedLinkCount)
        );
        foreach (var link in scoped.Links())
        {
            if (all.Count % CheckInterval == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
            if (nodes.Of(link.FromId) != nodes.Of(link.ToId))
            {
                all.Add(link);
                starts[FirstNode(link) + 1]++;
            }
        }
        for (var node = 0; node < nodes.All.Length; node++)
        {
            starts[node + 1] += starts[node];
        }
        var (next, links) = (starts.ToArray(), new Collaboration[all.Count]);
        foreach (var link in all)
        {
            links[next[FirstNode(link)]++] = link;
        }
        return (starts, links);
    }

    private int FirstNode(Collaboration link) => Math.Min(nodes.Of(link.FromId), nodes.Of(link.ToId));

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
        return new(source, target, id, weight, CollectionsMarshal.AsSpan(merged))
        {
            IsDirected = first.Way != Way.Neither,
            IsMirrored = isMirrored,
        };
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
