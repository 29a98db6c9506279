using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Communities;

/// <summary>One community.</summary>
/// <param name="Label">Stays with the group as long as the earlier states say that it is the same.</param>
/// <param name="Members">Nodes, those best linked within the community first; equal ones by id.</param>
/// <param name="TieCount">Ties between two members.</param>
/// <param name="InternalFraction">The weight of ties that stay within, of all that members have: 1 where none leaves; null where there are
/// none.</param>
/// <param name="Conductance">The weight of ties that leave, by that of all ties of the smaller side; 0 where none leaves, null where a side
/// has no ties.</param>
/// <param name="Density">Ties within by pairs of members; null for one member.</param>
/// <param name="Kinds">Members by kind, the most frequent first.</param>
/// <param name="Provinces">Members by province, the most frequent first; those without one are left out.</param>
public sealed record Community(
    int Label,
    int[] Members,
    int TieCount,
    double? InternalFraction,
    double? Conductance,
    double? Density,
    IReadOnlyList<(PartyKind Kind, int Count)> Kinds,
    IReadOnlyList<(string Code, int Count)> Provinces
)
{
    /// <summary>The member with the largest weight of ties to other members, after whom it is named.</summary>
    public int Centre => Members[0];
}

/// <summary>What communities are made of, counted in one pass.</summary>
internal sealed class CommunityParts
{
    private readonly double[] inside;
    private readonly double[] strengths;
    private readonly int[] ties;
    private readonly double total;

    private CommunityParts(int[][] members, double[] inside, double[] strengths, int[] ties) =>
        (Members, this.inside, this.strengths, this.ties, total) = (members, inside, strengths, ties, strengths.Sum());

    /// <summary>Nodes by community, best linked within it first.</summary>
    public int[][] Members { get; }

    public static CommunityParts Of(CsrGraph graph, int[] labels, int count, CancellationToken cancel)
    {
        var (inside, strengths, ties, sizes) = (new double[count], new double[count], new int[count], new int[count]);
        var own = new double[labels.Length];
        for (var node = 0; node < labels.Length; node++)
        {
            if ((node & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var label = labels[node];
            sizes[label]++;
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                strengths[label] += graph.WeightAt(arc);
                if (labels[graph.Targets[arc]] != label)
                    continue;
                own[node] += graph.WeightAt(arc);
                ties[label]++;
            }
            inside[label] += own[node];
        }
        var members = Array.ConvertAll(sizes, size => new int[size]);
        Array.Clear(sizes);
        for (var node = 0; node < labels.Length; node++)
            members[labels[node]][sizes[labels[node]]++] = node;
        foreach (var group in members)
            Array.Sort(Array.ConvertAll(group, node => (-own[node], node)), group);
        return new(members, inside, strengths, Array.ConvertAll(ties, ends => ends / 2));
    }

    public Community Describe(int community, ScopedNetwork network, int label)
    {
        var members = Members[community];
        double all = strengths[community],
            leaving = all - inside[community],
            smaller = Math.Min(all, total - all),
            pairs = members.Length * (members.Length - 1.0) / 2;
        var kinds = new int[Enum.GetValues<PartyKind>().Length];
        var provinces = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in members)
        {
            var party = network.PartyOf(node);
            kinds[(int)party.PartyKind]++;
            if (NetworkSnapshot.ProvinceOf(party.AreaCode) is { } province)
                provinces[province] = provinces.GetValueOrDefault(province) + 1;
        }
        return new(
            label,
            members,
            ties[community],
            all > 0 ? inside[community] / all : null,
            smaller > 0 ? Math.Max(0, leaving) / smaller : null,
            pairs > 0 ? ties[community] / pairs : null,
            [.. kinds.Select((count, kind) => ((PartyKind)kind, count)).Where(one => one.count > 0).OrderByDescending(one => one.count)],
            [
                .. provinces
                    .OrderByDescending(one => one.Value)
                    .ThenBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => (one.Key, one.Value)),
            ]
        );
    }
}
