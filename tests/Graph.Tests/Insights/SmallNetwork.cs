using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights;

/// <summary>Networks for tests of insights, made up: parties of random kinds in two provinces, links of three fiscal years.</summary>
internal static class SmallNetwork
{
    public const int FirstYear = 2565;

    /// <summary>Party i has id i + 1.</summary>
    public static async Task<NetworkSnapshot> OfAsync(int parties, IEnumerable<(int From, int To, int Year)> links)
    {
        await using var live = await BundledNetwork.EmptyAsync();
        var committed = await live.CommitAsync("test", "test", edit =>
        {
            edit.Add(
                new Area
                {
                    Code = "50",
                    Level = AreaLevel.Province,
                    NameTh = "เชียงใหม่",
                }
            );
            edit.Add(
                new Area
                {
                    Code = "57",
                    Level = AreaLevel.Province,
                    NameTh = "เชียงราย",
                }
            );
            for (var i = 0; i < parties; i++)
                edit.Add(
                    new Party
                    {
                        Key = $"p{i}",
                        NameTh = $"องค์กร {i}",
                        PartyKind = (PartyKind)(i * 7 % 11),
                        AreaCode =
                            i % 3 == 0 ? "50"
                            : i % 3 == 1 ? "57"
                            : null,
                    }
                );
            foreach (
                var (from, to, year) in links
                    .Where(link => link.From != link.To)
                    .Select(link => (Math.Min(link.From, link.To), Math.Max(link.From, link.To), link.Year))
                    .Distinct()
            )
                edit.Add(
                    new Collaboration
                    {
                        FromId = from + 1,
                        ToId = to + 1,
                        Type = CollaborationType.CollaboratesWith,
                        FiscalYears = FiscalYears.Of(year),
                    }
                );
            return 0;
        });
        return committed.Snapshot;
    }

    public static ScopedNetwork Year(NetworkSnapshot network, int year) =>
        ScopedNetwork.Build(network, new() { FiscalYears = FiscalYears.Of(year), Weight = TieWeight.Links });

    public static Gen<(int Parties, List<(int From, int To, int Year)> Links)> Random(int maxParties = 12) =>
        from parties in Gen.Int[1, maxParties]
        from links in Gen.Select(Gen.Int[0, parties - 1], Gen.Int[0, parties - 1], Gen.Int[FirstYear, FirstYear + 2]).List[0, parties * 4]
        select (parties, links);
}
