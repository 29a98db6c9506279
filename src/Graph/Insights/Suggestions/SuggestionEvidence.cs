using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>How much there is to test suggestions on: the links of a fiscal year, and those that came in the next.</summary>
/// <param name="TrainYear">The year (B.E.) learned from; null where no two years that follow each other have links.</param>
/// <param name="NewPairCount">Pairs with a link in the next year and none in this.</param>
/// <param name="TestedPairCount">Those of them whose parties both had a tie in this year: what can be foretold.</param>
/// <param name="PartyCount">Parties of such pairs.</param>
public sealed record SuggestionEvidence(int? TrainYear, int NewPairCount, int TestedPairCount, int PartyCount)
{
    /// <summary>Fewer tested pairs, or parties of them, than these are too few to say anything.</summary>
    public const int LeastPairCount = 30;
    public const int LeastPartyCount = 10;

    public bool IsTooSmallToSay => TestedPairCount < LeastPairCount || PartyCount < LeastPartyCount;

    /// <summary>That of the latest year that has links in it and in the next.</summary>
    internal static SuggestionEvidence Latest(ScopedNetwork network, CancellationToken cancel) =>
        LatestYear(network) is { } year
            ? Of(year, In(network, year, cancel).Graph.Underlying, In(network, year + 1, cancel).Graph.Underlying)
            : new(null, 0, 0, 0);

    internal static SuggestionEvidence Of(int year, CsrGraph before, CsrGraph after)
    {
        var (all, tested, parties) = (0, 0, new HashSet<int>());
        for (var node = 0; node < after.NodeCount; node++)
            foreach (var other in after.NeighboursOf(node))
            {
                if (other <= node || before.HasArc(node, other))
                    continue;
                all++;
                if (before.DegreeOf(node) == 0 || before.DegreeOf(other) == 0)
                    continue;
                tested++;
                parties.UnionWith([node, other]);
            }
        return new(year, all, tested, parties.Count);
    }

    /// <summary>The links of one year of a scope; every party stays, so that nodes are the same in each year.</summary>
    internal static ScopedNetwork In(ScopedNetwork network, int year, CancellationToken cancel)
    {
        var isInScope = FiscalYear.IsValid(year) && (network.Scope.FiscalYears is not { } years || years.Contains(year));
        return ScopedNetwork.Build(
            network.Snapshot,
            network.Scope with
            {
                FiscalYears = isInScope ? FiscalYears.Of(year) : FiscalYears.None,
                WithoutIsolated = false,
            },
            cancel
        );
    }

    /// <summary>The latest year that has links in it and in the next.</summary>
    internal static int? LatestYear(ScopedNetwork network)
    {
        var mask =
            network.Links().Aggregate(0UL, (years, link) => years | link.FiscalYears.Mask)
            & (network.Scope.FiscalYears?.Mask ?? ulong.MaxValue);
        return new FiscalYears(mask & mask >> 1).Last;
    }
}
